/** Links at their limits: the path of the public address, the length, the category and its name. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createTokenKeys,
  listUnsubscribeHeaders,
  preferencesLink,
  unsubscribeLink,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { ISSUER, KID, SECRET } from './forge.ts';
import { refusedAs } from './refused-as.ts';

const keys = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret: SECRET, kid: KID }] });
const sub = 'usr_12345';

describe('a link', () => {
  test('is below the path of the public address, without slashes twice', async () => {
    for (const [publicUrl, start] of [
      ['https://a.example', 'https://a.example/'],
      ['https://a.example//', 'https://a.example/'],
      ['https://a.example/mail/x//', 'https://a.example/mail/x/'],
      ['http://localhost:8787', 'http://localhost:8787/'],
    ] as const) {
      const link = await preferencesLink(keys, { publicUrl, sub });
      assert.ok(link.startsWith(`${start}preferences?token=`), link);
    }
    for (const publicUrl of [
      'https://a.example/?x',
      'https://a.example/#x',
      'ftp://a.example',
      '',
    ]) {
      await refusedAs('public_url_invalid', () => preferencesLink(keys, { publicUrl, sub }));
    }
  });

  test('has 899 characters at most', async () => {
    const of = (path: number) =>
      unsubscribeLink(keys, { publicUrl: `https://a.example/${'x'.repeat(path)}`, sub });
    const spare = 899 - (await of(1)).length;
    assert.equal((await of(1 + spare)).length, 899);
    await refusedAs('link_too_long', () => of(2 + spare));
  });

  test('carries category and label, and for all emails neither', async () => {
    const of = { publicUrl: ISSUER, sub };
    const claimsOf = async (link: string) => {
      const [, token] = /token=([\w.-]+)/.exec(link) ?? [];
      const { category, label } = await verifyToken(keys, token);
      return [category, label];
    };
    const named = { ...of, category: 'news', label: 'News' };
    assert.deepEqual(await claimsOf(await unsubscribeLink(keys, named)), ['news', 'News']);
    const bound = { ...of, category: 'news' };
    assert.deepEqual(await claimsOf(await unsubscribeLink(keys, bound)), ['news', undefined]);
    const all = { ...of, category: 'all', label: 'All' };
    assert.deepEqual(await claimsOf(await unsubscribeLink(keys, all)), [undefined, undefined]);
    assert.deepEqual(await claimsOf(await unsubscribeLink(keys, of)), [undefined, undefined]);
    const headers = await listUnsubscribeHeaders(keys, named);
    assert.deepEqual(await claimsOf(headers['List-Unsubscribe']), ['news', 'News']);
  });
});
