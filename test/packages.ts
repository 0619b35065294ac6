/** Builds and packs the packages, the way a release does, for the tests that use them as strangers. */
import { execFile } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PACKAGES, type PackageName } from '../server/build/packages.ts';

export { PACKAGES, type PackageName };

const execute = promisify(execFile);

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The tarball of each package. */
export type Tarballs = Readonly<Record<PackageName, string>>;

/** The environment of somebody who has installed a package: without the condition of the sources. */
export const STRANGER: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: '' };

/** Folders that a build does not read. Tests make and remove files in theirs meanwhile. */
const LEFT_OUT = ['.ci', '.git', 'node_modules', 'reports', 'test'];

/**
 * Builds a copy of the sources, which leaves every `dist/` alone for the tests that run at the same
 * time, and packs each package.
 *
 * @param destination a folder for the tarballs
 * @throws {Error} with what the build has printed, when it fails
 */
export async function packPackages(destination: string): Promise<Tarballs> {
  const copy = await mkdtemp(join(tmpdir(), 'packages-'));
  for (const entry of await readdir(root)) {
    if (LEFT_OUT.includes(entry)) continue;
    await cp(join(root, entry), join(copy, entry), {
      recursive: true,
      filter: (source) => !/\/(dist|node_modules|\.data)$/.test(source),
    });
  }
  // The packages find each other in the copy, and everything else where it is installed.
  await mkdir(join(copy, 'node_modules'));
  for (const entry of await readdir(join(root, 'node_modules'))) {
    const folder = PACKAGES[entry as PackageName];
    const target = folder ? join(copy, folder) : join(root, 'node_modules', entry);
    await symlink(target, join(copy, 'node_modules', entry));
  }
  await execute('npm', ['run', '--silent', 'build'], { cwd: copy, env: STRANGER });
  const folders = Object.keys(PACKAGES).map((name) => `./dist/${name}`);
  const { stdout } = await execute(
    'npm',
    ['pack', '--json', '--pack-destination', destination, ...folders],
    { cwd: copy },
  );
  await rm(copy, { recursive: true });
  // npm 11 and older print a list, newer ones an object by name.
  const packed: { name: string; filename: string }[] = Object.values(JSON.parse(stdout));
  return Object.fromEntries(
    packed.map(({ name, filename }) => [name, join(destination, filename)]),
  ) as unknown as Tarballs;
}

/** Unpacks a tarball as npm does, without its dependencies. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await execute('tar', ['--extract', '--file', tarball, '--directory', folder, '--strip=1']);
}

/**
 * Makes a project in which the packed packages are installed, as they would be in a stranger's: what
 * they depend on is linked from this repository, so nothing is fetched.
 *
 * @param project an empty folder
 * @param packed the tarballs, where they have been made before
 */
export async function installPackages(project: string, packed?: Tarballs): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tarballs-'));
  const tarballs = packed ?? (await packPackages(folder));
  const modules = join(project, 'node_modules');
  for (const [name, tarball] of Object.entries(tarballs)) {
    await unpack(tarball, join(modules, name));
    await linkCommands(modules, name);
  }
  for (const entry of await readdir(join(root, 'node_modules'))) {
    if (!(entry in PACKAGES) && entry !== '.bin') {
      await symlink(join(root, 'node_modules', entry), join(modules, entry));
    }
  }
  await writeFile(join(project, 'package.json'), '{"private":true,"type":"module"}');
  await rm(folder, { recursive: true });
}

/** Links the commands of an unpacked package into `.bin`, as npm does. */
async function linkCommands(modules: string, name: string): Promise<void> {
  const { bin = {} } = JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8'));
  await mkdir(join(modules, '.bin'), { recursive: true });
  for (const [command, path] of Object.entries<string>(bin)) {
    await chmod(join(modules, name, path), 0o755);
    await symlink(join('..', name, path), join(modules, '.bin', command));
  }
}
