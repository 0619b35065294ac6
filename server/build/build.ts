/**
 * `npm run build`: each package's modules and declarations into its `dist/`, and from these, in the
 * root's `dist/`, a folder a package that holds what is published.
 */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { PACKAGES } from './packages.ts';

/** Each needs the declarations of those before. */
const FOLDERS = Object.values(PACKAGES);

/** Not the command `tsc`: older compilers, for the tests of the declarations, have it too. */
const TSC = 'node_modules/typescript/bin/tsc';

function run(program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: status ${status}`);
}

for (const folder of ['.', ...FOLDERS])
  await rm(`${folder}/dist`, { recursive: true, force: true });
run('npm', 'run', '--silent', 'analyze');
for (const folder of FOLDERS) {
  const project = `${folder}/tsconfig.build.json`;
  run('node', TSC, '-p', project);
  // The doc comments are in the declarations, where editors read them.
  run('node', TSC, '-p', project, '--declaration', 'false', '--removeComments');
  if (folder !== 'component') run('node', 'server/build/carried-modules.ts', `${folder}/dist`);
}
run('node', 'server/build/commonjs-types.ts');
run('vite', 'build');
run('node', 'server/build/publishable.ts');
