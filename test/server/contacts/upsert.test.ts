/** Which contact an upsert means, and what it changes. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type Featurebase from 'featurebase-node';
import { BACKENDS, type RunningContacts } from './backends.ts';

const lead = { type: 'lead' } as object;

for (const [name, start] of BACKENDS) {
  describe(`upsert, ${name}`, () => {
    let service: RunningContacts;
    let contacts: Featurebase.Users.Contacts;
    before(async () => {
      service = await start();
      contacts = service.client().users.contacts;
    });
    after(() => service.stop());

    test('by email alone, in any case, the same contact is found again', async () => {
      const first = await contacts.createOrUpdate({ email: 'Only.Mail@example.com' });
      const again = await contacts.createOrUpdate({ email: 'only.mail@EXAMPLE.com', name: 'Only' });
      assert.equal(again.id, first.id);
      assert.equal(first.type, 'customer');
    });

    test('an address in any script is kept as it is', async () => {
      const email = 'jürgen@müller.example';
      const made = await contacts.createOrUpdate({ email });
      assert.equal(made.email, email);
      assert.equal((await contacts.createOrUpdate({ email })).id, made.id);
    });

    test('the user id decides before the email; the other contact stays as it was', async () => {
      const a = await contacts.createOrUpdate({ userId: 'dup_a', email: 'dup_a@example.com' });
      const b = await contacts.createOrUpdate({ userId: 'dup_b', email: 'dup_b@example.com' });
      const updated = await contacts.createOrUpdate({
        userId: 'dup_a',
        email: 'dup_b@example.com',
      });
      assert.equal(updated.id, a.id);
      assert.equal(updated.email, 'dup_b@example.com');
      assert.deepEqual(await contacts.retrieve(b.id), b);
      // Both have the email now; by email alone, the older one is meant.
      const found = await contacts.createOrUpdate({ email: 'dup_b@example.com' });
      assert.equal(found.id, a.id);
      // A third user id is a third account, in the same mailbox.
      const c = await contacts.createOrUpdate({ userId: 'dup_c', email: 'dup_b@example.com' });
      assert.notEqual(c.id, a.id);
      assert.notEqual(c.id, b.id);
    });

    test('a lead who signs up becomes the customer, with the same id', async () => {
      const visitor = await contacts.createOrUpdate({ email: 'visitor@example.com', ...lead });
      assert.equal(visitor.type, 'lead');
      const seen = await contacts.createOrUpdate({ email: 'visitor@example.com', name: 'V' });
      assert.equal(seen.type, 'lead');
      const customer = await contacts.createOrUpdate({
        userId: 'visitor',
        email: 'visitor@example.com',
      });
      assert.equal(customer.id, visitor.id);
      assert.equal(customer.type, 'customer');
      assert.equal((await contacts.byUserID.retrieve('visitor'))?.id, visitor.id);
    });

    test('a lead becomes a customer when an import says so, without a user id too', async () => {
      const email = 'says.so@example.com';
      const visitor = await contacts.createOrUpdate({ email, ...lead });
      const customer = await contacts.createOrUpdate({ email, type: 'customer' } as object);
      assert.deepEqual([customer.id, customer.type], [visitor.id, 'customer']);
      // A customer stays one.
      assert.equal((await contacts.createOrUpdate({ email, ...lead })).type, 'customer');
    });

    test('of a lead that is merged, the fields are kept that the customer has none of', async () => {
      const fields = (of: string) => ({
        name: `Name ${of}`,
        profilePicture: `https://example.com/${of}.png`,
        locale: `x-${of}`,
      });
      for (const [userId, own] of [
        ['fields_none', {}],
        ['fields_own', fields('customer')],
      ] as const) {
        const email = `${userId}@example.com`;
        await contacts.createOrUpdate({ email, ...lead, ...fields('lead') });
        await contacts.createOrUpdate({ userId, ...own });
        const { name, profilePicture, locale } = await contacts.createOrUpdate({ userId, email });
        assert.deepEqual({ name, profilePicture, locale }, { ...fields('lead'), ...own }, userId);
      }
    });

    test('an import that says nothing of the changelog leaves it as it is', async () => {
      for (const subscribedToChangelog of [true, false]) {
        const userId = `changelog_${subscribedToChangelog}`;
        await contacts.createOrUpdate({ userId, subscribedToChangelog });
        const again = await contacts.createOrUpdate({ userId, name: 'Again' });
        assert.equal(again.subscribedToChangelog, subscribedToChangelog);
      }
    });

    test('by email alone, a customer comes before an older lead', async () => {
      await contacts.createOrUpdate({ email: 'both@example.com', ...lead });
      const customer = await contacts.createOrUpdate({ userId: 'both' });
      await contacts.createOrUpdate({ userId: 'both', email: 'both@example.com' });
      const found = await contacts.createOrUpdate({ email: 'both@example.com' });
      assert.equal(found.id, customer.id);
    });

    test('ten upserts of one new contact at once make one contact', async () => {
      for (const names of [{ userId: 'at_once' }, { email: 'at_once@example.com' }]) {
        const made = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            contacts.createOrUpdate({ ...names, customFields: { [`field${i}`]: i } as object }),
          ),
        );
        const ids = new Set(made.map(({ id }) => id));
        assert.equal(ids.size, 1);
        const contact = await contacts.retrieve(made[0]?.id ?? '');
        assert.equal(Object.keys(contact?.customFields ?? {}).length, 10);
      }
    });

    test('companies are shared, counted and replaced as a list', async () => {
      const acme = { id: 'acme', name: 'Acme', companySize: 10, customFields: { plan: 'pro' } };
      await contacts.createOrUpdate({ userId: 'co_1', companies: [acme] });
      const second = await contacts.createOrUpdate({
        userId: 'co_2',
        companies: [
          { id: 'acme', name: 'Acme Inc', companySize: null },
          { id: 'bolt', name: 'Bolt', website: 'https://bolt.example' },
        ],
      });
      assert.deepEqual(
        second.companies?.map(({ companyId, name, companySize, linkedUsers, customFields }) => ({
          companyId,
          name,
          companySize,
          linkedUsers,
          customFields,
        })),
        [
          {
            companyId: 'acme',
            name: 'Acme Inc',
            companySize: null,
            linkedUsers: 2,
            customFields: { plan: 'pro' },
          },
          {
            companyId: 'bolt',
            name: 'Bolt',
            companySize: null,
            linkedUsers: 1,
            customFields: {},
          },
        ],
      );
      const left = await contacts.createOrUpdate({
        userId: 'co_2',
        companies: [{ id: 'bolt', name: 'Bolt' }],
      });
      assert.deepEqual(
        left.companies?.map(({ companyId }) => companyId),
        ['bolt'],
      );
      assert.equal(left.companies?.[0]?.website, 'https://bolt.example');
      // A deleted contact no longer counts.
      await contacts.byUserID.delete('co_1');
      const back = await contacts.createOrUpdate({ userId: 'co_2', companies: [acme] });
      assert.equal(back.companies?.[0]?.linkedUsers, 1);
      assert.deepEqual(
        (await contacts.createOrUpdate({ userId: 'co_2', companies: [] })).companies,
        [],
      );
    });

    test('null clears what can be cleared; what is absent stays', async () => {
      await contacts.createOrUpdate({
        userId: 'nulls',
        profilePicture: 'https://example.com/p.png',
        customFields: { plan: 'pro', tags: ['a', 'b'], none: null } as object,
      });
      const cleared = await contacts.createOrUpdate({
        userId: 'nulls',
        profilePicture: null,
        createdAt: null,
        customFields: { plan: null } as object,
      });
      assert.equal(cleared.profilePicture, null);
      assert.deepEqual(cleared.customFields, { plan: null, tags: ['a', 'b'], none: null });
    });
  });
}
