/**
 * Where the projects are made: the packed packages, the servers of the README's commands behind them,
 * and a folder a project with what its reader would have installed.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { startJourney } from '../docs/journey.ts';
import {
  installPackages,
  PACKAGES,
  type PackageName,
  packPackages,
  root,
  STRANGER,
  unpack,
} from '../packages.ts';

/** The user id of the README's examples. */
export const USER = 'usr_12345';

/** Where the documentation's handler is. */
const DOCUMENTED_HANDLER = 'https://preferences.example.com';

/** A project in a folder of its own. */
export interface Project {
  folder: string;
  /** Writes a file; in a block of the documentation, the handler's address becomes that of the real one. */
  write(path: string, text: string): Promise<void>;
  /** Runs a program with the variables of the README, and returns what it prints. */
  run(program: string, ...args: readonly string[]): Promise<string>;
}

export interface Workshop {
  /** The handler, which the README's commands have started. */
  handlerUrl: string;
  /** The contacts service, likewise. */
  contactsUrl: string;
  /** What the README exports: keys, secrets and addresses. */
  variables: Readonly<Record<string, string>>;
  /** The tarball of a package. */
  tarball(name: PackageName): string;
  /**
   * @param name of the project
   * @param packages as its reader names them to npm: our own come from their tarballs, with what they
   *   depend on, the others from this repository's installation
   * @param parent default a folder outside of the repository
   */
  project(name: string, packages: readonly string[], parent?: string): Promise<Project>;
  close(): Promise<void>;
}

/** Dependencies of a package, by its `package.json` in a folder. */
async function dependenciesOf(folder: string): Promise<string[]> {
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}

/**
 * Packs the packages, and runs the README's "Without a Featurebase account".
 *
 * @param origins of the pages that embed the element
 */
export async function openWorkshop(origins: readonly string[]): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'workshop-'));
  const tarballs = await packPackages(folder);
  const server = join(folder, 'server');
  await mkdir(server);
  await installPackages(server, tarballs);
  const journey = await startJourney(server, { PREFERENCES_ALLOWED_ORIGINS: origins.join(',') });

  const install = async (name: string, modules: string): Promise<void> => {
    const target = join(modules, name);
    await mkdir(dirname(target), { recursive: true });
    if (!(name in PACKAGES)) {
      await symlink(join(root, 'node_modules', name), target).catch(allowExisting);
      return;
    }
    await unpack(tarballs[name as PackageName], target);
    for (const dependency of await dependenciesOf(target)) await install(dependency, modules);
  };

  return {
    handlerUrl: journey.handlerUrl,
    contactsUrl: journey.contactsUrl,
    variables: journey.variables,
    tarball: (name) => tarballs[name],
    async project(name, packages, parent = folder) {
      const project = join(parent, name);
      const modules = join(project, 'node_modules');
      await mkdir(modules, { recursive: true });
      for (const wanted of packages) await install(wanted, modules);
      const dependencies = Object.fromEntries(packages.map((wanted) => [wanted, '*']));
      const manifest = { private: true, type: 'module', dependencies };
      await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
      return {
        folder: project,
        async write(path, text) {
          await mkdir(dirname(join(project, path)), { recursive: true });
          const own = text.replaceAll(DOCUMENTED_HANDLER, journey.handlerUrl);
          await writeFile(join(project, path), own);
        },
        async run(program, ...args) {
          const env = { ...STRANGER, ...journey.variables, NEXT_TELEMETRY_DISABLED: '1' };
          const { stdout } = await promisify(execFile)(program, args, { cwd: project, env });
          return stdout.trim();
        },
      };
    },
    async close() {
      await journey.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function allowExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
