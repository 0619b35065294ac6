/**
 * The commands of the README's "Without a Featurebase account", as they stand there, in a folder with
 * nothing but the packages: they end with a link to a page that works.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { installPackages, PACKAGES, STRANGER } from '../packages.ts';
import { blocksOf } from './pages.ts';

let project: string;

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'journey-'));
  await installPackages(project);
  await rm(join(project, 'node_modules/.bin'), { recursive: true, force: true });
  await mkdir(join(project, 'node_modules/.bin'));
  for (const name of Object.keys(PACKAGES)) {
    const folder = join(project, 'node_modules', name);
    const { bin = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    for (const [command, path] of Object.entries<string>(bin)) {
      await chmod(join(folder, path), 0o755);
      await symlink(join(folder, path), join(project, 'node_modules/.bin', command));
    }
  }
});

after(() => rm(project, { recursive: true }));

test('the README’s commands end with a link to a page that shows the contact’s preferences', async () => {
  const blocks = await blocksOf('README.md');
  const block = blocks.find(({ code }) => code.includes('fb-email-preferences-contacts serve'));
  assert.ok(block);
  // Other tests may use the ports of the page at the same time.
  const port = String(await freePort());
  const script = block.code
    .replaceAll('8788', String(await freePort()))
    .replaceAll('localhost:8787', `localhost:${port}`);
  const shell = spawn('bash', ['-e', '-c', `${script}\nwait`], {
    cwd: project,
    env: { ...STRANGER, PORT: port },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = shell.pid;
  assert.ok(pid);
  const stop = () => spawnSync('kill', ['-TERM', '--', `-${pid}`]);
  // The servers hold the output open after a command that has failed.
  shell.once('exit', stop);
  try {
    let output = '';
    for await (const chunk of shell.stdout) {
      output += chunk;
      if (/\?token=\S+\s/.test(output)) break;
    }
    const [link] = /http\S+\?token=\S+/.exec(output) ?? [];
    assert.ok(link, output);
    const page = await fetch(link);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /j•••@e••••••\.com/);
  } finally {
    shell.off('exit', stop);
    stop();
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port is free.');
  return address.port;
}
