/** What SoftwareOne's Marketplace may answer, and how often it is asked. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { rqlEquals } from '../../server/handler/upstreams/softwareone/identifiers.ts';
import {
  createSoftwareOneUpstream,
  type SoftwareOneUpstreamOptions,
} from '../../server/handler/upstreams/softwareone/softwareone.ts';
import { handlerOf } from './handler.ts';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';

const [PRICES, RENEWALS] = ['NTC-1234-0001', 'NTC-1234-0002'] as const;
const CONTACTS = '/public/v1/notifications/contacts';
const CATEGORIES = '/public/v1/notifications/categories';

describe("the answers of SoftwareOne's Marketplace", () => {
  let standIn: SoftwareOneStandIn;
  before(async () => {
    standIn = await startSoftwareOne();
  });
  beforeEach(() => {
    standIn.variants.clear();
    standIn.requests.length = 0;
  });
  after(async () => {
    assert.deepEqual(standIn.violations, []);
    await standIn.close();
  });

  const upstreamOf = (options: Partial<SoftwareOneUpstreamOptions> = {}) =>
    createSoftwareOneUpstream({
      baseUrl: standIn.url,
      apiToken: standIn.tokens.operations,
      ...options,
    });
  const handler = (options: Partial<SoftwareOneUpstreamOptions> = {}) =>
    handlerOf(upstreamOf(options));
  const asked = (part: string) => standIn.requests.filter((request) => request.includes(part));

  test('an icon is shown over https alone, and left out when its address is none or too long', async () => {
    const { id } = standIn.addContact();
    const { read } = await handler();
    const category = standIn.categories.get(PRICES);
    assert.ok(category);
    const { icon } = category;
    const long = (length: number) => 'https://icons.example/'.padEnd(length, 'x');
    try {
      for (const [given, shown] of [
        ['https://icons.example/prices.png', true],
        [long(1999), true],
        [long(2000), false],
        [long(2100), false],
        ['http://icons.example/prices.png', false],
        ['/prices.png', false],
        ['https://[', false],
        ['', false],
      ] as const) {
        category.icon = given;
        const { status, body } = await read(id);
        assert.equal(status, 200, given);
        assert.equal(body.preferences[PRICES]?.icon, shown ? given : undefined, given);
      }
    } finally {
      category.icon = icon;
    }
  });

  test('a user id that can be no id of the Marketplace is not found, and no contact is asked for', async () => {
    const ids = ["x'),or(eq(status,'Active')", 'CTT-1/block', 'a b', '*', '-x', 'x'.repeat(65)];
    for (const identifyBy of ['contactId', 'userId'] as const) {
      const { read, change } = await handler({ identifyBy });
      for (const id of ids) {
        assert.equal((await read(id)).status, 404, id);
        assert.equal((await change(id, { [PRICES]: 'unsubscribed' })).status, 404, id);
      }
    }
    assert.deepEqual(asked(CONTACTS), []);
    for (const id of ids) {
      assert.throws(() => rqlEquals('userId', id), {
        name: 'TypeError',
        message: 'This value cannot stand in a filter.',
      });
    }
    assert.equal(rqlEquals('userId', 'USR-1234_5678'), "eq(userId,'USR-1234_5678')");
  });

  test('an answer with another contact than the one asked for is refused', async () => {
    const { id } = standIn.addContact();
    const other = standIn.addContact();
    const { read } = await handler({
      fetch: (input, init) => fetch(String(input).replace(id, other.id), init),
    });
    assert.equal((await read(id)).body.error?.code, 'upstream_invalid_response');
  });

  test('it is not made without an API token', () => {
    assert.throws(() => upstreamOf({ apiToken: '' }), {
      name: 'TypeError',
      message: 'The upstream needs an API token.',
    });
  });

  test('a new contact gets emails as an active one does; the address is that of the contact', async () => {
    const { read } = await handler();
    for (const status of ['New', 'Active'] as const) {
      const { id } = standIn.addContact({ status });
      const { body } = await read(id);
      assert.equal(body.preferences.all?.status, 'subscribed', status);
      assert.match(body.email ?? '', /^j•+@e•+\.com$/, 'john@example.com');
    }
  });

  test('whoever blocked, if the audit does not say it, the person cannot end the block', async () => {
    for (const audit of [
      undefined,
      null,
      {},
      { blocked: null },
      { blocked: {} },
      { blocked: { by: null } },
      { blocked: { by: {} } },
    ]) {
      const { id } = standIn.addContact({ status: 'Blocked' });
      const { change } = await handler({
        gate: 'block',
        actorId: standIn.actorId,
        async fetch(input, init) {
          const response = await fetch(input, init);
          if (!String(input).includes(CONTACTS)) return response;
          return Response.json({ ...((await response.json()) as object), audit });
        },
      });
      const { status, body } = await change(id, { all: 'subscribed' });
      assert.deepEqual(
        [status, body.error?.code],
        [403, 'preference_locked'],
        JSON.stringify(audit),
      );
    }
  });

  test('a change whose time is over is not begun: it might arrive all the same', async ({
    mock,
  }) => {
    for (const late of [10_000, 10_001]) {
      const { id } = standIn.addContact();
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
      const begun: unknown[] = [];
      let isRead = false;
      const { change } = await handler({
        async fetch(input, init) {
          begun.push(init?.method);
          const response = await fetch(input, init);
          if (String(input).includes(CONTACTS) && !isRead) {
            isRead = true;
            mock.timers.tick(late);
          }
          return response;
        },
      });
      const { status, body } = await change(id, { [PRICES]: 'unsubscribed' });
      mock.timers.reset();
      assert.deepEqual([status, body.error?.code], [504, 'upstream_timeout'], String(late));
      assert.ok(begun.length > 0 && !begun.includes('PUT'), `${begun}`);
    }
  });

  test('a list is read to its end, whatever it says of its length, and not asked for again', async () => {
    const { id } = standIn.addContact();
    type Meta = { pagination: { total: number | null } } | undefined;
    const count = (change: (total: number) => number | null) => (meta: Meta) =>
      meta && {
        ...meta,
        pagination: { ...meta.pagination, total: change(meta.pagination.total ?? 0) },
      };
    const size = standIn.categories.size;
    for (const [pages, metaOf, requests] of [
      ['one', (meta: Meta) => meta, 1],
      ['one', () => undefined, 1],
      ['one', count(() => null), 1],
      ['one', count((total) => total + 1), 2],
      ['each', (meta: Meta) => meta, size],
      ['each', count(() => null), size + 1],
    ] as const) {
      standIn.requests.length = 0;
      standIn.variants.clear();
      if (pages === 'each') standIn.variants.add('pages-of-1');
      const { read } = await handler({
        async fetch(input, init) {
          const response = await fetch(input, init);
          if (!String(input).includes(CATEGORIES)) return response;
          const { $meta, ...rest } = (await response.json()) as { $meta: Meta };
          return Response.json({ ...rest, $meta: metaOf($meta) });
        },
      });
      const { status, body } = await read(id);
      assert.equal(status, 200);
      assert.equal(Object.keys(body.preferences).length, 4);
      assert.equal(asked(CATEGORIES).length, requests, `${pages} ${requests}`);
    }
  });

  test('a change that another program overwrites is written again, three times at most', async () => {
    for (const [times, written] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [9, 3],
    ] as const) {
      standIn.requests.length = 0;
      const contact = standIn.addContact();
      let overwritten = 0;
      const { change } = await handler({
        async fetch(input, init) {
          const response = await fetch(input, init);
          if (init?.method === 'PUT' && overwritten++ < times) contact.optOuts = [PRICES];
          return response;
        },
      });
      const changes = { [PRICES]: 'unsubscribed', [RENEWALS]: 'unsubscribed' };
      const { status, body } = await change(contact.id, changes);
      assert.equal(status, 200);
      assert.equal(asked('PUT').length, written, `${times} times`);
      assert.deepEqual(
        [PRICES, RENEWALS].map((key) => body.preferences[key]?.status),
        ['unsubscribed', times < 3 ? 'unsubscribed' : 'subscribed'],
      );
    }
  });
});
