/** Bundles an entry as an edge runtime gets it: one file, no Node built-ins to lean on. */
import { type BuildOptions, build } from 'esbuild';
import { SOURCE_CONDITION } from '../../server/build/source.ts';

const root = new URL('../../', import.meta.url).pathname;

/**
 * @param entry a file of this package, from its root; or the text of a module
 * @param options such as `format: 'iife'` for runtimes that evaluate scripts
 * @returns the minified bundle
 */
export async function bundle(
  entry: string | { text: string },
  options: BuildOptions = {},
): Promise<string> {
  const result = await build({
    ...(typeof entry === 'string'
      ? { entryPoints: [entry] }
      : { stdin: { contents: entry.text, resolveDir: root, loader: 'ts' } }),
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: [SOURCE_CONDITION, 'workerd', 'worker', 'import'],
    logLevel: 'error',
    ...options,
  });
  const [output] = result.outputFiles ?? [];
  if (!output) throw new Error('The entry came to nothing.');
  return output.text;
}
