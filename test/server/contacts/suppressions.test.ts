/** Opt-outs outlive the contact: deletion, merging, a new address, an import. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type Featurebase from 'featurebase-node';
import { BACKENDS, type RunningContacts, startOnSqlite } from './backends.ts';

const lead = { type: 'lead' } as object;

for (const [name, start] of BACKENDS) {
  describe(`suppressions, ${name}`, () => {
    let service: RunningContacts;
    let contacts: Featurebase.Users.Contacts;
    before(async () => {
      service = await start();
      contacts = service.client().users.contacts;
    });
    after(() => service.stop());

    async function statuses(id: string): Promise<Record<string, Status>> {
      const { preferences } = await contacts.emailPreferences.retrieve(id);
      return Object.fromEntries(PREFERENCE_KEYS.map((key) => [key, preferences[key].status]));
    }

    async function routes(id: string): Promise<string[]> {
      const response = await service.request(`/v2/contacts/${id}/email-preferences/history`);
      const { data } = (await response.json()) as {
        data: { key: string; to: string; route: string }[];
      };
      return data.map(({ key, to, route }) => `${key} ${to} ${route}`);
    }

    for (const key of PREFERENCE_KEYS as PreferenceKey[]) {
      test(`${key}: an opt-out outlives the deletion of the contact, and the log says why`, async () => {
        const userId = `outlives_${key}`;
        const email = `Outlives.${key}@example.com`;
        const { id } = await contacts.createOrUpdate({ userId, email });
        await contacts.emailPreferences.update(id, { preferences: { [key]: 'unsubscribed' } });
        await contacts.delete(id);
        for (const again of [{ email: email.toUpperCase() }, { userId }, { userId, email }]) {
          const back = await contacts.createOrUpdate({ ...again, subscribedToChangelog: true });
          assert.notEqual(back.id, id);
          const expected = Object.fromEntries(
            PREFERENCE_KEYS.map((each) => [each, each === key ? 'unsubscribed' : 'subscribed']),
          );
          assert.deepEqual(await statuses(back.id), expected);
          // The changelog starts unsubscribed: nothing changed there.
          const logged = key === 'changelog' ? [] : [`${key} unsubscribed suppression`];
          const kept = (await routes(back.id)).filter((line) => line.startsWith(`${key} `));
          assert.deepEqual(kept, logged);
          await contacts.delete(back.id);
        }
      });
    }

    test('only an explicit change of that preference lifts it', async () => {
      const names = { userId: 'lifts', email: 'lifts@example.com' };
      const first = await contacts.createOrUpdate(names);
      await contacts.emailPreferences.update(first.id, {
        preferences: { all: 'unsubscribed', postUpdates: 'unsubscribed' },
      });
      await contacts.delete(first.id);
      const second = await contacts.createOrUpdate(names);
      await contacts.emailPreferences.update(second.id, { preferences: { all: 'subscribed' } });
      await contacts.delete(second.id);
      const third = await contacts.createOrUpdate(names);
      const { all, postUpdates } = await statuses(third.id);
      assert.deepEqual({ all, postUpdates }, { all: 'subscribed', postUpdates: 'unsubscribed' });
    });

    test('a lead is merged into the customer who identifies: one contact, the stricter status', async () => {
      const email = 'merges@example.com';
      const opted = await contacts.createOrUpdate({ email });
      await contacts.emailPreferences.update(opted.id, {
        preferences: { commentReplies: 'unsubscribed' },
      });
      await contacts.createOrUpdate({
        email,
        name: 'Mer Ger',
        companies: [{ id: 'm', name: 'M' }],
      });
      const customer = await contacts.createOrUpdate({ userId: 'merges' });
      const merged = await contacts.createOrUpdate({ userId: 'merges', email });
      assert.equal(merged.id, customer.id);
      assert.equal(merged.name, 'Mer Ger');
      assert.equal(merged.companies?.length, 1);
      assert.equal((await statuses(merged.id)).commentReplies, 'unsubscribed');
      // The merged id goes on naming the person; lists and searches have one contact.
      assert.equal((await contacts.retrieve(opted.id))?.id, customer.id);
      const found = await contacts.search({
        query: { field: 'email', operator: '=', value: email },
      });
      assert.deepEqual(
        found.data.map((contact) => contact?.id),
        [customer.id],
      );
      // Its history came along, and names the customer.
      assert.deepEqual(await routes(opted.id), [
        'commentReplies unsubscribed suppression',
        'commentReplies unsubscribed api',
      ]);
    });

    test('a lead with an opt-out from before is no way around it', async () => {
      const email = 'lead.before@example.com';
      const customer = await contacts.createOrUpdate({ userId: 'lead_before', email });
      await contacts.emailPreferences.update(customer.id, { preferences: { all: 'unsubscribed' } });
      await contacts.delete(customer.id);
      const visitor = await contacts.createOrUpdate({ email, ...lead });
      assert.equal(visitor.type, 'lead');
      const user = await contacts.createOrUpdate({ userId: 'lead_other', email });
      assert.equal(user.id, visitor.id);
      assert.equal((await statuses(user.id)).all, 'unsubscribed');
    });

    test('an opt-out by an address holds for the user id that the lead gets, also under another address', async () => {
      const { id } = await contacts.createOrUpdate({ email: 'named.later@example.com' });
      await contacts.emailPreferences.update(id, { preferences: { all: 'unsubscribed' } });
      const names = { userId: 'named_later', email: 'named.later@example.com' };
      const named = await contacts.createOrUpdate(names);
      await contacts.delete(named.id);
      const back = await contacts.createOrUpdate({ ...names, email: 'another@example.com' });
      assert.equal((await statuses(back.id)).all, 'unsubscribed');
    });

    test('an opt-out by a user id holds for the contact that is given the user id', async () => {
      const first = await contacts.createOrUpdate({ userId: 'given_later' });
      await contacts.emailPreferences.update(first.id, { preferences: { all: 'unsubscribed' } });
      await contacts.delete(first.id);
      const email = 'given.later@example.com';
      const visitor = await contacts.createOrUpdate({ email });
      assert.equal((await statuses(visitor.id)).all, 'subscribed');
      const named = await contacts.createOrUpdate({ userId: 'given_later', email });
      assert.equal(named.id, visitor.id);
      assert.equal((await statuses(named.id)).all, 'unsubscribed');
    });

    test('an opt-out by a user id holds for the address that an import gives it', async () => {
      const first = await contacts.createOrUpdate({ userId: 'addressed_later' });
      await contacts.emailPreferences.update(first.id, { preferences: { all: 'unsubscribed' } });
      await contacts.delete(first.id);
      const email = 'addressed.later@example.com';
      await contacts.createOrUpdate({ userId: 'addressed_later', email });
      const other = await contacts.createOrUpdate({ userId: 'same_mailbox', email });
      assert.equal((await statuses(other.id)).all, 'unsubscribed');
    });

    test('an opt-out follows the person to a new address', async () => {
      const userId = 'moves';
      const { id } = await contacts.createOrUpdate({ userId, email: 'moves.1@example.com' });
      await contacts.emailPreferences.update(id, { preferences: { all: 'unsubscribed' } });
      await contacts.createOrUpdate({ userId, email: 'moves.2@example.com' });
      assert.equal((await statuses(id)).all, 'unsubscribed');
      await contacts.delete(id);
      const back = await contacts.createOrUpdate({ email: 'moves.2@example.com' });
      assert.equal((await statuses(back.id)).all, 'unsubscribed');
    });

    test('an import that moves an account away from a mailbox that opted out subscribes it to nothing', async () => {
      const email = 'moves@example.com';
      const first = await contacts.createOrUpdate({ userId: 'moves_a', email });
      await contacts.createOrUpdate({ userId: 'moves_b', email });
      await contacts.emailPreferences.update(first.id, {
        preferences: { changelog: 'unsubscribed' },
      });
      const { id } = await contacts.createOrUpdate({
        userId: 'moves_b',
        email: 'elsewhere@example.com',
        subscribedToChangelog: true,
      });
      assert.equal((await statuses(id)).changelog, 'unsubscribed');
    });

    test('another account with the mailbox keeps what its person chose', async () => {
      const email = 'shared.mailbox@example.com';
      const a = await contacts.createOrUpdate({ userId: 'mailbox_a', email });
      const b = await contacts.createOrUpdate({ userId: 'mailbox_b', email });
      await contacts.emailPreferences.update(a.id, { preferences: { all: 'unsubscribed' } });
      await contacts.createOrUpdate({ userId: 'mailbox_b', email, name: 'B' });
      assert.equal((await statuses(b.id)).all, 'subscribed');
      // An import subscribes no account of an address that has opted out of the changelog.
      await contacts.emailPreferences.update(a.id, { preferences: { changelog: 'unsubscribed' } });
      await contacts.createOrUpdate({ userId: 'mailbox_b', subscribedToChangelog: true });
      assert.equal((await statuses(b.id)).changelog, 'unsubscribed');
      // A third account starts from the opt-out.
      const c = await contacts.createOrUpdate({ userId: 'mailbox_c', email });
      assert.equal((await statuses(c.id)).all, 'unsubscribed');
    });

    test('what is kept of a deleted person names nobody', async () => {
      const email = 'kept.zqxj@example.com';
      const { id } = await contacts.createOrUpdate({ userId: 'zqxj_user', email });
      await contacts.emailPreferences.update(id, { preferences: { all: 'unsubscribed' } });
      await contacts.delete(id);
      const rows = await service.database.all<{ subject: string; key: string }>(
        'SELECT * FROM suppressions',
      );
      assert.ok(rows.length > 0);
      for (const { subject } of rows) assert.match(subject, /^[0-9a-f]{64}$/);
      // Not a plain hash of the address, which anyone with a list of addresses could make.
      for (const text of [email, 'zqxj_user']) {
        const plain = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
        assert.ok(!rows.some(({ subject }) => subject === Buffer.from(plain).toString('hex')));
      }
      assert.doesNotMatch(JSON.stringify(rows), /zqxj/);
    });
  });
}

test('of two contacts of one person in a database of an earlier version, the stricter status wins', async () => {
  const service = await startOnSqlite();
  try {
    const { contacts } = service.client().users;
    const email = 'two.contacts@example.com';
    const { id } = await contacts.createOrUpdate({ userId: 'two_contacts', email });
    const columns = 'id, type, email, email_folded, name_folded, created_at, last_activity';
    await service.database.run(
      `INSERT INTO contacts (${columns}, email_post_updates)
        VALUES ('${'e'.repeat(24)}', 'lead', '${email}', '${email}', '', 1, 1, 'unsubscribed')`,
    );
    await contacts.createOrUpdate({ userId: 'two_contacts', email });
    const { preferences } = await contacts.emailPreferences.retrieve(id);
    assert.equal(preferences.postUpdates.status, 'unsubscribed');
    assert.equal(preferences.all.status, 'subscribed');
    const response = await service.request(`/v2/contacts/${id}/email-preferences/history`);
    const { data } = (await response.json()) as { data: { route: string }[] };
    assert.deepEqual(
      data.map(({ route }) => route),
      ['merge'],
    );
    const list = await contacts.list({ contactType: 'all' });
    assert.deepEqual(
      list.data.map((contact) => contact?.id),
      [id],
    );
  } finally {
    await service.stop();
  }
});

test('the file without the key does not tell whose opt-outs it holds', async () => {
  const service = await startOnSqlite({}, { suppressionKey: 'k'.repeat(32) });
  try {
    const [row] = await service.database.all<{ file: string }>(
      'SELECT file FROM pragma_database_list',
    );
    await service.database.run('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = await readFile(row?.file ?? '', 'latin1');
    assert.ok(!bytes.includes('kkkkkkkk'));
    assert.ok(!bytes.includes('suppression_secret'));
  } finally {
    await service.stop();
  }
});
