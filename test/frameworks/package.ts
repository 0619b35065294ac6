/** Builds the package, the way a release does, where the pages of these tests find it installed. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of the repository that a build neither reads nor may share. */
const LEFT_OUT = ['.ci', '.git', 'demo', 'dist', 'docs', 'node_modules', 'test'];

/** Where Node, Vite and TypeScript look for what a page here imports. */
const INSTALLED = fileURLToPath(
  new URL('pages/node_modules/fb-email-preferences', import.meta.url),
);

/**
 * Builds a copy of the sources, which leaves `dist/` alone for the tests that run at the same time,
 * and installs what a release holds of it.
 *
 * @returns the folder of the package
 * @throws {Error} with what the build has printed, when it fails
 */
export async function installPackage(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'package-'));
  for (const entry of await readdir(root)) {
    if (!LEFT_OUT.includes(entry)) {
      await cp(join(root, entry), join(copy, entry), { recursive: true });
    }
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: copy });

  await rm(INSTALLED, { recursive: true, force: true });
  for (const part of ['package.json', 'custom-elements.json', 'dist']) {
    await cp(join(copy, part), join(INSTALLED, part), { recursive: true });
  }
  await rm(copy, { recursive: true });
  return INSTALLED;
}
