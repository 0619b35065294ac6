/** The table "What may import what" of ARCHITECTURE.md, held against the imports of every file. */
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { PACKAGES } from '../server/build/packages.ts';

/** A row of the table: a folder or a file, and what its code may import beside itself. */
interface Room {
  path: string;
  mayImport: readonly string[];
}

/** Where each package is, by its name. */
const FOLDERS: Readonly<Record<string, string>> = PACKAGES;

const SOURCE_FILES = '{component,server}/**/*.ts';

const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'([.@#\w][^']*)'/g;

async function readTable(): Promise<Room[]> {
  const text = await readFile('ARCHITECTURE.md', 'utf8');
  const section = text.split('## What may import what')[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => /^\| `/.test(line));
  return rows.flatMap((row) => {
    const [, folders = '', , allowed = ''] = row.split('|');
    return names(folders).map((path) => ({ path, mayImport: names(allowed) }));
  });
}

function names(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** The room of a file: the longest path of the table that it lies in. */
function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  return rooms
    .filter(({ path }) => (path.endsWith('/') ? file.startsWith(path) : file === path))
    .sort((one, other) => other.path.length - one.path.length)[0];
}

/** What an import leads to: a file of the repository, or the name of a package, or `node:`. */
async function targetOf(file: string, specifier: string): Promise<string> {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
  if (specifier.startsWith('node:')) return 'node:';
  const [scope = '', name = ''] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  const folder = FOLDERS[packageName];
  if (folder === undefined) return packageName;
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const path = `.${specifier.slice(packageName.length)}`;
  const pattern = Object.keys(exports).find((key) => {
    const [before = '', after] = key.split('*');
    return after === undefined ? key === path : path.startsWith(before) && path.endsWith(after);
  });
  assert.ok(pattern, `${file} imports ${specifier}, which ${packageName} does not export.`);
  const source: string = exports[pattern]['@fb-email-preferences/source'];
  return normalize(join(folder, source.replace('*', path.slice(pattern.indexOf('*')))));
}

async function importsOf(file: string): Promise<string[]> {
  const code = (await readFile(file, 'utf8')).replace(/^\s*\*.*$/gm, '');
  const specifiers = [...code.matchAll(IMPORT)].map(([, specifier = '']) => specifier);
  return Promise.all(
    specifiers.filter((name) => !name.startsWith('#')).map((name) => targetOf(file, name)),
  );
}

describe('what may import what', async () => {
  const rooms = await readTable();
  const files: string[] = [];
  for await (const file of glob(SOURCE_FILES)) {
    if (!/\/(dist|node_modules)\//.test(file)) files.push(file);
  }

  it('has a row for every file, and a file for every row', () => {
    const homeless = files.filter((file) => !roomOf(rooms, file));
    assert.deepEqual(homeless, []);
    const inhabited = new Set(files.map((file) => roomOf(rooms, file)?.path));
    const empty = rooms.filter(
      ({ path }) => /^(component|server)\//.test(path) && !inhabited.has(path),
    );
    assert.deepEqual(empty, []);
  });

  it('has no circle', () => {
    const reached = (from: Room, path: readonly Room[]): void => {
      const circle = path.indexOf(from);
      assert.equal(circle, -1, [...path.slice(circle), from].map(({ path }) => path).join(' -> '));
      for (const room of rooms) {
        if (room.path !== from.path && from.mayImport.includes(room.path)) {
          reached(room, [...path, from]);
        }
      }
    };
    for (const room of rooms) reached(room, []);
  });

  it('is what the files import', async () => {
    const broken: string[] = [];
    for (const file of files) {
      const room = roomOf(rooms, file);
      for (const target of await importsOf(file)) {
        const targetRoom = roomOf(rooms, target)?.path ?? target;
        const allowed = targetRoom === room?.path || room?.mayImport.includes(targetRoom);
        if (!allowed) broken.push(`${file} imports ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('has no path that leads from one package into another', async () => {
    const broken: string[] = [];
    const packageOf = (file: string) =>
      Object.values(PACKAGES)
        .filter((folder) => file.startsWith(`${folder}/`))
        .sort((one, other) => other.length - one.length)[0];
    for await (const file of glob('{component,server,demo}/**/*.ts')) {
      if (/\/(dist|node_modules)\//.test(file)) continue;
      const code = await readFile(file, 'utf8');
      for (const [, specifier = ''] of code.matchAll(IMPORT)) {
        if (!specifier.startsWith('.')) continue;
        const target = normalize(join(dirname(file), specifier));
        if (packageOf(target) !== packageOf(file)) broken.push(`${file} imports ${specifier}`);
      }
    }
    assert.deepEqual(broken, []);
  });
});
