/** Prints what a visitor's browser and an edge runtime download, and fails over budget. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { build as buildElement } from 'vite';
import { SOURCE_CONDITION } from '../server/build/source.ts';

interface Measured {
  what: string;
  bytes: number;
  /** More than this fails. */
  budget: number;
  /** What it should come down to. */
  goal?: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The element as a page loads it. */
const CDN = `${root}/component/dist/cdn`;

function gzipped(code: string | Uint8Array): number {
  return gzipSync(code, { level: 9 }).byteLength;
}

async function bundled(entry: string, external: string[] = []): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: [SOURCE_CONDITION, 'production', 'workerd', 'worker', 'browser'],
    external,
    legalComments: 'none',
    // Texts in other scripts as they are, not as escapes of six bytes.
    charset: 'utf8',
  });
  const output = outputFiles[0];
  if (!output) throw new Error(`esbuild wrote nothing for ${entry}.`);
  return gzipped(output.contents);
}

/** The same build with Lit left out: what a page downloads that has Lit already. */
async function elementWithoutLit(): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'size-'));
  await buildElement({
    root,
    logLevel: 'error',
    build: { outDir, rolldownOptions: { external: [/^lit/] } },
  });
  const bytes = gzipped(await readFile(join(outDir, 'fb-email-preferences.js')));
  await rm(outDir, { recursive: true });
  return bytes;
}

const languages = (await readdir(`${root}/component/locales`))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', '.js'));

const measured: Measured[] = [
  {
    what: 'an English page: the element with Lit (component/dist/cdn/fb-email-preferences.js)',
    bytes: gzipped(await readFile(`${CDN}/fb-email-preferences.js`)),
    budget: 16_100,
    goal: 12_000,
  },
  {
    what: 'the same without Lit, importing it',
    bytes: await elementWithoutLit(),
    budget: 11_450,
    goal: 7_100,
  },
  {
    what: 'the table of languages (load-messages.js)',
    bytes: gzipped(await readFile(`${CDN}/fb-email-preferences/load-messages.js`)),
    budget: 500,
  },
  {
    what: 'samples for previews (preview.js)',
    bytes: gzipped(await readFile(`${CDN}/fb-email-preferences/preview.js`)),
    budget: 1_000,
  },
  {
    what: 'API worker (server/runtimes/worker.ts)',
    bytes: await bundled('server/runtimes/worker.ts'),
    budget: 25_000,
  },
  {
    what: 'the same in front of SoftwareOne (server/runtimes/worker-softwareone.ts)',
    bytes: await bundled('server/runtimes/worker-softwareone.ts'),
    budget: 33_000,
  },
  {
    what: 'the same in front of Wappfy (server/runtimes/worker-wappfy.ts)',
    bytes: await bundled('server/runtimes/worker-wappfy.ts'),
    budget: 33_000,
  },
  {
    what: 'the whole handler, with its pages (server/runtimes/worker-with-pages.ts)',
    bytes: await bundled('server/runtimes/worker-with-pages.ts', ['node:*']),
    budget: 165_000,
    goal: 90_000,
  },
  ...(await Promise.all(
    languages.map(async (file) => ({
      what: `language (${file})`,
      bytes: gzipped(await readFile(`${CDN}/fb-email-preferences/${file}`)),
      budget: 1_650,
    })),
  )),
];

const width = Math.max(...measured.map(({ what }) => what.length));
for (const { what, bytes, budget, goal } of measured) {
  const missed = goal && bytes > goal ? `, over the goal of ${goal.toLocaleString('en')}` : '';
  const verdict = `${bytes > budget ? 'over budget' : 'within budget'}${missed}`;
  const figures = `${bytes.toLocaleString('en')} of ${budget.toLocaleString('en')} bytes`;
  console.log(`${what.padEnd(width)}  ${figures.padStart(24)}  ${verdict}`);
}
console.log('Minified, gzip -9.');
if (measured.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
