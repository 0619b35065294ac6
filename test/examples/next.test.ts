/**
 * The example in Next.js, installed from the registry, built and started. Without a registry its route
 * handler, a function of a request, is called without Next.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PACKAGES, STRANGER } from '../packages.ts';
import { ADDRESSED, declareCases } from '../runtimes/conformance-run.ts';
import { startProgram } from '../runtimes/program.ts';
import type { Running, Variables } from '../runtimes/running.ts';
import { Table } from '../runtimes/table.ts';
import { startFunction } from '../runtimes/thread.ts';
import { ISSUER } from '../server/tokens/forge.ts';
import { installProject, type Project, writeEnvironment } from './project.ts';

const execute = promisify(execFile);
const ROUTE = 'app/email/[...path]/route.js';
const BASE = '/email';
const QUIET = { ...STRANGER, NEXT_TELEMETRY_DISABLED: '1' };

/** Puts the packed packages in the place of those of the registry. */
async function usePacked(folder: string, tarballs: string): Promise<void> {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const packed = (await readdir(tarballs)).filter((name) => name.endsWith('.tgz'));
  for (const name of Object.keys(manifest.dependencies)) {
    if (!(name in PACKAGES)) continue;
    const tarball = packed.find((entry) => new RegExp(`^${name}-\\d`).test(entry));
    manifest.dependencies[name] = `file:${join(tarballs, tarball ?? '')}`;
  }
  await writeFile(file, JSON.stringify(manifest));
}

/** Whether the packages of the example could be had. */
async function install(folder: string): Promise<boolean> {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  try {
    await execute('npm', args, { cwd: folder, env: QUIET });
    return true;
  } catch (error) {
    const { stderr } = error as { stderr: string };
    const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|E403)\b/;
    if (!unreachable.test(stderr)) throw error;
    return false;
  }
}

describe('the example in Next.js', () => {
  let project: Project;
  let folder: string;
  let hasNext = false;
  const table = new Table('example', ADDRESSED);

  before(async () => {
    project = await installProject();
    // Beside the project: no folder above it has other packages.
    folder = `${project.folder}-next`;
    await cp(project.example('next'), folder, { recursive: true });
    await usePacked(folder, project.folder);
    hasNext = await install(folder);
    if (hasNext) await execute('npm', ['run', 'build'], { cwd: folder, env: QUIET });
    else console.log('No registry: the route handler runs without Next.');
  });
  after(async () => {
    await project?.remove();
    await rm(folder, { recursive: true, force: true });
    console.log(table.toString());
  });

  async function start(variables: Variables): Promise<Running> {
    if (!hasNext) {
      const route = await readFile(join(project.example('next'), ROUTE), 'utf8');
      const file = join(project.example('next'), 'route.mjs');
      await writeFile(file, `${route}\nexport default GET;\n`);
      return startFunction(pathToFileURL(file).href, (event) => event, variables);
    }
    await writeEnvironment(join(folder, '.env'), variables);
    const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const [, ...args] = scripts.start.split(' ');
    return startProgram({
      command: [process.execPath, 'node_modules/next/dist/bin/next', ...args],
      cwd: folder,
      variables: { NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1', PORT: '0' },
    });
  }

  test('answers every method that the handler knows', async () => {
    const route = await readFile(join(project.example('next'), ROUTE), 'utf8');
    const methods = [...route.matchAll(/export const (\w+)/g)].map(([, method]) => method);
    assert.deepEqual(methods, ['GET', 'HEAD', 'PATCH', 'POST', 'OPTIONS']);
  });

  declareCases(table, 'next', start, { publicUrl: ISSUER + BASE, base: BASE }, ADDRESSED);
});
