/** The example under systemd: its README is followed below another root, its units are checked and run. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startProgram } from '../runtimes/program.ts';
import { createWorld, type World } from '../runtimes/world.ts';
import { ISSUER } from '../server/tokens/forge.ts';
import { AS_INSTALLED } from './programs.ts';
import { commandsOf, namesIn, type Project } from './project.ts';

const execute = promisify(execFile);
const UNITS = ['email-preferences', 'email-preferences-contacts'];

/** @param project where the packages are installed, once the tests run */
export function describeSystemd(project: () => Project): void {
  describe('the example under systemd', () => {
    let world: World;
    /** Stands for `/`. */
    let below: string;

    const rooted = (text: string) =>
      text
        .replaceAll('/usr/bin/node', process.execPath)
        .replace(/(?<![\w.])\/(opt|etc|var)\//g, `${below}/$1/`);

    async function directive(unit: string, name: string): Promise<string> {
      const text = await readFile(`${below}/etc/systemd/system/${unit}.service`, 'utf8');
      const [, value] = new RegExp(`^${name}=(.*)$`, 'm').exec(text) ?? [];
      assert.ok(value, `${unit} has no ${name}.`);
      return value;
    }

    before(async () => {
      world = await createWorld(ISSUER);
      below = await mkdtemp(join(tmpdir(), 'systemd-'));
      for (const folder of ['etc/systemd/system', 'var/lib/email-preferences-contacts']) {
        await mkdir(join(below, folder), { recursive: true });
      }
      const readme = await readFile(join(project().example('systemd'), 'README.md'), 'utf8');
      for (const command of commandsOf(readme)) {
        // Of systemd's own commands there is none here, and the packages are installed already.
        if (/^(systemctl|curl|npm) /.test(command)) continue;
        await execute('bash', ['-euc', rooted(command)], { cwd: project().example('systemd') });
      }
      await symlink(
        join(project().folder, 'node_modules'),
        join(below, 'opt/email-preferences/node_modules'),
      );
      for (const unit of UNITS) {
        const file = join(below, 'etc/systemd/system', `${unit}.service`);
        await writeFile(file, rooted(await readFile(file, 'utf8')));
      }
    });
    after(async () => {
      await world?.close();
      await rm(below, { recursive: true, force: true });
    });

    test('keeps secrets for root alone', async () => {
      for (const name of ['handler', 'contacts']) {
        const { mode } = await stat(`${below}/etc/email-preferences/${name}.env`);
        assert.equal(mode & 0o777, 0o600);
      }
    });

    test('has units that systemd accepts', async (t) => {
      if (!existsSync('/usr/bin/systemd-analyze')) {
        t.diagnostic('systemd-analyze is not installed here: the units are run, not verified.');
        return;
      }
      for (const unit of UNITS) {
        const file = join(below, 'etc/systemd/system', `${unit}.service`);
        const { stdout, stderr } = await execute('systemd-analyze', ['verify', '--man=no', file]);
        assert.equal(stdout + stderr, '');
      }
    });

    test('serves by the commands of its units, with their variables', async () => {
      const {
        FEATUREBASE_API_KEY = '',
        FEATUREBASE_BASE_URL: _url,
        ...variables
      } = world.variables;
      const [, environment = ''] =
        /^[\w]+=(.*)$/.exec(await directive('email-preferences-contacts', 'Environment')) ?? [];
      assert.equal(environment, `file:${below}/var/lib/email-preferences-contacts/contacts.db`);
      assert.deepEqual(await namesIn(`${below}/etc/email-preferences/contacts.env`), [
        'FEATUREBASE_API_KEY',
      ]);
      const contacts = await startProgram({
        command: (await directive('email-preferences-contacts', 'ExecStart')).split(' '),
        cwd: await directive('email-preferences-contacts', 'WorkingDirectory'),
        variables: {
          ...AS_INSTALLED,
          FEATUREBASE_API_KEY,
          CONTACTS_DATABASE_URL: environment,
          PORT: '0',
        },
      });
      const names = await namesIn(await directive('email-preferences', 'EnvironmentFile'));
      const given = { ...variables, FEATUREBASE_API_KEY, FEATUREBASE_BASE_URL: contacts.url };
      const handler = await startProgram({
        command: (await directive('email-preferences', 'ExecStart')).split(' '),
        cwd: await directive('email-preferences', 'WorkingDirectory'),
        variables: {
          ...AS_INSTALLED,
          PORT: '0',
          ...Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))),
        },
      });
      try {
        const ready = await handler.request('/readyz');
        assert.deepEqual(await ready.json(), { status: 'ok', upstream: 'ok', keys: 'ok' });
        assert.ok(existsSync(environment.slice('file:'.length)));
      } finally {
        await handler.close();
        await contacts.close();
      }
    });
  });
}
