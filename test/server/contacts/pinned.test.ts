/**
 * A database that a release has left behind opens with everything that is in it, and the cursors and
 * sort names that it has handed out go on working. Add files to `test/fixtures/` with a release; never
 * change or remove one.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createClient } from '@libsql/client';
import type { Hono } from 'hono';
import { createContactsApp } from '../../../server/contacts/app.ts';
import cursors from '../../fixtures/cursors-0.1.0.json' with { type: 'json' };
import { root } from '../../packages.ts';
import { API_KEY } from './backends.ts';
import { openContactsDatabase } from './open.ts';

/** A further page, as the release has handed it out. */
interface PinnedPage {
  method: string;
  path: string;
  /** Of a search for all customers, two at a time. */
  sort?: string;
  cursor?: string;
  userIds: string[];
}

describe('a database of release 0.1.0', () => {
  let folder: string;
  let app: Hono;
  let close: () => void;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    const url = `file:${join(folder, 'contacts.db')}`;
    const written = createClient({ url });
    await written.executeMultiple(
      await readFile(join(root, 'test/fixtures/contacts-0.1.0.sql'), 'utf8'),
    );
    written.close();
    const opened = await openContactsDatabase(url);
    close = opened.close;
    app = createContactsApp({ database: opened.database, apiKey: API_KEY, log: () => {} });
  });
  after(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  async function send(method: string, path: string, body?: object) {
    const response = await app.request(path, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, await response.clone().text());
    return response.json();
  }

  async function statusesOf(userId: string): Promise<Record<string, string>> {
    const path = `/v2/contacts/by-user-id/${userId}/email-preferences`;
    const { preferences } = (await send('GET', path)) as {
      preferences: Record<string, { status: string }>;
    };
    return Object.fromEntries(
      Object.entries(preferences).map(([key, { status }]) => [key, status]),
    );
  }

  for (const { method, path, sort, cursor, userIds } of cursors as PinnedPage[]) {
    test(`goes on from the cursor of ${method} ${sort ?? 'the list'}`, async () => {
      const query = { field: 'type', operator: '=', value: 'customer' };
      const body = sort && { query, sort, limit: 2, cursor };
      const { data } = (await send(method, path, body || undefined)) as {
        data: { userId: string }[];
      };
      assert.deepEqual(
        data.map(({ userId }) => userId),
        userIds,
      );
    });
  }

  test('has every choice', async () => {
    assert.equal((await statusesOf('usr_1')).all, 'unsubscribed');
    const { changelog, postComments } = await statusesOf('usr_2');
    assert.deepEqual(
      { changelog, postComments },
      { changelog: 'subscribed', postComments: 'unsubscribed' },
    );
  });

  test('finds a name in any case, as the index of the release has it', async () => {
    const query = { field: 'name', operator: '~', value: 'JÜRG' };
    const { data } = (await send('POST', '/v2/contacts/search', { query })) as {
      data: { userId: string }[];
    };
    assert.deepEqual(
      data.map(({ userId }) => userId),
      ['usr_2'],
    );
  });

  test('remembers the opt-out of somebody who was deleted', async () => {
    // By the user id alone, and by the address alone.
    for (const names of [{ userId: 'usr_5' }, { userId: 'usr_6', email: 'EVA@example.com' }]) {
      await send('POST', '/v2/contacts', names);
      assert.equal((await statusesOf(names.userId)).all, 'unsubscribed', names.userId);
    }
  });
});
