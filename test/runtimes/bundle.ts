/** Bundles an entry as an edge runtime gets it: one file, no Node built-ins to lean on. */
import { build } from 'esbuild';

/**
 * @param entry a file of this package, from its root
 * @param format `esm`, or `iife` for runtimes that evaluate scripts
 * @returns the minified bundle
 */
export async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: new URL('../../', import.meta.url).pathname,
    bundle: true,
    write: false,
    minify: true,
    format,
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    logLevel: 'error',
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`${entry} came to nothing`);
  return output.text;
}
