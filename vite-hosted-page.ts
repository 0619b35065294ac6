/** Builds the scripts of the hosted preferences page into one module that the handler serves them from. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { Plugin } from 'vite';

const FOLDER = 'server/hosted-page/client';

const COMMON = {
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
  outdir: 'dist',
} satisfies BuildOptions;

/**
 * Writes `dist/hosted-page-client.js`. An edge runtime has no files, so the scripts travel as text.
 *
 * The element's templates stay as they are written: Lit finds the server's markup by their hash.
 */
export function hostedPageClient(): Plugin {
  return {
    name: 'hosted-page-client',
    async writeBundle({ dir = 'dist' }) {
      const live = await build({
        ...COMMON,
        entryPoints: [`${FOLDER}/live.ts`],
        format: 'esm',
        splitting: true,
        entryNames: '[name]-[hash]',
        chunkNames: '[name]-[hash]',
      });
      const liveName = nameOf(
        live.outputFiles.find(({ path }) => nameOf({ path }).startsWith('live-')),
      );
      const address = await build({
        ...COMMON,
        entryPoints: [`${FOLDER}/address.ts`],
        format: 'iife',
        entryNames: '[name]-[hash]',
        define: { LIVE: JSON.stringify(`./${liveName}`) },
        external: ['./live-*'],
      });
      const files = [...live.outputFiles, ...address.outputFiles];
      const entries = files.map((file) => [nameOf(file), file.text]);
      await writeFile(
        `${dir}/hosted-page-client.js`,
        `export const entry = ${JSON.stringify(nameOf(address.outputFiles[0]))};
export const files = new Map(${JSON.stringify(entries, null, 1)});
`,
      );
    },
  };
}

function nameOf(file: { path: string } | undefined): string {
  if (!file) throw new Error('The hosted page came to nothing.');
  return basename(file.path);
}
