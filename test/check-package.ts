/**
 * `npm run check:package`: what a stranger gets. Checks each package as it is packed (its exports and
 * their types), then installs it into an empty project and prints what came, against a budget.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PackageName, packPackages, root, type Tarballs } from './packages.ts';

const execute = promisify(execFile);

interface Installation {
  what: string;
  /** The packages that are named to npm; what they depend on comes along. */
  install: readonly PackageName[];
  maxPackages: number;
  maxBytes: number;
}

const MB = 1_000_000;

/**
 * Lit is six packages and 2.95 MB by itself, its source maps and development builds included: what
 * the budget of the front end leaves for the element is one package and 0.45 MB. Of the back end's
 * 10 MB, `zod` and `hono` take 7.5.
 */
const INSTALLATIONS: readonly Installation[] = [
  {
    what: 'front end: the element',
    install: ['fb-email-preferences'],
    maxPackages: 7,
    maxBytes: 3.4 * MB,
  },
  {
    what: 'back end: tokens and handler',
    install: ['fb-email-preferences-server'],
    maxPackages: 5,
    maxBytes: 10 * MB,
  },
  {
    what: 'contacts service',
    install: ['fb-email-preferences-server', 'fb-email-preferences-contacts'],
    maxPackages: 25,
    maxBytes: 45 * MB,
  },
];

/** Packages, files and bytes below a `node_modules`. */
interface Installed {
  packages: number;
  files: number;
  bytes: number;
}

async function install(tarballs: readonly string[]): Promise<Installed> {
  const project = await mkdtemp(join(tmpdir(), 'install-'));
  await writeFile(join(project, 'package.json'), '{"private":true,"type":"module"}');
  await execute('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: project });
  const installed = { packages: 0, files: 0, bytes: 0 };
  const folder = join(project, 'node_modules');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    installed.files += 1;
    installed.bytes += (await stat(path)).size;
    const isPackage = /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(path);
    if (isPackage) installed.packages += 1;
  }
  await rm(project, { recursive: true });
  return installed;
}

/** Prints what a checker says of a tarball. */
async function check(program: string, args: readonly string[]): Promise<boolean> {
  try {
    await execute(join(root, 'node_modules/.bin', program), [...args], { cwd: root });
    return true;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    console.log(`${program} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`);
    return false;
  }
}

async function checkTarballs(tarballs: Tarballs): Promise<boolean> {
  const outcomes: boolean[] = [];
  for (const tarball of Object.values(tarballs)) {
    outcomes.push(await check('publint', ['--strict', tarball]));
    // `require()` is given declarations of its own kind, as TypeScript asks, and loads the module.
    const attw = [tarball, '--profile', 'esm-only', '--ignore-rules', 'false-cjs'];
    outcomes.push(await check('attw', attw));
  }
  return outcomes.every(Boolean);
}

const folder = await mkdtemp(join(tmpdir(), 'tarballs-'));
const tarballs = await packPackages(folder);
let passed = await checkTarballs(tarballs);

for (const { what, install: names, maxPackages, maxBytes } of INSTALLATIONS) {
  const { packages, files, bytes } = await install(names.map((name) => tarballs[name]));
  const within = packages <= maxPackages && bytes <= maxBytes;
  passed &&= within;
  const figures = [
    `${packages} of ${maxPackages} packages`,
    `${files} files`,
    `${(bytes / MB).toFixed(2)} of ${maxBytes / MB} MB`,
  ];
  console.log(`${what}: ${figures.join(', ')}  ${within ? 'within budget' : 'over budget'}`);
}
await rm(folder, { recursive: true });
if (!passed) process.exitCode = 1;
