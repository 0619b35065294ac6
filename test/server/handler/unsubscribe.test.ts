import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { LinkRequest, PreferencesAppOptions } from '../../../server/handler/app.ts';
import { createFeaturebaseUpstream } from '../../../server/handler/upstreams/featurebase.ts';
import { preferencesLink, type TokenKeys, unsubscribeLink } from '../../../server/tokens/index.ts';
import { signClaims } from '../../../server/tokens/sign.ts';
import { API_KEY, startContacts, type TestContacts } from './contacts.ts';
import {
  createTestApp,
  createTestKeys,
  PUBLIC_URL as publicUrl,
  type TestApp,
} from './fixtures.ts';

const EMAIL = 'john@example.com';
const USER = 'usr_12345';

describe('unsubscribing by a link', () => {
  let contacts: TestContacts;
  let keys: TokenKeys;
  let app: TestApp['app'];
  const requested: LinkRequest[] = [];

  before(async () => {
    contacts = await startContacts();
    keys = await createTestKeys();
    app = await createApp();
  });
  beforeEach(async () => {
    requested.length = 0;
    await contacts.seed(USER, EMAIL);
  });
  after(() => contacts.close());

  async function createApp(options: Partial<PreferencesAppOptions> = {}) {
    const brand = { name: 'Acme', supportUrl: 'mailto:help@acme.example' };
    return (await createTestApp(contacts, { keys, brand, ...options })).app;
  }

  const pathOf = (link: string) => link.slice(publicUrl.length);
  const linkFor = async (category?: string) =>
    pathOf(await unsubscribeLink(keys, { publicUrl, sub: USER, ...(category && { category }) }));
  const post = (path: string, fields: Record<string, string>, on = app) =>
    on.request(path, { method: 'POST', body: new URLSearchParams(fields) });
  const titleOf = (page: string) => /<title>([^<]*)<\/title>/.exec(page)?.[1];
  const hiddenField = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];

  describe('one click in a mail program (RFC 8058)', () => {
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    const BODIES: [name: string, init: RequestInit][] = [
      ['multipart', { body: multipart }],
      ['urlencoded', { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }],
      ['no body at all', {}],
      ['an empty body', { body: '' }],
      ['plain text', { body: 'List-Unsubscribe=One-Click' }],
      ['JSON', { body: '{}', headers: { 'Content-Type': 'application/json' } }],
      ['a broken multipart', { body: '--x', headers: { 'Content-Type': 'multipart/form-data' } }],
      ['bytes', { body: new Uint8Array([0xff, 0xfe]) }],
    ];
    for (const [name, init] of BODIES) {
      test(`${name} unsubscribes from the bound category alone, again and again`, async () => {
        const path = await linkFor('changelog');
        for (let replay = 0; replay < 3; replay += 1) {
          const response = await app.request(path, { method: 'POST', ...init });
          assert.equal(response.status, 200);
          assert.equal(await response.text(), 'Unsubscribed.');
          assert.equal(response.headers.get('Location'), null);
          assert.equal(response.headers.get('Set-Cookie'), null);
          assert.equal(response.headers.get('Cache-Control'), 'no-store');
        }
        const { changelog, ...others } = await contacts.statuses(USER);
        assert.equal(changelog, 'unsubscribed');
        assert.deepEqual(new Set(Object.values(others)), new Set(['subscribed']));
        assert.equal(contacts.writes()[0]?.headers.get('X-Consent-Route'), 'one_click');
      });
    }

    test('a link without a category closes the gate and keeps the choices', async () => {
      const response = await app.request(await linkFor(), { method: 'POST' });
      assert.equal(response.status, 200);
      const { all, ...others } = await contacts.statuses(USER);
      assert.equal(all, 'unsubscribed');
      assert.deepEqual(new Set(Object.values(others)), new Set(['subscribed']));
    });

    for (const length of [128, 129, 255, 256]) {
      test(`a request id of ${length} characters does not keep it from being done`, async () => {
        const headers = { 'X-Request-Id': 'x'.repeat(length) };
        const response = await app.request(await linkFor(), { method: 'POST', headers });
        assert.equal(response.status, 200);
        assert.equal((await contacts.statuses(USER)).all, 'unsubscribed');
      });
    }

    test('a body of a megabyte is refused, and nothing is stored', async () => {
      const response = await app.request(await linkFor(), {
        method: 'POST',
        body: 'x'.repeat(1_000_000),
      });
      assert.equal(response.status, 413);
      assert.equal(contacts.writes().length, 0);
    });

    test('it is done only when the system of record says so', async () => {
      for (const status of ['subscribed', undefined]) {
        const preferences = { all: { status: 'subscribed', effectiveStatus: 'subscribed' } };
        const contact = { object: 'contact_email_preferences', contactId: 'x', preferences };
        const deaf = await createApp({
          upstream: createFeaturebaseUpstream({
            baseUrl: contacts.url,
            apiKey: API_KEY,
            // A server that accepts the change and stores something else, or nothing.
            fetch: async () =>
              status ? Response.json(contact) : new Response(null, { status: 500 }),
          }),
        });
        const response = await deaf.request(await linkFor(), { method: 'POST' });
        assert.equal(response.status, 502);
      }
    });

    test('someone who is not there any more gets a 404', async () => {
      const link = await unsubscribeLink(keys, { publicUrl, sub: 'usr_gone' });
      const response = await app.request(pathOf(link), { method: 'POST' });
      assert.equal(response.status, 404);
      // A program asked, so a program is answered.
      assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    });

    test('a category that is not there any more gets a 404, and nothing else is turned off', async () => {
      const path = await linkFor('formerNews');
      for (const init of [{ method: 'POST' }, { method: 'GET' }]) {
        assert.equal((await app.request(path, init)).status, 404);
      }
      assert.equal(contacts.received.length, 0);
    });

    test('a token that is not genuine gets a 401 and reaches nobody', async () => {
      const path = await linkFor();
      for (const bad of ['/unsubscribe', '/unsubscribe?token=', `${path}x`, path.slice(0, -1)]) {
        assert.equal((await app.request(bad, { method: 'POST' })).status, 401);
      }
      assert.equal(contacts.received.length, 0);
    });
  });

  describe('what may be done to a link without changing anything', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      test(`${method} changes nothing and uses nothing up`, async () => {
        const path = await linkFor('changelog');
        for (let visit = 0; visit < 5; visit += 1) {
          const response = await app.request(path, { method });
          assert.ok(response.ok);
          assert.equal(response.headers.get('Set-Cookie'), null);
        }
        assert.equal(contacts.received.length, 0, 'the system of record was asked');
        assert.equal((await app.request(path, { method: 'POST' })).status, 200);
      });
    }

    test('the page asks with one button, and names nobody', async () => {
      const response = await app.request(await linkFor('changelog'));
      const page = await response.text();
      assert.equal(page.match(/<button/g)?.length, 1);
      assert.match(page, /Stop getting “Changelog” emails from Acme\?/);
      assert.match(page, /<title>Unsubscribe<\/title>/);
      assert.ok(!page.includes('<script') && !page.includes('style='));
      for (const secret of [EMAIL, USER, 'john', 'token=']) assert.ok(!page.includes(secret));
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.match(
        policy,
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      assert.equal(response.headers.get('X-Robots-Tag'), 'noindex, nofollow');
      assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    });
  });

  describe('the button of the page', () => {
    test('turns off, says so, and can be undone', async () => {
      const path = await linkFor('changelog');
      const done = await (await post(path, { action: 'unsubscribe' })).text();
      assert.match(
        done,
        /You’re unsubscribed.*You won’t get any more “Changelog” emails from Acme\./s,
      );
      assert.equal((await contacts.statuses(USER)).changelog, 'unsubscribed');
      assert.equal(contacts.writes()[0]?.headers.get('X-Consent-Route'), 'hosted_page');

      const undo = hiddenField(done, 'undo') ?? '';
      const undone = await post(path, { action: 'undo', undo });
      assert.equal(undone.status, 200);
      const page = await undone.text();
      assert.match(page, /You’ll get “Changelog” emails from Acme again\./);
      assert.deepEqual(
        [titleOf(done), titleOf(page)],
        ['You’re unsubscribed', 'You’re subscribed again'],
      );
      assert.equal((await contacts.statuses(USER)).changelog, 'subscribed');
    });

    test('undoing the closing of the gate restores every choice', async () => {
      await contacts.client.users.contacts.byUserID.emailPreferences.update(USER, {
        preferences: { postComments: 'unsubscribed' },
      });
      const before = await contacts.statuses(USER);
      const path = await linkFor();
      const done = await (await post(path, { action: 'unsubscribe' })).text();
      assert.match(done, /You won’t get any more emails from Acme\./);
      await post(path, { action: 'undo', undo: hiddenField(done, 'undo') ?? '' });
      assert.deepEqual(await contacts.statuses(USER), before);
    });

    test('undoing one category while all emails are off does not say that they are sent', async () => {
      const path = await linkFor('changelog');
      const done = await (await post(path, { action: 'unsubscribe' })).text();
      await post(await linkFor(), { action: 'unsubscribe' });
      const undo = hiddenField(done, 'undo') ?? '';
      const page = await (await post(path, { action: 'undo', undo })).text();
      assert.match(page, /Your choice is kept.*All emails from Acme are off\./s);
      assert.doesNotMatch(page, /again/);
      assert.equal((await contacts.statuses(USER)).changelog, 'subscribed');
    });

    test('offers Undo again when it is pressed again, until it was undone', async () => {
      const path = await linkFor('changelog');
      await post(path, { action: 'unsubscribe' });
      const again = await (await post(path, { action: 'unsubscribe' })).text();
      const undo = hiddenField(again, 'undo') ?? '';
      assert.equal((await post(path, { action: 'undo', undo })).status, 200);
      assert.equal((await contacts.statuses(USER)).changelog, 'subscribed');
      await contacts.client.users.contacts.byUserID.emailPreferences.update(USER, {
        preferences: { changelog: 'unsubscribed' },
      });
      const other = await (await post(path, { action: 'unsubscribe' })).text();
      assert.equal(hiddenField(other, 'undo'), undefined);
    });

    test('does not depend on reading, and offers no Undo then', async () => {
      const path = await linkFor('changelog');
      for (const read of ['fails', 'stalls']) {
        await contacts.seed(USER, EMAIL);
        const blind = await createApp({
          upstream: createFeaturebaseUpstream({
            baseUrl: contacts.url,
            apiKey: API_KEY,
            fetch: async (input, init) => {
              if (init?.method === 'PATCH') return fetch(input, init);
              if (read === 'fails') return new Response(null, { status: 500 });
              return new Promise((_, reject) => {
                init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
              });
            },
          }),
        });
        const response = await post(path, { action: 'unsubscribe' }, blind);
        assert.equal(response.status, 200);
        assert.equal(hiddenField(await response.text(), 'undo'), undefined);
        assert.equal((await contacts.statuses(USER)).changelog, 'unsubscribed');
      }
    });

    test('offers no Undo when nothing changed, so it never subscribes anybody', async () => {
      const path = await linkFor('changelog');
      await contacts.client.users.contacts.byUserID.emailPreferences.update(USER, {
        preferences: { changelog: 'unsubscribed' },
      });
      const again = await (await post(path, { action: 'unsubscribe' })).text();
      assert.match(again, /any more “Changelog” emails/);
      assert.equal(hiddenField(again, 'undo'), undefined);
    });

    test('Undo takes only an undo token, of this person', async () => {
      const path = await linkFor('changelog');
      await post(path, { action: 'unsubscribe' });
      const of = (scope: 'manage' | 'unsubscribe' | 'undo', sub: string, category?: string) =>
        signClaims(keys, { sub, scope, category, lifetime: 60 });
      const BAD = [
        { undo: '', status: 401 },
        { undo: path.split('token=')[1] ?? '', status: 403 },
        { undo: await of('manage', USER), status: 403 },
        { undo: await of('unsubscribe', USER, 'changelog'), status: 403 },
        { undo: await of('undo', 'usr_99999', 'changelog'), status: 403 },
      ];
      for (const { undo, status } of BAD) {
        const response = await post(path, { action: 'undo', undo });
        assert.equal(response.status, status);
      }
      assert.equal((await contacts.statuses(USER)).changelog, 'unsubscribed');
    });

    test('an undo token is no link', async () => {
      const token = await signClaims(keys, {
        sub: USER,
        scope: 'undo',
        category: 'changelog',
        lifetime: 60,
      });
      for (const method of ['GET', 'POST']) {
        const response = await app.request(`/unsubscribe?token=${token}`, { method });
        assert.equal(response.status, 403);
      }
      assert.equal(contacts.received.length, 0);
    });
  });

  describe('the way on', () => {
    test('with a managing link, all preferences are a click away', async () => {
      const manage = pathOf(await preferencesLink(keys, { publicUrl, sub: USER }));
      const path = manage.replace('/preferences', '/unsubscribe');
      const done = await (await post(path, { action: 'unsubscribe' })).text();
      assert.ok(done.includes(`href="${manage.slice(1)}"`));
    });

    test('with a lesser link, a new one is mailed when the operator can', async () => {
      const mailing = await createApp({
        requestLink: async (request) => {
          requested.push(request);
        },
      });
      const path = await linkFor('changelog');
      const done = await (await post(path, { action: 'unsubscribe' }, mailing)).text();
      assert.ok(!done.includes('preferences?token='));
      const action = /action="(request-link[^"]+)"/.exec(done)?.[1];
      const answer = await post(`/${action}`, {}, mailing);
      const asked = await answer.text();
      assert.match(asked, /we’ve sent a new link/);
      assert.equal(titleOf(asked), 'Check your inbox');
      assert.equal(requested[0]?.userId, USER);
    });

    test('else it is the page of the operator', async () => {
      const own = await createApp({ accountUrl: 'https://app.example.com/emails' });
      const done = await (await post(await linkFor(), { action: 'unsubscribe' }, own)).text();
      assert.ok(done.includes('href="https://app.example.com/emails"'));
      assert.ok(!done.includes('request-link'));
    });

    test('an expired link says so and still leads somewhere', async () => {
      const mailing = await createApp({
        requestLink: async (request) => {
          requested.push(request);
        },
      });
      const path = `/unsubscribe?token=${await expiredToken()}`;
      const response = await mailing.request(path);
      assert.equal(response.status, 401);
      const page = await response.text();
      assert.match(page, /This link has expired/);
      const action = /action="(request-link[^"]+)"/.exec(page)?.[1];
      assert.equal((await post(`/${action}`, {}, mailing)).status, 200);
      assert.equal(requested.length, 1);
      assert.equal((await post(path, { action: 'unsubscribe' }, mailing)).status, 401);
      assert.equal(contacts.received.length, 0);
    });

    test('a forged link asks for nothing', async () => {
      const mailing = await createApp({
        requestLink: async (request) => {
          requested.push(request);
        },
      });
      assert.equal((await post('/request-link?token=x.y.z', {}, mailing)).status, 401);
      assert.equal(requested.length, 0);
    });
  });

  test('a failure is a page that says what to do, with the status of the failure', async () => {
    const down = await createApp({
      upstream: createFeaturebaseUpstream({
        baseUrl: 'http://127.0.0.1:9',
        apiKey: API_KEY,
        totalTimeoutMs: 300,
      }),
    });
    const response = await post(await linkFor(), { action: 'unsubscribe' }, down);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /Something went wrong.*Try again/s);
  });

  test('the page is in the colour of the brand', async () => {
    const branded = await createApp({ brand: { name: 'Acme', accentColor: '#0a7d4f' } });
    const page = await (await branded.request(await linkFor())).text();
    assert.match(page, /<style>[^<]*--accent: light-dark\(#0a7d4f, /);
  });

  /** Genuine, and past its time: signed a second ago for nothing is not possible through our API. */
  async function expiredToken(): Promise<string> {
    const { SignJWT } = await import('jose');
    const iat = Math.floor(Date.now() / 1000) - 100_000;
    const claims = { sub: USER, scope: 'unsubscribe', jti: 'old', iat, exp: iat + 60 };
    if (!keys.signing) throw new Error('no key');
    return new SignJWT({ ...claims, iss: keys.issuer, aud: keys.audience })
      .setProtectedHeader({ alg: 'HS256', kid: keys.signing.kid, typ: 'email-preferences+jwt' })
      .sign(keys.signing.key);
  }
});
