/** Runs a server as a program of its own, as an operator does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running, Variables } from './running.ts';
import { send } from './send.ts';

export interface Program {
  /** The program and its arguments. */
  command: readonly string[];
  /** Its variables; of this process's own, only those of the shell and of Node are passed on. */
  variables: Variables;
  /** Where it runs; default a new empty folder. */
  cwd?: string;
}

/** Writes a script into a new folder. */
export async function writeScript(text: string): Promise<string> {
  const script = join(await mkdtemp(join(tmpdir(), 'script-')), 'handler.mjs');
  await writeFile(script, text);
  return script;
}

/**
 * Starts a program and waits until it says where it listens.
 *
 * @throws {Error} with what it has printed, when it ends before
 */
export async function startProgram(program: Program): Promise<Running & { url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'program-'));
  const [command = '', ...args] = program.command;
  const { PATH = '', NODE_OPTIONS = '' } = process.env;
  const child = spawn(command, args, {
    cwd: program.cwd ?? folder,
    env: { PATH, NODE_OPTIONS, HOME: folder, NO_COLOR: '1', ...program.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await rm(folder, { recursive: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const listen = (chunk: Buffer) => {
      printed += chunk;
      // A host name of letters, or an address of four numbers.
      const [found] = /http:\/\/[\w.-]+:\d+/.exec(printed) ?? [];
      if (found) resolve(found.replace('//0.0.0.0:', '//127.0.0.1:'));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${command} has ended: ${printed}`)));
  });
  return { url, request: (path, init) => send(url + path, init), close };
}
