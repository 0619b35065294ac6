/** The examples that are functions: each is bundled as its platform does, and called by it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundle } from '../runtimes/bundle.ts';
import { edgeScript, runOnEdge } from '../runtimes/engines.ts';
import { HTTP_API } from '../runtimes/lambda-events.ts';
import type { Start } from '../runtimes/running.ts';
import { startFunction } from '../runtimes/thread.ts';
import type { Project } from './project.ts';

/** The functions by example. */
export function functions(project: () => Project): Record<string, Start> {
  return {
    async vercel(variables) {
      const folder = project().example('vercel');
      const { rewrites } = JSON.parse(await readFile(join(folder, 'vercel.json'), 'utf8'));
      // The one file that every path leads to.
      const entry = `.${rewrites[0].destination}.js`;
      const script = await bundle(edgeScript(entry), {
        format: 'iife',
        stdin: { contents: edgeScript(entry).text, resolveDir: folder, loader: 'ts' },
        absWorkingDir: folder,
        conditions: ['edge-light', 'worker', 'browser', 'module', 'import'],
      });
      return runOnEdge(script, variables);
    },
    async netlify(variables) {
      const folder = project().example('netlify');
      const outfile = join(folder, 'bundled.mjs');
      await build({
        entryPoints: [join(folder, 'netlify/functions/preferences.js')],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        logLevel: 'error',
        // What some dependency of Node's kind needs in a bundle of modules.
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
      });
      return startFunction(pathToFileURL(outfile).href, (event) => event, variables);
    },
    async 'aws-lambda'(variables) {
      const file = join(project().example('aws-lambda'), 'index.js');
      return startFunction(pathToFileURL(file).href, HTTP_API, variables);
    },
  };
}
