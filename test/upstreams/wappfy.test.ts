/** Wappfy, in both dialects, with each engine and each state of a session. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createContactsGateStore,
  createWappfyUpstream,
  type GateStore,
  type WappfyUpstreamOptions,
} from '../../server/handler/upstreams/wappfy/wappfy.ts';
import { ApiError } from '../../server/http/api-error.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { handlerOf } from './handler.ts';
import { startWappfy, type WappfyBehaviour, type WappfyStandIn } from './stand-ins/wappfy.ts';
import { memoryStore } from './systems.ts';

const NUMBER = '4915112345678';

describe('Wappfy', () => {
  let standIn: WappfyStandIn;
  let store: ReturnType<typeof memoryStore>;
  before(async () => {
    // One Brazilian from before the ninth digit, one from after.
    standIn = await startWappfy({ registered: [NUMBER, '551188887777', '5511977776666'] });
  });
  beforeEach(() => {
    Object.assign(standIn.behaviour, WORKING);
    standIn.blocked.clear();
    standIn.requests.length = 0;
    store = memoryStore();
  });
  after(async () => {
    assert.deepEqual(standIn.violations, []);
    await standIn.close();
  });

  const handler = (options: Partial<WappfyUpstreamOptions> = {}) =>
    handlerOf(
      createWappfyUpstream({
        baseUrl: standIn.url,
        apiKey: standIn.apiKey,
        session: standIn.session,
        store,
        ...options,
      }),
    );

  test('a person sees one gate, for WhatsApp, and their number masked', async () => {
    const { body, text } = await (await handler({ numberOf: () => NUMBER })).read('usr_1');
    assert.deepEqual(body, {
      object: 'contact_email_preferences',
      contactId: 'usr_1',
      userId: 'usr_1',
      channel: 'whatsapp',
      recipient: '+49 •••••• 78',
      blocksReplies: true,
      preferences: { all: { status: 'subscribed', effectiveStatus: 'subscribed' } },
    });
    assert.ok(!text.includes(NUMBER));
  });

  test('an id that hides the number has no recipient to show', async () => {
    const { change } = await handler({ numberOf: () => '12345678901234@lid' });
    const { status, body } = await change('usr_1', { all: 'unsubscribed' });
    assert.deepEqual([status, body.recipient], [200, undefined]);
    assert.ok(standIn.blocked.has('12345678901234@lid'));
  });

  test('the number comes from a function; a person without one is not found', async () => {
    const { read } = await handler({
      numberOf: async (id) => (id === 'usr_1' ? NUMBER : undefined),
    });
    assert.equal((await read('usr_1')).status, 200);
    assert.equal((await read('usr_2')).status, 404);
    for (const number of ['', 'no number', '120363025246125486@g.us', '123']) {
      assert.equal((await (await handler({ numberOf: () => number })).read('usr_1')).status, 404);
    }
  });

  test('closing writes the store first, and opening writes it last', async () => {
    const order: string[] = [];
    const noting: GateStore = {
      get: store.get,
      async set(userId, status, context) {
        order.push(`store ${status}`);
        await store.set(userId, status, context);
      },
    };
    const { change } = await handler({
      store: noting,
      fetch: async (input, init) => {
        order.push(new URL(String(input)).pathname);
        return fetch(input, init);
      },
    });
    await change(NUMBER, { all: 'unsubscribed' });
    await change(NUMBER, { all: 'subscribed' });
    assert.deepEqual(order, [
      'store unsubscribed',
      '/api/contacts/block',
      '/api/contacts/unblock',
      'store subscribed',
    ]);
  });

  test('a failure leaves the store closed, in either direction, and the next try goes all the way', async () => {
    const { read, change } = await handler();
    standIn.behaviour.engine = 'broken';
    assert.equal((await change(NUMBER, { all: 'unsubscribed' })).status, 502);
    assert.equal((await read(NUMBER)).body.preferences.all?.status, 'unsubscribed');
    assert.equal((await change(NUMBER, { all: 'subscribed' })).status, 502);
    assert.equal((await read(NUMBER)).body.preferences.all?.status, 'unsubscribed');
    standIn.behaviour.engine = 'works';
    assert.equal((await change(NUMBER, { all: 'unsubscribed' })).status, 200);
    assert.ok(standIn.blocked.has(NUMBER), 'though the store had it already');
  });

  test('a change by another process meanwhile: the block follows the store', async () => {
    const { change } = await handler({
      async fetch(input, init) {
        const response = await fetch(input, init);
        store.statuses.set(NUMBER, 'subscribed');
        return response;
      },
    });
    const { body } = await change(NUMBER, { all: 'unsubscribed' });
    assert.equal(body.preferences.all?.status, 'subscribed', 'what is stored is what is said');
    assert.ok(!standIn.blocked.has(NUMBER));
  });

  const FAILURES: readonly [
    name: string,
    behaviour: Partial<WappfyBehaviour>,
    status: number,
    code: string,
    requests: number,
  ][] = [
    ['an engine that cannot', { engine: 'not-implemented' }, 501, 'upstream_unsupported', 1],
    ['an engine that breaks', { engine: 'broken' }, 502, 'upstream_unavailable', 1],
    ['no such session', { session: 'missing' }, 502, 'upstream_session_not_found', 1],
    ['a phone that is off', { session: 'stopped' }, 502, 'upstream_unavailable', 1],
  ];
  for (const dialect of ['contactId', 'jid'] as const) {
    for (const [name, behaviour, status, code, requests] of FAILURES) {
      test(`${dialect}, ${name}: ${status} ${code}, asked ${requests} time`, async () => {
        Object.assign(standIn.behaviour, behaviour, { dialect });
        const { change } = await handler({ dialect });
        const { body, ...answer } = await change(NUMBER, { all: 'unsubscribed' });
        assert.deepEqual([answer.status, body.error?.code], [status, code]);
        assert.equal(standIn.requests.length, requests);
        if (status === 501) assert.doesNotMatch(body.error?.message ?? '', /again/);
      });
    }

    test(`${dialect}: a request in the other dialect is not taken for a success`, async () => {
      standIn.behaviour.dialect = dialect === 'jid' ? 'contactId' : 'jid';
      const { change } = await handler({ dialect });
      const before = standIn.violations.length;
      assert.equal((await change(NUMBER, { all: 'unsubscribed' })).status, 502);
      standIn.violations.length = before;
    });
  }

  test('a wrong key is told to the operator by a code', async () => {
    const { change } = await handler({ apiKey: 'wrong-0123456789abcd' });
    const { body } = await change(NUMBER, { all: 'unsubscribed' });
    assert.equal(body.error?.code, 'upstream_unauthorized');
  });

  test('the dialect of the page’s text needs no key, as its samples send none', async () => {
    standIn.behaviour.dialect = 'jid';
    const { change } = await handler({ dialect: 'jid', apiKey: undefined });
    assert.equal((await change(NUMBER, { all: 'unsubscribed' })).status, 200);
    assert.ok(standIn.blocked.has(NUMBER));
  });

  test('a success that does nothing cannot be seen; the store still says what the person wants', async () => {
    standIn.behaviour.engine = 'does-nothing';
    const { read, change } = await handler();
    assert.equal((await change(NUMBER, { all: 'unsubscribed' })).status, 200);
    assert.equal((await read(NUMBER)).body.preferences.all?.status, 'unsubscribed');
  });

  test('without enforcement the store alone is asked, and nothing is said of replies', async () => {
    const { change } = await handler({ enforce: false });
    const { body } = await change(NUMBER, { all: 'unsubscribed' });
    assert.equal(body.blocksReplies, undefined);
    assert.equal(store.statuses.get(NUMBER), 'unsubscribed');
    assert.deepEqual(standIn.requests, []);
  });

  test('Brazil: the spelling that is registered is blocked, whichever is on record', async () => {
    for (const [given, registered] of [
      ['5511988887777', '551188887777'],
      ['551188887777', '551188887777'],
      ['5511977776666', '5511977776666'],
      ['551177776666', '5511977776666'],
    ] as const) {
      standIn.blocked.clear();
      const { change } = await handler({ numberOf: () => given });
      assert.equal((await change('usr_1', { all: 'unsubscribed' })).status, 200);
      assert.deepEqual([...standIn.blocked], [registered]);
    }
    standIn.requests.length = 0;
    const { change } = await handler({ numberOf: () => '5511966665555' });
    assert.equal((await change('usr_2', { all: 'unsubscribed' })).status, 200);
    assert.ok(!standIn.requests.some((request) => request.endsWith('block')));
    assert.equal(store.statuses.get('usr_2'), 'unsubscribed', 'not on WhatsApp, but remembered');
  });

  test('only the gate can be changed', async () => {
    const { change } = await handler();
    const { body } = await change(NUMBER, { changelog: 'unsubscribed' });
    assert.equal(body.error?.code, 'parameter_unknown');
  });

  test('an upstream without what it needs is not made', () => {
    const options = { session: 'a', store, apiKey: 'k' };
    assert.throws(() => createWappfyUpstream({ ...options, session: '' }), TypeError);
    assert.throws(() => createWappfyUpstream({ ...options, apiKey: '' }), TypeError);
    assert.throws(
      () => createWappfyUpstream({ ...options, baseUrl: 'http://example.com' }),
      TypeError,
    );
  });
});

const WORKING: WappfyBehaviour = { dialect: 'contactId', engine: 'works', session: 'working' };

describe('the gate of WhatsApp in the contacts service', () => {
  let contacts: TestContacts;
  let store: GateStore;
  const context = { requestId: 'request-1', route: 'element', tokenId: 'token-1' } as const;
  before(async () => {
    contacts = await startContacts();
    store = createContactsGateStore({ baseUrl: contacts.url, apiKey: API_KEY });
  });
  after(() => contacts.close());

  test('nothing is stored until the first change; then it is, with its evidence', async () => {
    assert.equal(await store.get('usr_1', context), undefined);
    assert.deepEqual(await store.getHistory?.('usr_1', { limit: 10 }, context), {
      object: 'list',
      data: [],
      nextCursor: null,
    });
    await store.set('usr_1', 'unsubscribed', context);
    assert.equal(await store.get('usr_1', context), 'unsubscribed');
    const history = await store.getHistory?.('usr_1', { limit: 10 }, context);
    const [{ key, from, to, route, tokenId } = {}] = history?.data ?? [];
    assert.deepEqual(
      { key, from, to, route, tokenId },
      { key: 'all', from: 'subscribed', to: 'unsubscribed', route: 'element', tokenId: 'token-1' },
    );
  });

  test("the same person's emails are another matter", async () => {
    await contacts.seed('usr_2');
    await store.set('usr_2', 'unsubscribed', context);
    assert.equal((await contacts.statuses('usr_2')).all, 'subscribed');
  });

  test('a service that is not there is not an open gate', async () => {
    const gone = createContactsGateStore({
      baseUrl: contacts.url,
      apiKey: API_KEY,
      fetch: async () => new Response(null, { status: 500 }),
    });
    await assert.rejects(gone.get('usr_1', context), ApiError);
    await assert.rejects(gone.set('usr_1', 'unsubscribed', context), ApiError);
  });
});
