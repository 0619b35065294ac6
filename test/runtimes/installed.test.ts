/**
 * The installed packages: Deno and Bun start the handler by the documented line, and Node, Bun and Deno
 * run the contacts service on a file, beside workerd with D1.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AS_INSTALLED } from '../examples/programs.ts';
import { installProject, type Project } from '../examples/project.ts';
import { root } from '../packages.ts';
import { startOnD1 } from '../server/contacts/backends.ts';
import { API_KEY } from '../server/handler/contacts.ts';
import { ISSUER } from '../server/tokens/forge.ts';
import { CONTACTS_GROUPS, clientOf } from './contacts-cases.ts';
import { startProgram } from './program.ts';
import type { Running } from './running.ts';
import { Table } from './table.ts';
import { createWorld, type World } from './world.ts';

let project: Project;
before(async () => {
  project = await installProject();
});
after(() => project?.remove());

/** The line of a text that starts a program. */
function lineOf(text: string, program: string): string {
  const [line] = new RegExp(`${program} [^\`\\n]*node_modules/[^\`\\n]*`).exec(text) ?? [];
  assert.ok(line, `No line runs ${program}.`);
  return line.trim();
}

/** Whether something listens on another address of this machine than 127.0.0.1. */
function answersOn(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, hostname);
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

describe('the documented line', () => {
  let world: World;
  before(async () => {
    world = await createWorld(ISSUER);
  });
  after(() => world?.close());

  for (const program of ['deno', 'bun']) {
    test(`starts the handler on ${program}, for this machine alone`, async () => {
      const docs = lineOf(await readFile(join(root, 'docs/deploy.md'), 'utf8'), program);
      const entry = await readFile(join(root, `server/runtimes/${program}.ts`), 'utf8');
      assert.equal(lineOf(entry, program), docs);
      const running = await startProgram({
        command: docs.split(' '),
        cwd: project.folder,
        variables: { ...AS_INSTALLED, ...world.variables },
      });
      try {
        assert.equal((await running.request('/readyz')).status, 200);
        const port = Number(new URL(running.url).port);
        assert.ok(await answersOn('127.0.0.1', port));
        // On Linux all of 127.0.0.0/8 is this machine; who listens on every interface answers there.
        assert.ok(!(await answersOn('127.0.0.2', port)));
      } finally {
        await running.close();
      }
    });
  }
});

/** Starts the installed contacts service on a new file. */
async function startContacts(...runtime: string[]): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const bin = 'node_modules/fb-email-preferences-contacts/bin/fb-email-preferences-contacts.js';
  const running = await startProgram({
    command: [...runtime, bin, 'serve', '--port', '0'],
    cwd: project.folder,
    variables: {
      ...AS_INSTALLED,
      FEATUREBASE_API_KEY: API_KEY,
      CONTACTS_DATABASE_URL: `file:${join(folder, 'contacts.db')}`,
    },
  });
  return {
    ...running,
    async close() {
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function startOnWorkerd(): Promise<Running> {
  const { baseURL, stop } = await startOnD1({ apiKey: API_KEY });
  return { request: (path, init) => fetch(baseURL + path, init), close: stop };
}

const RUNTIMES: Readonly<Record<string, () => Promise<Running>>> = {
  'Node, file': () => startContacts(process.execPath),
  'Bun, file': () => startContacts('bun'),
  'Deno, file': () => startContacts('deno', 'run', '-A'),
  'workerd, D1': startOnWorkerd,
};

const table = new Table('contacts service', Object.keys(CONTACTS_GROUPS));
after(() => console.log(table.toString()));

for (const [row, start] of Object.entries(RUNTIMES)) {
  describe(`the contacts service on ${row}`, () => {
    let running: Running | undefined;
    before(async () => {
      running = await start();
    });
    after(() => running?.close());

    for (const [group, cases] of Object.entries(CONTACTS_GROUPS)) {
      for (const { name, check } of cases) {
        const done = table.expect(row, group);
        test(`${group}: ${name}`, async () => {
          assert.ok(running);
          await check(running, clientOf(running));
          done();
        });
      }
    }
  });
}
