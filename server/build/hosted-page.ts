/**
 * Builds what the hosted preferences page is made of into modules without imports, so that whoever
 * bundles the handler for an edge runtime needs no settings for it.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BuildOptions, build, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { joinLines, minifyStyles } from './minify-element.ts';
import { SOURCE_CONDITION } from './source.ts';

const FOLDER = 'server/handler/pages/preferences';
const OUTPUT = 'server/dist';

/** Both builds treat the element's templates alike: Lit finds the server's markup by their hash. */
const COMMON = {
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  outdir: OUTPUT,
} satisfies BuildOptions;

/** Writes `hosted-page-element.js` and `hosted-page-client.js` into `server/dist/`. */
export function hostedPage(): Plugin {
  return {
    name: 'hosted-page',
    async writeBundle() {
      await mkdir(OUTPUT, { recursive: true });
      await writeFile(`${OUTPUT}/hosted-page-element.js`, await elementModule());
      await writeFile(`${OUTPUT}/hosted-page-client.js`, await clientModule());
    },
  };
}

/** The element, ready to render on any server. Lit's build for servers is under `node`. */
async function elementModule(): Promise<string> {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [`${FOLDER}/render-element.ts`],
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: [SOURCE_CONDITION, 'node', 'import'],
    // The notices of Lit and parse5 have to travel with them.
    legalComments: 'eof',
    // A whole HTML parser is half of the page's bytes, and the element's templates need little of it.
    alias: { parse5: `./${FOLDER}/parse-template.ts` },
    plugins: [minifiedStyles(), withoutNode(), without(/\/component\/(load-\w+|preview)\.ts$/)],
  });
  return joinLines(fileOf(outputFiles[0]).text);
}

/** The scripts of the page as text, because an edge runtime has no files. */
async function clientModule(): Promise<string> {
  const hydrate = await build({
    ...COMMON,
    entryPoints: [`${FOLDER}/client/hydrate.ts`],
    conditions: [SOURCE_CONDITION],
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    plugins: [minifiedStyles(), without(/\/component\/preview\.ts$/)],
  });
  const hydrateScript = fileOf(
    hydrate.outputFiles.find(({ path }) => basename(path).startsWith('hydrate-')),
  );
  const address = await build({
    ...COMMON,
    entryPoints: [`${FOLDER}/client/address.ts`],
    format: 'iife',
    entryNames: '[name]-[hash]',
    define: { HYDRATE_URL: JSON.stringify(`./${basename(hydrateScript.path)}`) },
    external: ['./hydrate-*'],
  });
  const entry = basename(fileOf(address.outputFiles[0]).path);
  const files = [...hydrate.outputFiles, ...address.outputFiles].map((file) => [
    basename(file.path),
    joinLines(file.text),
  ]);
  return `export const entry = ${JSON.stringify(entry)};
export const files = new Map(${JSON.stringify(files, null, 1)});
`;
}

/** All that Lit's build for servers wants of Node is base64, which every runtime has as `btoa`. */
function withoutNode(): EsbuildPlugin {
  return {
    name: 'without-node',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^buffer$/ }, () => ({ path: 'buffer', namespace: 'base64' }));
      onLoad({ filter: /.*/, namespace: 'base64' }, () => ({
        contents: 'export const Buffer = { from: (text) => ({ toString: () => btoa(text) }) };',
      }));
    },
  };
}

/** The stylesheet as the page's own file of the element has it. */
function minifiedStyles(): EsbuildPlugin {
  return {
    name: 'minified-styles',
    setup({ onLoad }) {
      onLoad({ filter: /\/component\/[\w.-]+\.styles\.ts$/ }, async ({ path }) => ({
        contents: await minifyStyles(await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

/**
 * Leaves out what is never loaded here: on a server languages, since it passes the texts; on either side
 * samples. Where the module does not load, the element goes on without it.
 */
function without(filter: RegExp): EsbuildPlugin {
  return {
    name: 'without',
    setup({ onLoad }) {
      onLoad({ filter }, () => ({ contents: "throw new Error('This is not loaded here.');" }));
    },
  };
}

function fileOf<File>(file: File | undefined): File {
  if (!file) throw new Error('The hosted page came to nothing.');
  return file;
}
