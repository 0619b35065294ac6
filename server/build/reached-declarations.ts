/** Finds the declarations that somebody who imports a package can see: the others need not be in it. */
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a declaration file imports, such as `'./store.ts'` or, for CommonJS, `'./store.cjs'`. */
const IMPORT = /\b(?:from |import ?\(?)['"](\.[^'"]+)['"]/g;

/** Every path below `dist/` that `exports` of a `package.json` leads to, patterns resolved. */
function declaredEntries(folder: string, exports: unknown): string[] {
  const paths = JSON.stringify(exports).match(/\.\/dist\/[^"]+\.d\.c?ts/g) ?? [];
  return paths.flatMap((path) => globSync(join(folder, path)));
}

/** The declaration file that an import of another one leads to. */
function declarationsAt(file: string, specifier: string): string {
  const path = join(dirname(file), specifier);
  return path.replace(/\.c[jt]s$/, '.d.cts').replace(/(?<!\.d)\.[jt]s$/, '.d.ts');
}

/**
 * The declaration files of a package that its exports reach.
 *
 * @param folder of the package, built
 * @param exports of its `package.json`
 * @throws {Error} when one imports a file that is not there
 */
export async function reachedDeclarations(folder: string, exports: unknown): Promise<Set<string>> {
  const reached = new Set<string>();
  const open = declaredEntries(folder, exports);
  for (let file = open.pop(); file; file = open.pop()) {
    if (reached.has(file)) continue;
    if (!existsSync(file)) throw new Error(`${file} is imported, and is not there.`);
    reached.add(file);
    for (const [, specifier = ''] of (await readFile(file, 'utf8')).matchAll(IMPORT)) {
      open.push(declarationsAt(file, specifier));
    }
  }
  return reached;
}
