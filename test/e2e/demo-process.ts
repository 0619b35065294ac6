/** `npm start` as a process of its own, for tests that open what it serves. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Featurebase from 'featurebase-node';

export interface DemoProcess {
  /** Base URL, without a slash at the end. */
  url: string;
  /** Everything it has printed. */
  output(): string;
  /** The official client, pointed at the demo's contacts service. */
  client: Featurebase;
  /** Ctrl-C; resolves with the exit code once it has ended. */
  stop(): Promise<number | null>;
}

/**
 * Starts the demo on a free port and waits until it says what to open.
 *
 * @param directory where it keeps its database and keys
 * @param port default any free one
 * @param args of the command line
 */
export async function startDemoProcess(
  directory: string,
  port = '0',
  args: readonly string[] = [],
): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['demo/start.ts', ...args], {
    env: { ...process.env, PORT: port, DEMO_DIRECTORY: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const url = await addressOf(child, () => output);
  const { apiKey } = JSON.parse(await readFile(join(directory, 'keys.json'), 'utf8'));
  return {
    url,
    output: () => output,
    client: new Featurebase({ baseURL: `${url}/featurebase`, apiKey }),
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, url] = /Account page\s+(http:\S+)\/\n.*Ctrl-C/s.exec(output()) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`The demo ended at its start:\n${output()}`)));
  });
}
