/** Whose preferences these are: the link's, and nobody learns more than that. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signToken, type TokenKeys, unsubscribeLink } from '../../../server/tokens/index.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import { createTestApp, PUBLIC_URL as publicUrl, type TestApp } from './fixtures.ts';

describe('whose preferences these are', () => {
  let contacts: TestContacts;
  let keys: TokenKeys;
  let app: TestApp['app'];

  before(async () => {
    contacts = await startContacts();
    ({ app, keys } = await createTestApp(contacts));
  });
  after(() => contacts.close());

  test('someone with two accounts acts on the one that the mail went to', async () => {
    await contacts.seed('usr_work', 'ada@work.example');
    await contacts.seed('usr_home', 'ada@home.example');
    const link = await unsubscribeLink(keys, { publicUrl, sub: 'usr_home' });
    const signedIn = await signToken(keys, { sub: 'usr_work', scope: 'manage' });
    const response = await app.request(link.slice(publicUrl.length), {
      method: 'POST',
      headers: { Authorization: `Bearer ${signedIn}`, Cookie: `session=${signedIn}` },
    });
    assert.equal(response.status, 200);
    assert.equal((await contacts.statuses('usr_home')).all, 'unsubscribed');
    assert.equal((await contacts.statuses('usr_work')).all, 'subscribed');
  });

  test('an unknown person and a deleted one get the same answers', async () => {
    await contacts.seed('usr_deleted', 'gone@example.com');
    await contacts.client.users.contacts.byUserID.delete('usr_deleted');

    async function answersFor(sub: string): Promise<string[]> {
      const token = await signToken(keys, { sub, scope: 'manage' });
      const path = `/v2/contacts/by-user-id/${sub}/email-preferences`;
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const body = '{"preferences":{"all":"unsubscribed"}}';
      const link = (await unsubscribeLink(keys, { publicUrl, sub })).slice(publicUrl.length);
      const form = new URLSearchParams({ action: 'unsubscribe' });
      const answers = [
        await app.request(path, { headers }),
        await app.request(path, { method: 'PATCH', headers, body }),
        await app.request(`/preferences?token=${token}`),
        await app.request(link),
        await app.request(link, { method: 'POST' }),
        await app.request(link, { method: 'POST', body: form }),
      ];
      return Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    }

    const deleted = await answersFor('usr_deleted');
    assert.deepEqual(deleted, await answersFor('usr_unknown'));
    assert.deepEqual(
      deleted.map((answer) => answer.slice(0, 3)),
      ['404', '404', '404', '200', '404', '404'],
    );
  });
});
