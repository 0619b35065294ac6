/**
 * No token, key, address, phone number, user id, query or text of an upstream leaves a program: not in
 * its log, and not in the headers and bodies of what it refuses. The handler and the contacts service run
 * as processes, and every route of both is asked in good and in bad ways.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createClient } from '@libsql/client';
import { createContactsApp } from '../../server/contacts/app.ts';
import { createPreferencesApp } from '../../server/handler/app.ts';
import type { LogEntry } from '../../server/http/log.ts';
import { createTokenKeys, signToken, type TokenKeys } from '../../server/tokens/index.ts';
import { openContactsDatabase } from '../server/contacts/open.ts';
import { PUBLIC_URL, type RecordingServer, startServer } from '../server/handler/fixtures.ts';
import { canariesIn } from './canaries.ts';
import {
  API_KEY,
  APP_ORIGIN,
  CANARIES,
  EMAIL,
  FAILURES,
  NEVER,
  OTHER_KEY,
  PHONE,
  QUERY,
  SECRET,
  SUPPRESSION_KEY,
  USERS,
} from './canary-values.ts';
import { requests, routesOf } from './every-request.ts';
import { type Program, startProgram } from './programs.ts';

let folder: string;
let keys: TokenKeys;
const programs: Program[] = [];
const found = new Set<string>();

/** Searches an answer. A page's links hold the token that they were opened with, and so does a redirect. */
async function ask(program: Program, path: string, init: RequestInit = {}): Promise<number> {
  const { status, headers, body } = await program.ask(path, init);
  const own = /(href|action|value)="[^"]*"|^location: .*$/gim;
  const { method = 'GET' } = init;
  const refusal = `${headers}\n${status >= 400 ? body : ''}`.replaceAll(own, '');
  const leaks = new Set([
    ...canariesIn(refusal, CANARIES),
    ...canariesIn(headers + body, CANARIES).filter((name) => NEVER.includes(name)),
  ]);
  for (const name of leaks) found.add(`${method} ${path.split('?')[0]}: ${status} has the ${name}`);
  return status;
}

/** What a program has logged. */
function linesOf(program: Program): LogEntry[] {
  const lines = program.output().split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

/** Adds a token to the canaries: its payload, and its signature. */
function hide(name: string, token: string): string {
  const [, payload = '', signature = ''] = token.split('.');
  Object.assign(CANARIES, { [`payload of ${name}`]: payload, [`signature of ${name}`]: signature });
  return token;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret: SECRET }] });
});
after(async () => {
  for (const program of programs) await program.stop();
  await rm(folder, { recursive: true });
});

const start = async (args: string[], env: Record<string, string>) => {
  const program = await startProgram(args, env, folder);
  programs.push(program);
  return program;
};

const startHandler = (env: Record<string, string>) =>
  start([resolve('test/faults/canary-handler.ts')], {
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
    PREFERENCES_TOKEN_SECRET: SECRET,
    PREFERENCES_ALLOWED_ORIGINS: APP_ORIGIN,
    FEATUREBASE_API_KEY: API_KEY,
    ...env,
  });

describe('canaries', () => {
  /** One for each system of record. */
  const handlers: [system: keyof typeof USERS, handler: Program][] = [];
  let contacts: Program;
  let token: string;
  const featurebase = USERS.featurebase;

  test('are found in any encoding', () => {
    const { address = '' } = CANARIES;
    for (const text of [
      address.toUpperCase(),
      encodeURIComponent(address),
      ...['', 'a', 'ab', 'abc'].map((before) => btoa(`${before}${address}, and more`)),
      Buffer.from(`x${address}`).toString('base64url'),
      Buffer.from(address).toString('hex'),
    ]) {
      assert.deepEqual(canariesIn(`so ${text} on`, CANARIES), ['address'], text);
    }
    assert.deepEqual(canariesIn('nothing of interest', CANARIES), []);
  });

  before(async () => {
    contacts = await start([resolve('server/contacts/cli/cli.ts'), 'serve', '--port', '0'], {
      FEATUREBASE_API_KEY: API_KEY,
      CONTACTS_API_KEYS: `other:${OTHER_KEY}`,
      CONTACTS_SUPPRESSION_KEY: SUPPRESSION_KEY,
      CONTACTS_DATABASE_URL: `file:${join(folder, 'contacts.db')}`,
    });
    token = hide('a token', await signToken(keys, { sub: featurebase, scope: 'manage' }));
  });

  test('do not leave the handler, whichever route is asked, with whichever token', async () => {
    const upstream = { getEmailPreferences: assert.fail, updateEmailPreferences: assert.fail };
    const requestLink = async () => {};
    const app = createPreferencesApp({ publicUrl: PUBLIC_URL, keys, upstream, requestLink });
    const routes = [...routesOf(app, featurebase), { method: 'GET', path: `/${QUERY}` }];
    const handler = await startHandler({ FEATUREBASE_BASE_URL: contacts.url });
    await ask(contacts, '/v2/contacts', {
      method: 'POST',
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: featurebase, email: EMAIL, customFields: { phone: PHONE } }),
    });
    const unsubscribe = await signToken(keys, { sub: featurebase, scope: 'unsubscribe' });
    const other = await signToken(keys, { sub: `${featurebase}2`, scope: 'manage' });
    const tokens = [
      token,
      hide('a link', unsubscribe),
      hide('another token', other),
      hide('a forged token', `${token.slice(0, -5)}AAAAA`),
      EMAIL,
    ];
    const statuses = new Set<number>();
    for (const each of tokens) {
      const query = new URLSearchParams({ token: each, q: QUERY, limit: QUERY });
      for (const origin of [
        APP_ORIGIN,
        'https://evil.example',
        `https://evil.example/${encodeURIComponent(QUERY)}`,
      ]) {
        const headers = { Authorization: `Bearer ${each}`, Origin: origin };
        for (const { path, init } of requests(routes, headers)) {
          statuses.add(await ask(handler, `${path}?${query}`, init));
          statuses.add(await ask(handler, `${path}?token=${each}`, init));
        }
      }
    }
    const expected = [200, 204, 308, 400, 401, 403, 404, 415, 500];
    assert.deepEqual(
      expected.filter((status) => !statuses.has(status)),
      [],
    );
    assert.deepEqual([...found], []);
  });

  test('do not leave the contacts service, whichever route is asked, with whichever key', async () => {
    const { database, close } = await openContactsDatabase(`file:${join(folder, 'routes.db')}`);
    const app = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
    const routes = [...routesOf(app, featurebase), { method: 'GET', path: `/${QUERY}` }];
    close();
    const statuses = new Set<number>();
    for (const key of [API_KEY, OTHER_KEY, `${OTHER_KEY}2`, token]) {
      for (const query of ['', `?limit=1&cursor=${encodeURIComponent(QUERY)}`]) {
        const headers = { Authorization: `Bearer ${key}`, 'X-Consent-Token-Id': 'a-jti' };
        for (const { path, init } of requests(routes, headers)) {
          statuses.add(await ask(contacts, path + query, init));
        }
      }
    }
    assert.deepEqual(
      [200, 400, 401, 404, 415].filter((status) => !statuses.has(status)),
      [],
    );
    assert.deepEqual([...found], []);
  });

  describe('and a broken system of record', () => {
    let broken: RecordingServer;
    let failure: Parameters<typeof startServer>[0];

    before(async () => {
      broken = await startServer((...request) => failure(...request));
      const { url } = broken;
      const featurebase = { FEATUREBASE_BASE_URL: url };
      for (const [system, env] of [
        ['featurebase', featurebase],
        ['softwareone', { SOFTWAREONE_BASE_URL: url, SOFTWAREONE_API_TOKEN: API_KEY }],
        [
          'wappfy',
          {
            ...featurebase,
            WAPPFY_BASE_URL: url,
            WAPPFY_API_KEY: OTHER_KEY,
            WAPPFY_SESSION: 'session',
          },
        ],
      ] as const) {
        handlers.push([system, await startHandler({ PREFERENCES_UPSTREAM: system, ...env })]);
      }
    });
    after(() => broken.close());

    for (const [name, answer] of Object.entries(FAILURES)) {
      test(`do not leave the handler after ${name}`, async () => {
        failure = answer;
        for (const [system, handler] of handlers) {
          const sub = USERS[system];
          const bearer = hide(
            `${system}, ${name}`,
            await signToken(keys, { sub, scope: 'manage' }),
          );
          const path = `/v2/contacts/by-user-id/${encodeURIComponent(sub)}/email-preferences`;
          const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
          const body = '{"preferences":{"all":"unsubscribed"}}';
          const statuses = await Promise.all([
            ask(handler, path, { headers }),
            ask(handler, path, { method: 'PATCH', headers, body }),
            ask(handler, `${path}/history`, { headers }),
            ask(handler, `/preferences?token=${bearer}`),
            ask(handler, `/unsubscribe?token=${bearer}`, { method: 'POST' }),
            ask(handler, '/readyz'),
          ]);
          assert.ok(Math.max(...statuses) >= 404, 'it fails');
        }
        assert.deepEqual([...found], []);
      });
    }
  });

  test('do not leave the contacts service when its database is broken', async () => {
    const client = createClient({ url: `file:${join(folder, 'contacts.db')}` });
    await client.execute('ALTER TABLE contacts RENAME COLUMN locale TO gone');
    client.close();
    const headers = { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ userId: featurebase, email: EMAIL, name: PHONE });
    assert.equal(await ask(contacts, '/v2/contacts', { method: 'POST', headers, body }), 500);
    await rm(join(folder, 'contacts.db'));
    assert.equal(await ask(contacts, '/v2/contacts', { method: 'POST', headers, body }), 503);
    assert.deepEqual([...found], []);
  });

  test('are in no line that was written, and every field of a line is documented', async () => {
    for (const program of programs) await program.stop();
    const lines = programs.flatMap((program) => program.output().trim().split('\n'));
    for (const line of lines) assert.deepEqual(canariesIn(line, CANARIES), [], line);
    const entries = programs.flatMap(linesOf);
    for (const [system, handler] of handlers) {
      const counted = linesOf(handler).some(({ upstreamAttempts = 0 }) => upstreamAttempts >= 3);
      assert.ok(counted, `the requests to ${system} are counted`);
    }
    assert.ok(entries.length > 500, `${entries.length} requests`);
    // What a program says at its start is all that is no entry.
    const others = lines.filter((line) => !line.startsWith('{'));
    assert.ok(others.every((line) => /^(The contacts service listens on )?http:/.test(line)));
    const page = await readFile('docs/operations.md', 'utf8');
    const documented = [...page.matchAll(/^\| `(\w+)` +\| (?:both|handler|contacts) /gm)];
    assert.deepEqual(
      [...new Set(entries.flatMap((entry) => Object.keys(entry)))].sort(),
      documented.map(([, field = '']) => field).sort(),
    );
  });
});
