import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ConsentHistory } from '../../../server/contract/contract.ts';
import type { HistoryPage } from '../../../server/handler/app.ts';
import {
  listUnsubscribeHeaders,
  signToken,
  type TokenKeys,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { assertRefusal } from '../../refusal.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import {
  createTestApp,
  PUBLIC_URL as publicUrl,
  type TestApp,
  USER_ID as USER,
} from './fixtures.ts';

const PATH = `/v2/contacts/by-user-id/${USER}/email-preferences/history`;

describe("a person's own consent history", () => {
  let contacts: TestContacts;
  let keys: TokenKeys;
  let app: TestApp['app'];
  let token: string;

  before(async () => {
    contacts = await startContacts();
    ({ app, keys } = await createTestApp({ url: contacts.url, keepsHistory: true }));
    token = await signToken(keys, { sub: USER, scope: 'manage' });
    await contacts.seed(USER);
  });
  after(() => contacts.close());

  const get = (path: string, bearer = token, on = app) =>
    on.request(path, { headers: { Authorization: `Bearer ${bearer}` } });

  test('one click shows up with its route, its token and its request', async () => {
    const headers = await listUnsubscribeHeaders(keys, {
      publicUrl,
      sub: USER,
      category: 'changelog',
    });
    const link = headers['List-Unsubscribe'].slice(1 + publicUrl.length, -1);
    const clicked = await app.request(link, {
      method: 'POST',
      headers: { 'X-Request-Id': 'request-0042' },
    });
    assert.equal(clicked.status, 200);

    const response = await get(`${PATH}?limit=1`);
    assert.equal(response.status, 200);
    const { data, nextCursor } = (await response.json()) as ConsentHistory;
    const { jti } = await verifyToken(keys, link.split('token=')[1]);
    const { changedAt, ...change } = data[0] ?? {};
    assert.deepEqual(change, {
      object: 'email_preference_change',
      key: 'changelog',
      from: 'subscribed',
      to: 'unsubscribed',
      route: 'one_click',
      tokenId: jti,
      requestId: 'request-0042',
    });
    assert.ok(Math.abs(Date.parse(String(changedAt)) - Date.now()) < 60_000);
    assert.ok(nextCursor, 'the changes of the beginning are on the next page');
    const next = await get(`${PATH}?limit=1&cursor=${encodeURIComponent(nextCursor)}`);
    const { data: older } = (await next.json()) as ConsentHistory;
    assert.notEqual(older[0]?.route, 'one_click');
  });

  test('a page has 10 changes unless told, 1 to 100 if told, from a cursor of at most a kilobyte', async () => {
    const pages: HistoryPage[] = [];
    const fail = () => assert.fail('the history alone is asked for');
    const { app: recording } = await createTestApp(contacts, {
      keys,
      upstream: {
        getEmailPreferences: fail,
        updateEmailPreferences: fail,
        async getHistory(userId, page) {
          assert.equal(userId, USER);
          pages.push(page);
          return { object: 'list', data: [], nextCursor: null };
        },
      },
    });
    const longest = 'x'.repeat(1024);
    for (const [query, page] of [
      ['', { limit: 10 }],
      ['?limit=1', { limit: 1 }],
      ['?limit=9', { limit: 9 }],
      ['?limit=99', { limit: 99 }],
      ['?limit=100', { limit: 100 }],
      ['?cursor=x', { limit: 10, cursor: 'x' }],
      [`?limit=20&cursor=${longest}`, { limit: 20, cursor: longest }],
    ] as const) {
      pages.length = 0;
      assert.equal((await get(PATH + query, token, recording)).status, 200);
      assert.deepEqual(pages, [page]);
    }
  });

  const REFUSED: [name: string, path: string, status: number, code: string][] = [
    ['a limit of 0', `${PATH}?limit=0`, 400, 'parameter_invalid'],
    ['a limit of 101', `${PATH}?limit=101`, 400, 'parameter_invalid'],
    ['a limit of 1000', `${PATH}?limit=1000`, 400, 'parameter_invalid'],
    ['a limit of 01', `${PATH}?limit=01`, 400, 'parameter_invalid'],
    ['a limit of 10 and more', `${PATH}?limit=10x`, 400, 'parameter_invalid'],
    ['an empty limit', `${PATH}?limit=`, 400, 'parameter_invalid'],
    ['a limit in words', `${PATH}?limit=ten`, 400, 'parameter_invalid'],
    ['an empty cursor', `${PATH}?cursor=`, 400, 'parameter_invalid'],
    ['a cursor of a kilobyte', `${PATH}?cursor=${'x'.repeat(1025)}`, 400, 'parameter_invalid'],
    ['a cursor of our own', `${PATH}?cursor=abc`, 400, 'invalid_cursor'],
    ["another person's", PATH.replace(USER, 'usr_99999'), 403, 'user_mismatch'],
  ];
  for (const [name, path, status, code] of REFUSED) {
    test(`${name} is refused`, async () => {
      const param = await assertRefusal(await get(path), status, code);
      assert.equal(param, status === 400 ? /\?(\w+)/.exec(path)?.[1] : undefined);
    });
  }

  test('a link to unsubscribe does not read it', async () => {
    const bearer = await signToken(keys, { sub: USER, scope: 'unsubscribe' });
    assert.equal((await get(PATH, bearer)).status, 403);
  });

  test('where none is kept, that is what it says', async () => {
    const response = await get(PATH, token, (await createTestApp(contacts, { keys })).app);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /history_unavailable/);
  });
});
