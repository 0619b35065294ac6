/** The command line as an operator uses it: each command a process of its own, in an empty folder. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import Featurebase from 'featurebase-node';
import { SOURCE_CONDITION } from '../../../server/build/source.ts';
import { createTokenKeys, verifyToken } from '../../../server/tokens/index.ts';

const SOURCES = `--conditions=${SOURCE_CONDITION}`;
const CLI = resolve('server/cli/cli.ts');
const CONTACTS_CLI = resolve('server/contacts/cli/cli.ts');
const PUBLIC_URL = 'https://preferences.example.com';
let folder: string;
let stops: (() => Promise<number | null>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  stops = [];
});

afterEach(async () => {
  for (const stop of stops) await stop();
  await rm(folder, { recursive: true });
});

function environment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, ...variables };
}

/** Runs a command to its end. */
function run(args: string[], variables: Record<string, string> = {}, cli = CLI) {
  const options = { cwd: folder, env: environment(variables), encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [SOURCES, cli, ...args], options);
  return { status, stdout, stderr };
}

/** Starts a command that serves, and resolves with its address once it listens. */
async function start(
  args: string[],
  variables: Record<string, string>,
  cli = CLI,
): Promise<string> {
  const child = spawn(process.execPath, [SOURCES, cli, ...args], {
    cwd: folder,
    env: environment(variables),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stops.push(async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return child.exitCode;
  });
  let output = '';
  for await (const chunk of child.stderr) {
    output += chunk;
    const [address] = /http:\/\/\S+/.exec(output) ?? [];
    if (address) return address;
  }
  throw new Error(`${args[0]} ended at its start: ${output}`);
}

test('a secret, a token, and both servers: a change goes all the way and into the history', async () => {
  const secret = run(['secret']).stdout.trim();
  const variables = {
    FEATUREBASE_API_KEY: run(['secret']).stdout.trim(),
    PREFERENCES_TOKEN_SECRET: secret,
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
  };
  const contacts = await start(['serve', '--port', '0'], variables, CONTACTS_CLI);
  const admin = new Featurebase({ baseURL: contacts, apiKey: variables.FEATUREBASE_API_KEY });
  await admin.users.contacts.createOrUpdate({ userId: 'usr_1', email: 'jo@example.com' });

  const handler = await start(['serve', '--port', '0'], {
    ...variables,
    FEATUREBASE_BASE_URL: contacts,
  });
  const { stdout } = run(['token', '--user-id', 'usr_1', '--expires-in', '15m'], variables);
  const person = new Featurebase({ baseURL: handler, apiKey: stdout.trim() });
  await person.users.contacts.byUserID.emailPreferences.update('usr_1', {
    preferences: { postUpdates: 'unsubscribed' },
  });

  const { preferences } = await admin.users.contacts.byUserID.emailPreferences.retrieve('usr_1');
  assert.equal(preferences.postUpdates.status, 'unsubscribed');

  const history = run(['history', '--user-id', 'usr_1'], {
    ...variables,
    FEATUREBASE_BASE_URL: contacts,
  });
  const [changedAt = '', key, change, route, tokenId] = history.stdout.split('\t');
  assert.ok(Math.abs(Date.parse(changedAt) - Date.now()) < 60_000, changedAt);
  assert.deepEqual([key, change, route], ['postUpdates', 'subscribed -> unsubscribed', 'element']);
  assert.match(tokenId ?? '', /^[\w-]{22}$/);

  const nobody = run(['history', '--user-id', 'usr_2'], {
    ...variables,
    FEATUREBASE_BASE_URL: contacts,
  });
  assert.equal(nobody.status, 1);
  assert.match(nobody.stderr, /^No contact has this user id/);
  for (const stop of stops) assert.equal(await stop(), 0);
});

test('contacts keeps to the rate limit and the identity secret of the environment', async () => {
  const variables = {
    FEATUREBASE_API_KEY: 'sk_0123456789abcdef',
    CONTACTS_RATE_LIMIT: '2',
    CONTACTS_IDENTITY_SECRET: 'iv_0123456789abcdef',
  };
  const baseURL = await start(['serve', '--port', '0'], variables, CONTACTS_CLI);
  const { contacts } = new Featurebase({
    baseURL,
    apiKey: 'sk_0123456789abcdef',
    maxRetries: 0,
  }).users;
  const userHash = 'ab'.repeat(32);
  const forged = contacts.createOrUpdate({ userId: 'usr_1', userHash });
  await assert.rejects(forged, Featurebase.PermissionDeniedError);
  assert.deepEqual((await contacts.list()).data, []);
  await assert.rejects(contacts.list(), Featurebase.RateLimitError);
});

test('SIGTERM ends the handler although a request and its upstream stall', async (t) => {
  const stalling = createServer(() => {});
  await new Promise<void>((listening) => stalling.listen(0, '127.0.0.1', listening));
  t.after(() => {
    stalling.closeAllConnections();
    stalling.close();
  });
  const { port } = stalling.address() as AddressInfo;
  const variables = {
    FEATUREBASE_API_KEY: run(['secret']).stdout.trim(),
    FEATUREBASE_BASE_URL: `http://127.0.0.1:${port}`,
    PREFERENCES_TOKEN_SECRET: run(['secret']).stdout.trim(),
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
  };
  const handler = await start(['serve', '--port', '0'], variables);
  const token = run(['token', '--user-id', 'usr_1'], variables).stdout.trim();
  const path = '/v2/contacts/by-user-id/usr_1/email-preferences';
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const body = '{"preferences":{"all":"unsubscribed"}}';
  const asked = once(stalling, 'request');
  const cutOff = assert.rejects(fetch(handler + path, { method: 'PATCH', headers, body }));
  await asked;
  for (const stop of stops) assert.equal(await stop(), 0);
  await cutOff;
});

test('where the network has an outgoing proxy, the handler calls the system of record through it', async (t) => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(503).end();
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  t.after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  const handler = await start(['serve', '--port', '0'], {
    FEATUREBASE_API_KEY: run(['secret']).stdout.trim(),
    FEATUREBASE_BASE_URL: 'http://contacts.internal:8788',
    PREFERENCES_INSECURE_HOSTS: 'contacts.internal',
    PREFERENCES_TOKEN_SECRET: run(['secret']).stdout.trim(),
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: `http://127.0.0.1:${port}`,
  });
  await fetch(`${handler}/readyz`);
  assert.equal(new URL(asked[0] ?? '').origin, 'http://contacts.internal:8788');
});

test('token prints nothing but the token, and reads a .env file', async () => {
  const secret = run(['secret']).stdout.trim();
  await writeFile(
    join(folder, '.env'),
    `PREFERENCES_TOKEN_SECRET=${secret}\nPREFERENCES_PUBLIC_URL=${PUBLIC_URL}\n`,
  );
  const args = ['--user-id', 'usr_1', '--scope', 'unsubscribe', '--category', 'changelog'];
  const { status, stdout, stderr } = run(['token', ...args]);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });

  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
  const claims = await verifyToken(keys, stdout.trimEnd());
  assert.equal(claims.scope, 'unsubscribe');
  assert.equal(claims.category, 'changelog');
});

test('user-hash prints how the log names a person, for each secret', () => {
  const earlier = 'QD2WsfGFGOQRLm0baCnG_6TmVj6b9s6mFMNK7LaXVnc';
  const variables = {
    PREFERENCES_TOKEN_SECRET: `now:${run(['secret']).stdout.trim()},${earlier}`,
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
  };
  const { status, stdout } = run(['user-hash', '--user-id', 'usr_12345'], variables);
  assert.equal(status, 0);
  const [first = '', second = '', end] = stdout.split('\n');
  assert.match(first, /^now [\w-]{16}$/);
  const hash = createHmac('sha256', Buffer.from(earlier, 'base64url')).update('user:usr_12345');
  const expected = hash.digest().subarray(0, 12).toString('base64url');
  assert.deepEqual([second, end], [`Z1of1sGMq0r ${expected}`, '']);
});

for (const { name, cli, args, variables, status, says } of [
  { name: 'no command', args: [], status: 2, says: /^Usage: fb-email-preferences <command>/ },
  { name: 'an unknown command', args: ['tokn'], status: 2, says: /^There is no command "tokn"\./ },
  {
    name: 'a command named after a property of objects',
    args: ['constructor'],
    status: 2,
    says: /^There is no command/,
  },
  { name: 'token without a user id', args: ['token'], status: 2, says: /^Give --user-id\./ },
  {
    name: 'user-hash without a user id',
    args: ['user-hash'],
    status: 2,
    says: /^Give --user-id\./,
  },
  { name: 'an unknown option', args: ['token', '--user', 'usr_1'], status: 1, says: /'--user'/ },
  {
    name: 'token without a secret',
    args: ['token', '--user-id', 'usr_1'],
    variables: { PREFERENCES_PUBLIC_URL: PUBLIC_URL },
    status: 1,
    says: /^PREFERENCES_TOKEN_SECRET is not set\. Make one with: fb-email-preferences secret\n$/,
  },
  {
    name: 'a weak secret',
    args: ['token', '--user-id', 'usr_1'],
    variables: { PREFERENCES_PUBLIC_URL: PUBLIC_URL, PREFERENCES_TOKEN_SECRET: 'hunter2' },
    status: 1,
    says: /^PREFERENCES_TOKEN_SECRET cannot be used\. (?!.*hunter2).*32 bytes/,
  },
  {
    name: 'history of a service that is not there',
    args: ['history', '--user-id', 'usr_1'],
    variables: {
      FEATUREBASE_API_KEY: 'sk_test_0123456789abcdef',
      FEATUREBASE_BASE_URL: 'http://127.0.0.1:9',
    },
    status: 1,
    says: /^The contacts service cannot be reached\./,
  },
  {
    name: 'history of Featurebase, which keeps none',
    args: ['history', '--user-id', 'usr_1'],
    variables: { FEATUREBASE_API_KEY: 'sk_test_0123456789abcdef' },
    status: 1,
    says: /^Only the contacts service keeps a history\. Set FEATUREBASE_BASE_URL/,
  },
  {
    name: 'the contacts service, which another package brings',
    args: ['contacts'],
    status: 2,
    says: /npx fb-email-preferences-contacts serve/,
  },
  {
    name: 'serve without an API key',
    args: ['serve'],
    variables: { PREFERENCES_PUBLIC_URL: PUBLIC_URL },
    status: 1,
    says: /is not set\./,
  },
  {
    name: 'the contacts service with a rate limit that is none',
    cli: CONTACTS_CLI,
    args: ['serve'],
    variables: { FEATUREBASE_API_KEY: 'sk_0123456789abcdef', CONTACTS_RATE_LIMIT: '0' },
    status: 1,
    says: /^CONTACTS_RATE_LIMIT has to be how many requests/,
  },
  {
    name: 'the contacts service without an API key',
    cli: CONTACTS_CLI,
    args: ['serve'],
    status: 1,
    says: /^FEATUREBASE_API_KEY is not set\./,
  },
  {
    name: 'a port that is none',
    cli: CONTACTS_CLI,
    args: ['serve', '--port', 'seven'],
    variables: { FEATUREBASE_API_KEY: 'sk_test_0123456789abcdef' },
    status: 1,
    says: /^PORT has to be a whole number/,
  },
] as {
  name: string;
  cli?: string;
  args: string[];
  variables?: Record<string, string>;
  status: number;
  says: RegExp;
}[]) {
  test(`${name} is answered with a sentence`, () => {
    const outcome = run(args, variables, cli);
    assert.equal(outcome.status, status);
    assert.match(outcome.stderr, says);
    assert.equal(outcome.stdout, '');
    assert.doesNotMatch(outcome.stderr, /^\s+at /m);
  });
}
