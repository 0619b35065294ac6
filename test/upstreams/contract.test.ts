/** Systems of record that are passed in code: what of their answers reaches a browser, and what not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConsentHistory, ContactEmailPreferences } from '../../server/contract/contract.ts';
import { describedContract } from '../../server/handler/upstreams/described-contract.ts';
import type { Upstream } from '../../server/handler/upstreams/upstream.ts';
import { signToken } from '../../server/tokens/index.ts';
import { preferencesPath } from '../server/handler/fixtures.ts';
import { type Answer, handlerOf } from './handler.ts';

const USER = 'usr_1';
const on = { status: 'subscribed', effectiveStatus: 'subscribed' } as const;

/** An upstream that answers as told, and keeps what it was asked to change. */
function upstreamOf(answer: unknown, rest: Partial<Upstream> = {}) {
  const changes: unknown[] = [];
  const upstream: Upstream = {
    getEmailPreferences: async () => answer as ContactEmailPreferences,
    async updateEmailPreferences(_userId, change) {
      changes.push(change);
      return answer as ContactEmailPreferences;
    },
    ...rest,
  };
  return { upstream, changes };
}

const contact = (fields: object = {}, preferences: object = {}) => ({
  object: 'contact_email_preferences',
  contactId: 'c1',
  preferences: { all: on, ...preferences },
  ...fields,
});

const read = async (answer: unknown, rest?: Partial<Upstream>): Promise<Answer> =>
  (await handlerOf(upstreamOf(answer, rest).upstream)).read(USER);

const served = { contract: describedContract({ keys: 'served' }) };

describe('an upstream without a contract of its own', () => {
  test('passes keys and statuses of Featurebase’s contract, and nothing else', async () => {
    const chatty = contact(
      { staffRemark: 'rude', channel: 'whatsapp', recipient: '+49 151' },
      { changelog: { ...on, label: 'Changes', locked: 'sender' }, 'NTC-1': on },
    );
    const { status, body } = await read(chatty);
    assert.equal(status, 200);
    assert.deepEqual(body, contact({}, { changelog: on }));
  });

  test('is not believed where its answer is none, or is about somebody else', async () => {
    for (const answer of [
      undefined,
      null,
      [],
      {},
      contact({ preferences: {} }),
      contact({ userId: 'usr_2' }),
      contact({}, { all: { status: 'maybe', effectiveStatus: 'maybe' } }),
    ]) {
      const { status, body } = await read(answer);
      assert.deepEqual([status, body.error?.code], [502, 'upstream_invalid_response']);
    }
  });
});

describe('an upstream that describes its preferences', () => {
  test('passes the optional fields, texts made plain and cut', async () => {
    const { body } = await read(
      contact(
        { channel: 'whatsapp', recipient: '+49 •••••• 78', staffRemark: 'rude' },
        {
          'NTC-1': {
            ...on,
            label: '<img src=x onerror=alert(1)>\u0000\n\u202eevil',
            description: 'x'.repeat(1000),
            icon: 'https://example.com/icon.png',
            locked: 'required',
            reason: 'Has to be.',
            owner: 'somebody',
          },
        },
      ),
      served,
    );
    const { description = '', ...row } = body.preferences['NTC-1'] ?? {};
    assert.deepEqual(row, {
      ...on,
      label: '<img src=x onerror=alert(1)> evil',
      icon: 'https://example.com/icon.png',
      locked: 'required',
      reason: 'Has to be.',
    });
    assert.equal(description.length, 300);
    assert.deepEqual([body.channel, body.recipient], ['whatsapp', '+49 •••••• 78']);
    assert.ok(!('staffRemark' in body));
  });

  test('passes nobody’s number, no script as a picture, no key that is not one', async () => {
    for (const answer of [
      contact({ recipient: '+4915112345678' }),
      contact({ channel: 'pigeon' }),
      contact({}, { 'NTC-1': { ...on, icon: 'javascript:alert(1)' } }),
      contact({}, { 'NTC-1': { ...on, icon: 'http://example.com/i.png' } }),
      contact({}, { 'NTC-1': { ...on, locked: 'maybe' } }),
      contact({}, { 'NTC-1': { ...on, label: { text: 'x' } } }),
      contact({}, { '../x': on }),
      contact({}, { 1: on }),
      JSON.parse(
        '{"object":"contact_email_preferences","contactId":"c","preferences":{"__proto__":{}}}',
      ),
      contact({ preferences: { 'NTC-1': on } }),
    ]) {
      const { status, body } = await read(answer, served);
      assert.deepEqual([status, body.error?.code], [502, 'upstream_invalid_response']);
    }
  });

  test('is never asked to change what is locked, though it would not refuse', async () => {
    const locked = contact({}, { 'NTC-1': { ...on, locked: 'required' }, 'NTC-2': on });
    const { upstream, changes } = upstreamOf(locked, served);
    const { change } = await handlerOf(upstream);
    const refused = await change(USER, { 'NTC-1': 'unsubscribed', 'NTC-2': 'unsubscribed' });
    assert.deepEqual([refused.status, refused.body.error?.code], [403, 'preference_locked']);
    assert.equal(refused.body.error?.param, 'preferences.NTC-1');
    assert.equal((await change(USER, { 'NTC-9': 'unsubscribed' })).status, 404);
    assert.equal((await change(USER, { 'NTC-1': 'subscribed' })).status, 200);
    assert.deepEqual(changes, []);
    await change(USER, { 'NTC-1': 'subscribed', 'NTC-2': 'unsubscribed' });
    assert.deepEqual(changes, [{ 'NTC-2': 'unsubscribed' }]);
  });

  test('is not read before a change when nothing of it can be locked', async () => {
    let reads = 0;
    const { upstream } = upstreamOf(contact(), {
      contract: describedContract({ keys: ['all'], refusesLocked: true }),
      async getEmailPreferences() {
        reads += 1;
        return contact() as ContactEmailPreferences;
      },
    });
    assert.equal(
      (await (await handlerOf(upstream)).change(USER, { all: 'subscribed' })).status,
      200,
    );
    assert.equal(reads, 0);
  });

  test('with fixed keys, others are stripped, and refused in a change', async () => {
    const fixed = { contract: describedContract({ keys: ['all', 'news'] }) };
    const answer = contact({}, { news: { ...on, label: 'News' }, secret: on });
    const { body } = await read(answer, fixed);
    assert.deepEqual(Object.keys(body.preferences), ['all', 'news']);
    const { change } = await handlerOf(upstreamOf(answer, fixed).upstream);
    assert.equal(
      (await change(USER, { secret: 'unsubscribed' })).body.error?.code,
      'parameter_unknown',
    );
  });
});

test('a class is an upstream as good as any: its methods keep what they belong to', async () => {
  class Kept implements Upstream {
    readonly #answer = contact() as ContactEmailPreferences;
    async getEmailPreferences() {
      return this.#answer;
    }
    async updateEmailPreferences() {
      return this.#answer;
    }
    async getHistory(): Promise<ConsentHistory> {
      return { object: 'list', data: [], nextCursor: this.#answer.contactId };
    }
  }
  const handler = await handlerOf(new Kept());
  assert.equal((await handler.read(USER)).status, 200);
  assert.equal((await handler.change(USER, { all: 'unsubscribed' })).status, 200);
  const token = await signToken(handler.keys, { sub: USER, scope: 'manage' });
  const history = await handler.app.request(`${preferencesPath(USER)}/history`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  assert.deepEqual(await history.json(), { object: 'list', data: [], nextCursor: 'c1' });
});
