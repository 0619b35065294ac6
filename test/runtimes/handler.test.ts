/** The handler on every runtime, in front of a real contacts service. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createTokenKeys,
  generateSecret,
  preferencesLink,
  signToken,
  type TokenKeys,
  unsubscribeLink,
} from '../../server/tokens/index.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { ENGINES, type RunningHandler } from './engines.ts';

const publicUrl = 'https://preferences.example.com';
const ORIGIN = 'https://app.example.com';
const USER = 'usr_12345';
const PATH = `/v2/contacts/by-user-id/${USER}/email-preferences`;

for (const [name, start] of Object.entries(ENGINES)) {
  describe(`the handler on ${name}`, () => {
    let contacts: TestContacts;
    let keys: TokenKeys;
    let handler: RunningHandler;

    before(async () => {
      const secret = generateSecret();
      contacts = await startContacts();
      keys = await createTokenKeys({ issuer: publicUrl, secrets: [{ secret }] });
      handler = await start({
        FEATUREBASE_API_KEY: API_KEY,
        FEATUREBASE_BASE_URL: contacts.url,
        PREFERENCES_TOKEN_SECRET: secret,
        PREFERENCES_PUBLIC_URL: publicUrl,
        PREFERENCES_ALLOWED_ORIGINS: ORIGIN,
        PREFERENCES_BRAND_NAME: 'Acme',
        PORT: '0',
      });
      await contacts.seed(USER);
    });
    after(async () => {
      await handler?.close();
      await contacts.close();
    });

    test('a person reads and changes their preferences', async () => {
      const token = await signToken(keys, { sub: USER, scope: 'manage', expiresIn: '15m' });
      const headers = {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        Origin: ORIGIN,
      };
      const read = await handler.request(PATH, { headers });
      assert.equal(read.status, 200);
      assert.equal(read.headers.get('Access-Control-Allow-Origin'), ORIGIN);
      assert.match(await read.text(), /j•••@e••••••\.com/);

      const body = JSON.stringify({ preferences: { postUpdates: 'unsubscribed' } });
      const changed = await handler.request(PATH, { method: 'PATCH', headers, body });
      assert.equal(changed.status, 200);
      assert.equal((await contacts.statuses(USER)).postUpdates, 'unsubscribed');

      const history = await handler.request(`${PATH}/history?limit=1`, { headers });
      assert.match(await history.text(), /"route":"element"/);
    });

    test('strangers and bad bodies are refused', async () => {
      const refused = await handler.request(PATH, { headers: { Authorization: 'Bearer x.y.z' } });
      assert.equal(refused.status, 401);
      assert.match(await refused.text(), /token_invalid/);
      const token = await signToken(keys, { sub: USER, scope: 'manage' });
      const tooLarge = await handler.request(PATH, {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: ' '.repeat(17_000),
      });
      assert.equal(tooLarge.status, 413);
    });

    test('a link asks, a click turns off, and Undo turns on', async () => {
      const link = await unsubscribeLink(keys, { publicUrl, sub: USER, category: 'changelog' });
      const path = link.slice(publicUrl.length);
      const page = await handler.request(path);
      assert.match(await page.text(), /Stop getting “Changelog” emails from Acme\?/);
      assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);

      const form = (fields: Record<string, string>) =>
        handler.request(path, { method: 'POST', body: new URLSearchParams(fields) });
      const done = await (await form({ action: 'unsubscribe' })).text();
      assert.equal((await contacts.statuses(USER)).changelog, 'unsubscribed');
      const undo = /name="undo" value="([^"]+)"/.exec(done)?.[1] ?? '';
      assert.equal((await form({ action: 'undo', undo })).status, 200);
      assert.equal((await contacts.statuses(USER)).changelog, 'subscribed');
    });

    test('a link opens the page with all preferences, whose form saves', async () => {
      const link = await preferencesLink(keys, { publicUrl, sub: USER });
      const path = link.slice(publicUrl.length);
      const page = await (await handler.request(path)).text();
      assert.match(page, /<template [^>]*shadowrootmode="open">/);
      assert.match(page, /For j•••@e••••••\.com/);
      const [, script] = /<script src="([^"]+)">/.exec(page) ?? [];
      assert.equal((await handler.request(`/${script}`)).status, 200);

      const body = new URLSearchParams({ postComments: 'unsubscribed' });
      const saved = await handler.request(path, { method: 'POST', body });
      assert.match(await saved.text(), /<li>Post comments \(off\)<\/li>/);
      assert.equal((await contacts.statuses(USER)).postComments, 'unsubscribed');
    });

    test('one click in a mail program turns off, as multipart too', async () => {
      const link = await unsubscribeLink(keys, {
        publicUrl,
        sub: USER,
        category: 'commentReplies',
      });
      const body = new FormData();
      body.set('List-Unsubscribe', 'One-Click');
      const path = link.slice(publicUrl.length);
      const response = await handler.request(path, { method: 'POST', body, redirect: 'manual' });
      assert.equal(response.status, 200);
      assert.equal(await response.text(), 'Unsubscribed.');
      assert.equal((await contacts.statuses(USER)).commentReplies, 'unsubscribed');
    });
  });
}
