/**
 * Copies the modules of the element's package that a back end needs into the packages of the back
 * end: the domain and the texts. Whoever installs these packages gets neither the element nor Lit.
 *
 * In the sources, an import names the package; in `dist/`, it leads to the copy beside it.
 */
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const ELEMENT = 'fb-email-preferences';

/** Where the modules of the element come from. */
const ELEMENT_DIST = 'component/dist';

/** What `hosted-page.ts` bundles, Lit inside: no other module of `dist/` imports it. */
const BUNDLED = [
  'server/dist/handler/pages/preferences/client',
  'server/dist/handler/pages/preferences/render-element.js',
  'server/dist/handler/pages/preferences/render-element.d.ts',
];

/** An import of the element's package, such as that of its `/messages`. */
const OF_ELEMENT = /(?<=\b(?:from |import\()['"])fb-email-preferences\/([\w-]+)(?=['"])/g;

/** What a module of the element imports. */
const IMPORT = /\b(?:from |import ?\(?)['"]([^'"]+)['"]/g;

interface Exports {
  [name: string]: { default: string };
}

/** The path of an entry of the element, below `component/dist/`, such as `messages.js`. */
function moduleOf(exports: Exports, entry: string): string {
  const target = exports[`./${entry}`]?.default;
  if (!target) throw new Error(`${ELEMENT} does not export ./${entry}.`);
  return relative('dist', target);
}

/** The module and all that it imports, each with its declarations. */
async function withImports(module: string, found: Set<string>): Promise<Set<string>> {
  if (found.has(module)) return found;
  found.add(module);
  for (const file of [module, declarationsOf(module)]) {
    const text = await readFile(join(ELEMENT_DIST, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      if (!specifier.startsWith('.')) throw new Error(`${ELEMENT}'s ${file} imports ${specifier}.`);
      const imported = join(dirname(module), specifier).replace(/\.ts$/, '.js');
      await withImports(imported, found);
    }
  }
  return found;
}

function declarationsOf(module: string): string {
  return module.replace(/\.js$/, '.d.ts');
}

/**
 * Copies into `<dist>/fb-email-preferences/`, and leads the imports of `dist` there.
 *
 * @throws {Error} when a module that is imported needs another package, such as `lit`
 */
async function carryModules(dist: string): Promise<void> {
  const { exports } = JSON.parse(await readFile('component/package.json', 'utf8'));
  const carried = new Set<string>();
  for await (const file of glob(`${dist}/**/*.{js,d.ts}`)) {
    const text = await readFile(file, 'utf8');
    const entries = new Set([...text.matchAll(OF_ELEMENT)].map(([, entry = '']) => entry));
    if (entries.size === 0) continue;
    for (const entry of entries) await withImports(moduleOf(exports, entry), carried);
    const rewritten = text.replace(OF_ELEMENT, (_, entry: string) =>
      fromFile(file, join(dist, ELEMENT, moduleOf(exports, entry))),
    );
    await writeFile(file, rewritten);
  }
  for (const module of carried) {
    for (const file of [module, declarationsOf(module)]) {
      const copy = join(dist, ELEMENT, file);
      await mkdir(dirname(copy), { recursive: true });
      await cp(join(ELEMENT_DIST, file), copy);
    }
  }
}

/** The specifier by which a file imports another. */
function fromFile(file: string, target: string): string {
  const path = relative(dirname(file), target);
  return path.startsWith('.') ? path : `./${path}`;
}

for (const path of BUNDLED) await rm(path, { recursive: true, force: true });
for (const dist of process.argv.slice(2)) await carryModules(dist);
