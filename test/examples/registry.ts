/** What a project takes from the registry, for the few that this repository has no installation of. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { STRANGER } from '../packages.ts';

/** The environment of a stranger's Next.js. */
export const QUIET = { ...STRANGER, NEXT_TELEMETRY_DISABLED: '1' };

/**
 * Runs `npm install` in a folder.
 *
 * @returns whether the registry could be reached
 */
export async function installFromRegistry(folder: string): Promise<boolean> {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  try {
    await promisify(execFile)('npm', args, { cwd: folder, env: QUIET });
    return true;
  } catch (error) {
    const { stderr } = error as { stderr: string };
    const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|E403)\b/;
    if (!unreachable.test(stderr)) throw error;
    return false;
  }
}
