/** The pages behind links, in the language of whoever opens them. */
import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadMessages } from '../../../component/load-messages.ts';
import { preferencesLink, type TokenKeys, unsubscribeLink } from '../../../server/tokens/index.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import { createTestApp, PUBLIC_URL as publicUrl, type TestApp } from './fixtures.ts';

const sub = 'usr_12345';

/** The element's languages: the pages have to follow. */
const languages: string[] = [];
for await (const file of glob('component/locales/*.ts')) languages.push(basename(file, '.ts'));

describe('pages in the language of the reader', () => {
  let contacts: TestContacts;
  let keys: TokenKeys;
  let app: TestApp['app'];
  let english: string[];

  before(async () => {
    contacts = await startContacts();
    await contacts.seed(sub);
    ({ app, keys } = await createTestApp(
      { url: contacts.url, keepsHistory: true },
      {
        brand: { name: 'Acme', supportUrl: 'https://acme.example/help' },
        requestLink: async () => {},
      },
    ));
    english = (await visitAll('en')).flatMap(textsOf);
  });
  after(() => contacts.close());

  /** Every page that a person can come to. */
  async function visitAll(lang: string): Promise<string[]> {
    const path = (link: string) => link.slice(publicUrl.length);
    const headers = { 'Accept-Language': lang };
    const get = async (url: string) => (await app.request(url, { headers })).text();
    const post = async (url: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      return (await app.request(url, { method: 'POST', headers, body })).text();
    };
    await contacts.seed(sub);
    const one = path(await unsubscribeLink(keys, { publicUrl, sub, category: 'postUpdates' }));
    const all = path(await unsubscribeLink(keys, { publicUrl, sub }));
    const pages = [await get(one), await get(all)];
    const undoOf = (done: string) => /name="undo" value="([^"]+)"/.exec(done)?.[1] ?? '';
    for (const link of [one, all]) {
      const done = await post(link, { action: 'unsubscribe' });
      pages.push(done, await post(link, { action: 'undo', undo: undoOf(done) }));
    }
    const doneAlone = await post(one, { action: 'unsubscribe' });
    await post(all, { action: 'unsubscribe' });
    pages.push(await post(one, { action: 'undo', undo: undoOf(doneAlone) }));
    await contacts.seed(sub);
    const unknown = path(await preferencesLink(keys, { publicUrl, sub: 'usr_unknown' }));
    const form = await get(path(await preferencesLink(keys, { publicUrl, sub })));
    return [
      ...pages,
      form,
      await get(one.replace('unsubscribe', 'preferences')),
      await post(one.replace('unsubscribe', 'request-link'), {}),
      await get(unknown),
      await get('/preferences'),
      await get('/preferences?token=x'),
      await post(path(await preferencesLink(keys, { publicUrl, sub })), {}),
    ];
  }

  for (const lang of languages) {
    test(`${lang}: every page, and nothing left in English`, async () => {
      const messages = await loadMessages(lang);
      assert.ok(messages);
      const { labels, dir = 'ltr' } = messages;
      const pages = await visitAll(lang);
      for (const page of pages) {
        assert.ok(page.includes(`<html lang="${lang}" dir="${dir}">`));
        assert.deepEqual(
          textsOf(page).filter((text) => english.includes(text)),
          [],
        );
      }
      // Both questions have a title that names nobody; every other page has its heading.
      for (const page of pages.slice(2)) {
        assert.equal(/<title>([^<]*)</.exec(page)?.[1], /<h1>([^<]*)</.exec(page)?.[1]);
      }
      const [one = '', all = ''] = pages;
      assert.ok(one.includes('Acme') && one.includes(labels.postUpdates?.[0] ?? '?'));
      assert.ok(all.includes('Acme') && !all.includes('undefined'));
    });
  }

  test('a category without a name is called by its key, as in the element', async () => {
    const { app: own } = await createTestApp(contacts, {
      keys,
      categories: ['weeklyDigest'],
      brand: { name: 'Acme' },
    });
    const link = await unsubscribeLink(keys, { publicUrl, sub, category: 'weeklyDigest' });
    const page = await (await own.request(link.slice(publicUrl.length))).text();
    assert.match(page, /<h1>Stop getting “Weekly digest” emails from Acme\?/);
  });

  test('the element of the preferences page speaks of the link, not of a session', async () => {
    const link = await preferencesLink(keys, { publicUrl, sub });
    const page = await (await app.request(link.slice(publicUrl.length))).text();
    const [, attribute = ''] = /data-messages="([^"]*)"/.exec(page) ?? [];
    const own = JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&#39;', "'"));
    assert.equal(own.signedOut.title, 'This link has expired.');
    assert.match(own.failedSignedOut, /^This link has expired\./);
  });

  test('the saved notice names each change in the words of the language', async () => {
    const link = (await preferencesLink(keys, { publicUrl, sub })).slice(publicUrl.length);
    await contacts.seed(sub);
    const response = await app.request(link, {
      method: 'POST',
      headers: { 'Accept-Language': 'ja' },
      body: new URLSearchParams({ changelog: 'unsubscribed', 'drawn.changelog': 'subscribed' }),
    });
    assert.match(await response.text(), /<li>製品アップデート（オフ）<\/li>/);
  });
});

/** What a page says, but for names and addresses. */
function textsOf(page: string): string[] {
  return page
    .replace(/<style>.*?<\/style>|<!--.*?-->/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '' && text !== 'Acme' && !text.includes('•'));
}
