/** Installed packages, and copies of the examples beside them: what somebody has who followed along. */
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGES, type PackageName, packPackages, root, unpack } from '../packages.ts';
import type { Variables } from '../runtimes/running.ts';

/** A folder with installed packages. */
export interface Project {
  folder: string;
  /** Where an example was copied to. */
  example(name: string): string;
  remove(): Promise<void>;
}

/** Where the examples are. */
export const EXAMPLES = join(root, 'demo/examples');

/**
 * Installs the packed packages, and copies every example into a folder of its own below. Everything
 * that they depend on is taken from the repository's own installation: no registry is asked.
 */
export async function installProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  const tarballs = await packPackages(folder);
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '.bin'), { recursive: true });
  for (const name of Object.keys(PACKAGES) as PackageName[]) {
    await unpack(tarballs[name], join(modules, name));
    const { bin = {} } = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'));
    for (const [command, file] of Object.entries<string>(bin)) {
      await symlink(join('..', name, file), join(modules, '.bin', command));
    }
  }
  // As npm writes it; Deno takes a package from `node_modules` only if it is named here.
  const dependencies = Object.fromEntries(Object.keys(PACKAGES).map((name) => [name, '*']));
  const manifest = { private: true, type: 'module', dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const own = join(root, 'node_modules');
  for (const entry of await readdir(own)) {
    if (!entry.startsWith('.') && !(entry in PACKAGES)) {
      await symlink(join(own, entry), join(modules, entry));
    }
  }
  for (const command of await readdir(join(own, '.bin'))) {
    if (command.startsWith('fb-')) continue;
    const target = join(own, '.bin', await readlink(join(own, '.bin', command)));
    await symlink(target, join(modules, '.bin', command));
  }
  await cp(EXAMPLES, join(folder, 'examples'), { recursive: true });
  return {
    folder,
    example: (name) => join(folder, 'examples', name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Writes variables as a file that each runtime reads. */
export async function writeEnvironment(file: string, variables: Variables): Promise<void> {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(file, lines.join(''));
}

/** The names in a file of variables; each has to have no value. */
export async function namesIn(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => line.split('=')[0] ?? '');
}

/** The commands of a README, without what follows a `#`. */
export function commandsOf(readme: string): string[] {
  const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, text = '']) => text);
  return blocks
    .flatMap((block) => block.trim().split('\n'))
    .map((line) => line.replace(/\s+#\s.*$/, '').trim());
}
