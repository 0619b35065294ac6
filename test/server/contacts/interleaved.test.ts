/** A contact that gets another name between the read and the write of a change of its preferences. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { API_KEY } from './backends.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';

interface Answer {
  status: number;
  id: string;
  preferences: Record<string, { status: string }>;
  data: { key: string; to: string; userId: string | null }[];
  error: { code: string };
}

describe('a change of preferences, with another request in between', () => {
  let database: OpenedDatabase;
  let app: Hono;
  /** Its connection is another one, as that of another process is. */
  let other: Hono;
  const closes: (() => void)[] = [];
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    const open = async () => {
      const { database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`);
      closes.push(close);
      return database;
    };
    database = await open();
    app = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
    other = createContactsApp({ database: await open(), apiKey: API_KEY, log: () => {} });
  });
  after(async () => {
    for (const close of closes) close();
    await rm(folder, { recursive: true });
  });

  async function send(to: Hono, method: string, path: string, body?: object): Promise<Answer> {
    const response = await to.request(`/v2/contacts${path}`, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { ...((await response.json()) as Answer), status: response.status };
  }

  /**
   * Opts a contact out, while another request comes in between.
   *
   * @param act called after each read of the contact: its address is hashed then, and written next
   */
  async function optOut(id: string, act: (time: number) => Promise<unknown>): Promise<Answer> {
    let times = 0;
    const interrupted: OpenedDatabase = Object.create(database, {
      suppressionHash: {
        async value(kind: 'email' | 'user', value: string) {
          if (kind === 'email') await act(++times);
          return database.suppressionHash(kind, value);
        },
      },
    });
    const between = createContactsApp({ database: interrupted, apiKey: API_KEY, log: () => {} });
    const preferences = { all: 'unsubscribed' };
    return send(between, 'PATCH', `/${id}/email-preferences`, { preferences });
  }

  const upsert = (fields: object) => send(other, 'POST', '', fields);
  const gateOf = async (id: string) =>
    (await send(app, 'GET', `/${id}/email-preferences`)).preferences.all?.status;
  const historyOf = async (id: string) =>
    (await send(app, 'GET', `/${id}/email-preferences/history`)).data.map(
      ({ key, to, userId }) => `${userId} ${key} ${to}`,
    );

  test('an opt-out is remembered for the address that the contact has in the end, and no other', async () => {
    const { id } = await upsert({ userId: 'moved', email: 'moved.0@example.com' });
    const moves = 4;
    const answer = await optOut(id, async (time) => {
      if (time > moves) return;
      const moved = await upsert({ userId: 'moved', email: `moved.${time}@example.com` });
      assert.equal(moved.id, id);
    });
    assert.equal(answer.status, 200);
    assert.equal(await gateOf(id), 'unsubscribed');
    assert.deepEqual(await historyOf(id), ['moved all unsubscribed']);
    for (let time = 0; time <= moves; time++) {
      const email = `moved.${time}@example.com`;
      const { id: another } = await upsert({ userId: `after_${time}`, email });
      const expected = time === moves ? 'unsubscribed' : 'subscribed';
      assert.equal(await gateOf(another), expected, email);
    }
  });

  test('an opt-out is remembered for a user id that the contact has just got', async () => {
    const email = 'named@example.com';
    const { id } = await upsert({ email });
    const answer = await optOut(id, async (time) => {
      if (time === 1) await upsert({ userId: 'named', email });
    });
    assert.equal(answer.status, 200);
    assert.deepEqual(await historyOf(id), ['named all unsubscribed']);
    await send(app, 'DELETE', `/${id}`);
    const back = await upsert({ userId: 'named', email: 'named.again@example.com' });
    assert.equal(await gateOf(back.id), 'unsubscribed');
  });

  test('a contact that keeps getting another address is given up, and nothing of the change is stored', async () => {
    const { id } = await upsert({ userId: 'restless', email: 'restless.0@example.com' });
    const answer = await optOut(id, (time) =>
      upsert({ userId: 'restless', email: `restless.${time}@example.com` }),
    );
    assert.deepEqual([answer.status, answer.error.code], [500, 'internal_error']);
    assert.equal(await gateOf(id), 'subscribed');
    assert.deepEqual(await historyOf(id), []);
  });

  test('a contact that is deleted meanwhile is not found', async () => {
    const { id } = await upsert({ email: 'deleted@example.com' });
    const answer = await optOut(id, () => send(other, 'DELETE', `/${id}`));
    assert.deepEqual([answer.status, answer.error.code], [404, 'resource_not_found']);
  });
});
