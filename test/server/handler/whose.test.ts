/** Whose preferences these are: the link's, and nobody learns more than that. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { signToken, type TokenKeys, unsubscribeLink } from '../../../server/tokens/index.ts';
import { createSessionVerifier } from '../../../server/tokens/sessions.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import {
  createTestApp,
  preferencesPath,
  PUBLIC_URL as publicUrl,
  type TestApp,
} from './fixtures.ts';

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

  test('a session of a sign-in service is for the API, and never a link', async () => {
    await contacts.seed('usr_session');
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k' };
    const issuer = 'https://id.example.com';
    const sessions = createSessionVerifier([
      { issuer, jwks: { keys: [jwk] }, algorithms: ['ES256'], audience: publicUrl },
    ]);
    const { app: both, keys } = await createTestApp(contacts, { sessions });
    const session = await new SignJWT({ sub: 'usr_session' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer(issuer)
      .setAudience(publicUrl)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(pair.privateKey);
    const own = await signToken(keys, { sub: 'usr_session', scope: 'manage' });
    for (const [token, reads, opens] of [
      [session, 200, 401],
      [own, 200, 200],
      [`${session}x`, 401, 401],
    ] as const) {
      const headers = { Authorization: `Bearer ${token}` };
      const read = await both.request(preferencesPath('usr_session'), { headers });
      assert.equal(read.status, reads);
      assert.equal((await both.request(`/preferences?token=${token}`)).status, opens);
    }
    const headers = { Authorization: `Bearer ${session}` };
    assert.equal((await app.request(preferencesPath('usr_session'), { headers })).status, 401);
    assert.equal((await both.request(preferencesPath('usr_other'), { headers })).status, 403);
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
