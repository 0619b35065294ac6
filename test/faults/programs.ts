/** Programs of ours as processes, with everything that leaves them. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { SOURCE_CONDITION } from '../../server/build/source.ts';

/** A running program. */
export interface Program {
  url: string;
  /** What it has written so far, on both streams. */
  output(): string;
  /**
   * Sends a request, without following redirects.
   *
   * @returns the status, and everything of the answer as a text: its headers, and its body
   */
  ask(path: string, init?: RequestInit): Promise<{ status: number; headers: string; body: string }>;
  stop(): Promise<void>;
}

/**
 * Starts a program, and waits for the address that it prints on standard error.
 *
 * @param args a file of the repository by its whole path, and its arguments
 * @throws {Error} with what it has written, when it ends before
 */
export async function startProgram(
  args: string[],
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<Program> {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [`--conditions=${SOURCE_CONDITION}`, ...args],
    { cwd: folder, env: { PATH: process.env.PATH, ...env } },
  );
  let output = '';
  const listening = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [url] = /http:\/\/127\S+/.exec(output) ?? [];
        if (url) resolve(url);
      });
    }
    child.once('exit', () => reject(new Error(`${args[0]} has ended: ${output}`)));
  });
  const url = await listening;
  return {
    url,
    output: () => output,
    async ask(path, init = {}) {
      const response = await fetch(url + path, { redirect: 'manual', ...init });
      const headers = [...response.headers].map((header) => header.join(': ')).join('\n');
      return { status: response.status, headers, body: await response.text() };
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}
