/**
 * Writes a folder a package into the root's `dist/`, each with nothing but what is published: built
 * files, a `package.json` without the conditions of the repository, and the documents that its README
 * points to. `npm publish ./dist/<name>` publishes it.
 *
 * The sources are not in it, and their `package.json` files are private, so that no `npm publish` in
 * the wrong folder publishes them.
 */
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PACKAGES } from './packages.ts';
import { reachedDeclarations } from './reached-declarations.ts';
import { shippedDocuments } from './shipped-documents.ts';

/** In every package, whatever its `files` say: npm's rule. */
const ALWAYS = ['LICENSE'];

/** The members of a `package.json` that only the repository needs. */
const OF_THE_REPOSITORY = ['private', 'scripts', 'devDependencies'];

type Json = string | boolean | Json[] | { [name: string]: Json };

/** A path to a source, such as `./store.ts`. */
function isSource(value: Json): boolean {
  return typeof value === 'string' && /^\.\/(?!dist\/).*\.ts$/.test(value);
}

/** The same, where nothing leads to a source. */
function withoutSources(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => !isSource(item));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !isSource(member))
      .map(([name, member]) => [name, withoutSources(member)]),
  );
}

/** Removes the declarations that nobody can import. */
async function dropUnreached(target: string, exports: unknown): Promise<void> {
  const reached = await reachedDeclarations(target, exports);
  for await (const file of glob(join(target, 'dist/**/*.d.{ts,cts}'))) {
    if (!reached.has(file)) await rm(file);
  }
}

/** Takes the white space out of what editors and tools read: the manifest and its other formats. */
async function compactJson(target: string): Promise<void> {
  for await (const file of glob(join(target, '{,dist/}*.json'))) {
    await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, 'utf8'))));
  }
}

async function writePackage(folder: string): Promise<void> {
  const source = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const manifest = withoutSources(source) as { name: string; files: string[] };
  const published = Object.fromEntries(
    Object.entries(manifest).filter(([name]) => !OF_THE_REPOSITORY.includes(name)),
  );
  const target = join('dist', manifest.name);
  await rm(target, { recursive: true, force: true });
  const documents = await shippedDocuments(folder);
  const written = new Set([...documents.keys()].map((path) => path.split('/')[0]));
  for (const path of [...ALWAYS, ...manifest.files]) {
    if (!written.has(path)) await cp(join(folder, path), join(target, path), { recursive: true });
  }
  for (const [path, content] of documents) {
    await mkdir(join(target, dirname(path)), { recursive: true });
    await writeFile(join(target, path), content);
  }
  await dropUnreached(target, published.exports);
  await compactJson(target);
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

for (const folder of Object.values(PACKAGES)) await writePackage(folder);
