/** The examples that are programs: each is started by its own command, with its own file of variables. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from '../runtimes/program.ts';
import type { Running, Start } from '../runtimes/running.ts';
import { type Project, writeEnvironment } from './project.ts';

/** A stranger's packages are built: the condition of the sources is not for them. */
export const AS_INSTALLED = { NODE_OPTIONS: '' };

/** Writes `.env`, and runs a command of the example in its folder. */
async function startIn(
  cwd: string,
  command: string,
  variables: Readonly<Record<string, string>>,
): Promise<Running> {
  await writeEnvironment(join(cwd, '.env'), variables);
  return startProgram({ command: command.split(' '), cwd, variables: AS_INSTALLED });
}

/** `npm start`: the command behind it, so that its process is the one that is ended. */
async function startScript(folder: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return scripts.start;
}

/** `deno task start`. */
async function startTask(folder: string): Promise<string> {
  const { tasks } = JSON.parse(await readFile(join(folder, 'deno.json'), 'utf8'));
  return tasks.start;
}

/**
 * The programs by example.
 *
 * @param options `limit`: requests a minute, where the example limits them. Default: more than the
 *   conformance suite makes from its one address
 */
export function programs(
  project: () => Project,
  { limit = 100_000 }: { limit?: number } = {},
): Record<string, Start> {
  const byScript =
    (example: string, more: Readonly<Record<string, string>> = {}): Start =>
    async (variables) => {
      const folder = project().example(example);
      return startIn(folder, await startScript(folder), { ...variables, ...more });
    };
  return {
    bun: byScript('bun'),
    async 'deno-deploy'(variables) {
      const folder = project().example('deno-deploy');
      return startIn(folder, await startTask(folder), variables);
    },
    express: byScript('express'),
    fastify: byScript('fastify'),
    hono: byScript('hono', { REQUESTS_PER_MINUTE: String(limit) }),
  };
}
