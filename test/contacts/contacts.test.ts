import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Featurebase from 'featurebase-node';
import { startContacts } from './service.ts';

let service: Awaited<ReturnType<typeof startContacts>>;
before(async () => {
  service = await startContacts();
});
after(() => service.stop());

test('a new contact is stored, found both ways, updated and deleted', async () => {
  const { contacts } = service.client.users;
  const created = await contacts.createOrUpdate({
    userId: 'usr_1',
    email: 'ada@example.com',
    name: 'Ada',
    customFields: { plan: 'pro', signupSource: 'website' },
  });
  assert.match(created?.id ?? '', /^[0-9a-f]{24}$/);
  assert.equal(created.type, 'customer');
  assert.deepEqual(await contacts.retrieve(created.id), created);
  assert.deepEqual(await contacts.byUserID.retrieve('usr_1'), created);

  const { response, data: updated } = await contacts
    .createOrUpdate({ userId: 'usr_1', customFields: { plan: 'free' } })
    .withResponse();
  assert.equal(response.status, 200);
  assert.equal(updated.id, created.id);
  assert.equal(updated.name, 'Ada');
  assert.deepEqual(updated.customFields, { plan: 'free', signupSource: 'website' });

  assert.deepEqual(await contacts.byUserID.delete('usr_1'), {
    id: created.id,
    object: 'contact',
    deleted: true,
  });
  await assert.rejects(contacts.retrieve(created.id), Featurebase.NotFoundError);
});

test('closing the gate silences every category and forgets none', async () => {
  const { contacts } = service.client.users;
  const { id } = await contacts.createOrUpdate({ userId: 'usr_gate', subscribedToChangelog: true });
  await contacts.emailPreferences.update(id, { preferences: { postComments: 'unsubscribed' } });
  const closed = await contacts.byUserID.emailPreferences.update('usr_gate', {
    preferences: { all: 'unsubscribed' },
  });
  const off = { status: 'unsubscribed', effectiveStatus: 'unsubscribed' };
  const silenced = { status: 'subscribed', effectiveStatus: 'unsubscribed' };
  assert.deepEqual(closed.preferences, {
    all: off,
    postUpdates: silenced,
    postComments: off,
    commentReplies: silenced,
    changelog: silenced,
  });
  const reopened = await contacts.emailPreferences.update(id, {
    preferences: { all: 'subscribed' },
  });
  const on = { status: 'subscribed', effectiveStatus: 'subscribed' };
  assert.deepEqual(reopened.preferences, {
    all: on,
    postUpdates: on,
    postComments: off,
    commentReplies: on,
    changelog: on,
  });
  assert.deepEqual(await contacts.emailPreferences.retrieve(id), reopened);
  assert.equal(reopened.userId, 'usr_gate');
});

test('a lead has no email preferences, and is not found by user id', async () => {
  const { contacts } = service.client.users;
  const lead = await contacts.createOrUpdate({
    email: 'lead@example.com',
    ...{ type: 'lead' as const },
  });
  assert.equal(lead.type, 'lead');
  await assert.rejects(
    contacts.emailPreferences.retrieve(lead.id),
    (error) =>
      error instanceof Featurebase.BadRequestError && /contact_not_customer/.test(error.message),
  );
});

test('a wrong key gets nowhere', async () => {
  const stranger = new Featurebase({ apiKey: 'sk_wrong', baseURL: service.baseURL, maxRetries: 0 });
  await assert.rejects(stranger.users.contacts.retrieve('0'), Featurebase.AuthenticationError);
});
