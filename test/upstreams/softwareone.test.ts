/** SoftwareOne's Marketplace, in each of the ways in which its documents leave open how it behaves. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createSoftwareOneUpstream,
  type SoftwareOneUpstreamOptions,
} from '../../server/handler/upstreams/softwareone/softwareone.ts';
import { handlerOf } from './handler.ts';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';
import type { SoftwareOneVariant } from './stand-ins/softwareone-data.ts';

const [PRICES, RENEWALS, SECURITY, DRAFT] = [
  'NTC-1234-0001',
  'NTC-1234-0002',
  'NTC-1234-0003',
  'NTC-1234-0009',
] as const;
const CONTACTS = '/public/v1/notifications/contacts';

describe("SoftwareOne's Marketplace", () => {
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
      actorId: standIn.actorId,
      ...options,
    });
  const handler = (options: Partial<SoftwareOneUpstreamOptions> = {}) =>
    handlerOf(upstreamOf(options));
  const writes = () => standIn.requests.filter((request) => !request.startsWith('GET'));

  test('rows are the published categories, by name, with what they are about', async () => {
    const { id } = standIn.addContact();
    const { body, text } = await (await handler()).read(id);
    assert.deepEqual(Object.keys(body.preferences), ['all', PRICES, RENEWALS, SECURITY]);
    assert.deepEqual(body.preferences[PRICES], {
      status: 'subscribed',
      effectiveStatus: 'subscribed',
      label: 'Price changes',
      description: 'When the price of something you have bought is about to change.',
    });
    assert.equal(body.preferences[SECURITY]?.locked, 'required');
    assert.ok(!text.includes('draft'), 'what is not published is not shown');
  });

  test('icons are shown where they can be: over https', async () => {
    const { id } = standIn.addContact();
    const upstream = upstreamOf({
      baseUrl: 'https://api.platform.softwareone.com',
      fetch: (input, init) => standIn.fetch(input, init),
    });
    const { body } = await (await handlerOf(upstream)).read(id);
    assert.equal(
      body.preferences[PRICES]?.icon,
      'https://api.platform.softwareone.com/static/NTC-1234-0001/icon.png',
    );
  });

  test('a change keeps what is not published, and what is required', async () => {
    const contact = standIn.addContact({ optOuts: [DRAFT, SECURITY] });
    const { body } = await (await handler()).change(contact.id, { [PRICES]: 'unsubscribed' });
    assert.deepEqual(new Set(contact.optOuts), new Set([DRAFT, SECURITY, PRICES]));
    assert.equal(body.preferences[PRICES]?.status, 'unsubscribed');
    // An opt-out from before it was required has no effect, and is not said to have one.
    assert.equal(body.preferences[SECURITY]?.status, 'subscribed');
  });

  test('what is set already is not written again', async () => {
    const { id } = standIn.addContact({ optOuts: [PRICES] });
    const { status } = await (await handler()).change(id, { [PRICES]: 'unsubscribed' });
    assert.equal(status, 200);
    assert.deepEqual(writes(), []);
  });

  test('a deleted contact is not found; an unknown status is refused', async () => {
    const { read } = await handler();
    const deleted = standIn.addContact();
    Object.assign(deleted, { status: 'Deleted' });
    assert.equal((await read(deleted.id)).status, 404);
    Object.assign(deleted, { status: 'Suspended' });
    assert.equal((await read(deleted.id)).body.error?.code, 'upstream_invalid_response');
  });

  describe('the gate, unless asked for, is not for people', () => {
    test('an active contact sees it open and locked', async () => {
      const { id } = standIn.addContact();
      const { body } = await (await handler()).read(id);
      assert.deepEqual(body.preferences.all, {
        status: 'subscribed',
        effectiveStatus: 'subscribed',
        locked: 'unsupported',
      });
    });

    test('a blocked one sees it closed, with the words meant for people, and not the remark', async () => {
      const { id } = standIn.addContact();
      standIn.blockByStaff(id, 'bounced twice; rude on the phone');
      const words = 'Emails to your address came back. Write to us to have them sent again.';
      const { read, change } = await handler({ reasons: { sender: words } });
      const { body, text } = await read(id);
      assert.deepEqual(body.preferences.all, {
        status: 'unsubscribed',
        effectiveStatus: 'unsubscribed',
        locked: 'sender',
        reason: words,
      });
      assert.equal(body.preferences[PRICES]?.effectiveStatus, 'unsubscribed');
      assert.ok(!text.includes('rude'));
      const refused = await change(id, { all: 'subscribed' });
      assert.deepEqual([refused.status, refused.body.error?.code], [403, 'preference_locked']);
      assert.deepEqual(writes(), []);
      assert.equal((await change(id, { [PRICES]: 'unsubscribed' })).status, 200, 'choices stay');
      assert.deepEqual(writes(), [`PUT ${CONTACTS}/${id}`], 'and so does the block');
    });
  });

  describe('the block as a gate', () => {
    const gate = 'block';

    test('who has closed it opens it again', async () => {
      const { id } = standIn.addContact();
      const { change } = await handler({ gate });
      assert.equal(
        (await change(id, { all: 'unsubscribed' })).body.preferences.all?.locked,
        undefined,
      );
      assert.equal(standIn.contacts.get(id)?.status, 'Blocked');
      assert.equal((await change(id, { all: 'subscribed' })).status, 200);
      assert.equal(standIn.contacts.get(id)?.status, 'Active');
    });

    test('whom somebody else has blocked does not, unless the operator says so', async () => {
      const { id } = standIn.addContact();
      standIn.blockByStaff(id);
      const { read, change } = await handler({ gate });
      assert.equal((await read(id)).body.preferences.all?.locked, 'sender');
      assert.equal((await change(id, { all: 'subscribed' })).status, 403);
      assert.deepEqual(writes(), []);
      const lenient = await handler({
        gate,
        mayUnblock: async ({ blockedReason }) => blockedReason === 'mailbox full, complained twice',
      });
      assert.equal((await lenient.change(id, { all: 'subscribed' })).status, 200);
    });

    test('where the audit does not say who blocked, unblocking is refused', async () => {
      standIn.variants.add('audit-of-2025');
      const { id } = standIn.addContact();
      const { change } = await handler({ gate });
      await change(id, { all: 'unsubscribed' });
      assert.equal((await change(id, { all: 'subscribed' })).status, 403);
    });

    test('closing blocks first, and opening unblocks last', async () => {
      const { id } = standIn.addContact();
      const { change } = await handler({ gate });
      await change(id, { all: 'unsubscribed', [PRICES]: 'unsubscribed' });
      await change(id, { all: 'subscribed', [RENEWALS]: 'unsubscribed' });
      assert.deepEqual(writes(), [
        `POST ${CONTACTS}/${id}/block`,
        `PUT ${CONTACTS}/${id}`,
        `PUT ${CONTACTS}/${id}`,
        `POST ${CONTACTS}/${id}/unblock`,
      ]);
    });

    test('a failure in between never sends what was turned off', async () => {
      for (const [all, failing] of [
        ['unsubscribed', 'PUT'],
        ['subscribed', 'PUT'],
        ['subscribed', 'POST'],
      ] as const) {
        const contact = standIn.addContact();
        const { change } = await handler({ gate });
        if (all === 'subscribed') await change(contact.id, { all: 'unsubscribed' });
        const broken = await handler({
          gate,
          fetch: async (input, init) =>
            init?.method === failing ? new Response(null, { status: 500 }) : fetch(input, init),
        });
        const answer = await broken.change(contact.id, { all, [PRICES]: 'unsubscribed' });
        assert.equal(answer.status, 502);
        assert.equal(contact.status, 'Blocked', `${all}, with a failing ${failing}`);
      }
    });

    test('it is not made without a way to open the gate again', () => {
      assert.throws(() => upstreamOf({ gate, actorId: '' }), /actorId or mayUnblock/);
    });

    test('a token without the right to block is told to the operator by a code', async () => {
      const { id } = standIn.addContact();
      const { change } = await handler({ gate, apiToken: standIn.tokens.vendor });
      const { body } = await change(id, { all: 'unsubscribed' });
      assert.equal(body.error?.code, 'upstream_unauthorized');
    });
  });

  describe('a person by the id of their user', () => {
    const identifyBy = 'userId';

    test('is found by a filter, and told apart from others', async () => {
      standIn.addContact({ userId: 'USR-0000-0001' });
      const { id } = standIn.addContact({ userId: 'USR-0000-0002', optOuts: [PRICES] });
      const { change } = await handler({ identifyBy });
      const { body } = await change('USR-0000-0002', { [RENEWALS]: 'unsubscribed' });
      assert.equal(body.preferences[PRICES]?.status, 'unsubscribed');
      assert.deepEqual(standIn.contacts.get(id)?.optOuts, [PRICES, RENEWALS]);
    });

    test('several contacts of one user, or one of another user, are refused', async () => {
      standIn.addContact({ userId: 'USR-0000-0003' });
      standIn.addContact({ userId: 'USR-0000-0003' });
      for (const variant of [undefined, 'pages-of-1'] as const) {
        if (variant) standIn.variants.add(variant);
        const { body } = await (await handler({ identifyBy })).read('USR-0000-0003');
        assert.equal(body.error?.code, 'upstream_invalid_response');
      }
      const deaf = await handler({
        identifyBy,
        // A server that does not know the filter lists everybody.
        fetch: (input, init) => fetch(String(input).replace(/&eq\(.*/, ''), init),
      });
      standIn.variants.clear();
      const { body } = await deaf.read('USR-0000-0001');
      assert.equal(body.error?.code, 'upstream_invalid_response');
      const mistaken = await handler({
        identifyBy,
        fetch: (input, init) => fetch(String(input).replace('0000-0001', '0000-0002'), init),
      });
      const other = await mistaken.read('USR-0000-0001');
      assert.equal(other.body.error?.code, 'upstream_invalid_response');
      assert.equal((await (await handler({ identifyBy })).read('USR-9999-9999')).status, 404);
    });
  });

  const VARIANTS: readonly SoftwareOneVariant[] = [
    'optOutAllowed-as-text',
    'lower-case-status',
    'repeat-block-400',
    'put-replaces',
    'errors-as-list',
    'pages-of-1',
    'lists-without-optOuts',
  ];
  for (const variant of VARIANTS) {
    test(`a server with ${variant}: a person changes everything, twice`, async () => {
      standIn.variants.add(variant);
      const contact = standIn.addContact({ userId: `USR-${variant}`, optOuts: [DRAFT] });
      const { email, name } = contact;
      const { read, change } = await handler({ gate: 'block', identifyBy: 'userId' });
      for (const status of ['unsubscribed', 'unsubscribed', 'subscribed', 'subscribed']) {
        const changes = { all: status, [PRICES]: status, [RENEWALS]: status };
        const answer = await change(`USR-${variant}`, changes);
        assert.equal(answer.status, 200, answer.text);
        for (const key of Object.keys(changes)) {
          assert.equal(answer.body.preferences[key]?.status, status);
        }
        assert.deepEqual((await read(`USR-${variant}`)).body, answer.body);
      }
      assert.equal((await read(`USR-${variant}`)).body.preferences[SECURITY]?.locked, 'required');
      assert.deepEqual([contact.email, contact.name, contact.optOuts], [email, name, [DRAFT]]);
    });
  }

  test('a block that came in between is no failure, whatever the server says of it', async () => {
    standIn.variants.add('repeat-block-400');
    const contact = standIn.addContact();
    const { change } = await handler({
      gate: 'block',
      fetch: async (input, init) => {
        if (String(input).endsWith('/block')) contact.status = 'Blocked';
        return fetch(input, init);
      },
    });
    const { status, body } = await change(contact.id, { all: 'unsubscribed' });
    assert.deepEqual([status, body.preferences.all?.status], [200, 'unsubscribed']);
  });

  test('a list that is left out of an answer is not taken for an empty one', async () => {
    const { id } = standIn.addContact({ optOuts: [PRICES] });
    const { read, change } = await handler({
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (!String(input).includes(`${CONTACTS}/`)) return response;
        const { optOuts, ...rest } = (await response.json()) as Record<string, unknown>;
        assert.ok(optOuts);
        return Response.json(rest);
      },
    });
    for (const answer of [await read(id), await change(id, { [RENEWALS]: 'unsubscribed' })]) {
      assert.equal(answer.body.error?.code, 'upstream_invalid_response');
    }
    assert.deepEqual(standIn.contacts.get(id)?.optOuts, [PRICES]);
  });
});
