/** The commands of the README's "Without a Featurebase account", as they stand there. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { STRANGER } from '../packages.ts';
import { blocksOf } from './pages.ts';

/** The servers that the commands have started. */
export interface Journey {
  /** What the commands print at their end. */
  link: string;
  /** Where the handler is, which is also `PREFERENCES_PUBLIC_URL`. */
  handlerUrl: string;
  contactsUrl: string;
  /** What the commands export. */
  variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Runs the commands on free ports, since other tests run at the same time.
 *
 * @param project a folder in which the packages are installed
 * @param variables more of the environment
 */
export async function startJourney(
  project: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Journey> {
  const blocks = await blocksOf('README.md');
  const block = blocks.find(({ code }) => code.includes('fb-email-preferences-contacts serve'));
  assert.ok(block);
  const [port, contactsPort] = [String(await freePort()), String(await freePort())];
  const script = block.code
    .replaceAll('8788', contactsPort)
    .replaceAll('localhost:8787', `localhost:${port}`);
  const exported = 'env | grep -E "^(FEATUREBASE|PREFERENCES)_"; echo ready';
  const shell = spawn('bash', ['-e', '-c', `${script}\n${exported}\nwait`], {
    cwd: project,
    env: { ...STRANGER, ...variables, PORT: port },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = shell.pid;
  assert.ok(pid);
  const kill = () => spawnSync('kill', ['-TERM', '--', `-${pid}`]);
  // The servers hold the output open after a command that has failed.
  shell.once('exit', kill);
  let output = '';
  // Read to the end: a server that can no longer write its log ends.
  await new Promise<void>((resolve) => {
    shell.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (/^ready$/m.test(output)) resolve();
    });
    shell.stdout.on('end', resolve);
  });
  const [link] = /http\S+\?token=\S+/.exec(output) ?? [];
  if (!link) kill();
  assert.ok(link, output);
  const lines = [...output.matchAll(/^(\w+)=(.*)$/gm)];
  return {
    link,
    handlerUrl: `http://localhost:${port}`,
    contactsUrl: `http://127.0.0.1:${contactsPort}`,
    variables: Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value])),
    async stop() {
      shell.off('exit', kill);
      kill();
      if (shell.exitCode === null && shell.signalCode === null) await once(shell, 'exit');
    },
  };
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port is free.');
  return address.port;
}
