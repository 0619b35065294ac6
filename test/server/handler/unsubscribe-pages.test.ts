/** What stands on the pages of a link to unsubscribe, what their forms send, and which way leads on. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import type { Status } from 'fb-email-preferences/preferences';
import {
  createPreferencesApp,
  describedContract,
  type PreferencesAppOptions,
  type Upstream,
  type UpstreamContext,
} from '../../../server/handler/app.ts';
import {
  type SignTokenOptions,
  signToken,
  type TokenKeys,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { signClaims } from '../../../server/tokens/sign.ts';
import { assertRefusal } from '../../refusal.ts';
import { createTestKeys, PUBLIC_URL as publicUrl } from './fixtures.ts';

const sub = 'usr_1';
const CONTRACT = describedContract({ keys: 'served', refusesLocked: true });

/** The card of a page, a line each: texts, links, forms, hidden fields and buttons. */
function cardOf(page: string): string[] {
  const [, card = ''] = /<main>(.*)<\/main>/s.exec(page) ?? [];
  return card
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<form [^>]*method="post"[^>]*>/g, (form) => {
      const [, action = 'here'] = /action="([^"]*)"/.exec(form) ?? [];
      return `POST ${action}`;
    })
    .replace(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g, '$1=$2')
    .replace(/<button(?: class="([^"]*)")?>([^<]*)<\/button>/g, '[$2] $1')
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 -> $1')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

describe('the pages of a link to unsubscribe', () => {
  let keys: TokenKeys;
  /** The stored statuses, and the names that the system of record has. */
  let statuses: Record<string, Status>;
  let labels: Record<string, string>;
  let calls: [method: string, context: UpstreamContext][];

  before(async () => {
    keys = await createTestKeys();
  });
  beforeEach(() => {
    statuses = { all: 'subscribed', changelog: 'subscribed' };
    labels = {};
    calls = [];
  });

  function answer(userId: string) {
    const preferences = Object.entries(statuses).map(([key, status]) => {
      const effectiveStatus = statuses.all === 'unsubscribed' ? 'unsubscribed' : status;
      return [key, { status, effectiveStatus, ...(labels[key] && { label: labels[key] }) }];
    });
    return {
      object: 'contact_email_preferences',
      contactId: 'c_1',
      userId,
      preferences: Object.fromEntries(preferences),
    } as const;
  }

  const upstream: Upstream = {
    contract: CONTRACT,
    async getEmailPreferences(userId, context) {
      calls.push(['read', context]);
      return answer(userId);
    },
    async updateEmailPreferences(userId, changes, context) {
      calls.push(['change', context]);
      Object.assign(statuses, changes);
      return answer(userId);
    },
  };

  function visitor(
    link: Omit<SignTokenOptions, 'sub'>,
    options: Partial<PreferencesAppOptions> = {},
  ) {
    const app = createPreferencesApp({
      publicUrl,
      keys,
      upstream,
      brand: { name: 'Acme' },
      log: () => {},
      ...options,
    });
    const path = signToken(keys, { sub, ...link }).then((token) => `/unsubscribe?token=${token}`);
    return {
      ask: async (init: RequestInit = {}) => app.request(await path, init),
      async press(fields: Record<string, string>): Promise<string[]> {
        const init = { method: 'POST', body: new URLSearchParams(fields) };
        return cardOf(await (await app.request(await path, init)).text());
      },
      card: async () => cardOf(await (await app.request(await path)).text()),
    };
  }
  const undoIn = (card: string[]) =>
    card.find((line) => line.startsWith('undo='))?.slice('undo='.length) ?? '';

  const NEWS = { scope: 'unsubscribe', category: 'changelog', label: 'News' } as const;

  test('ask, confirm and undo, by the name that the link has', async () => {
    const { card, press } = visitor(NEWS);
    assert.deepEqual(await card(), [
      'Stop getting “News” emails from Acme?',
      'Nothing has changed yet. Other emails stay as they are.',
      'POST here',
      'action=unsubscribe',
      '[Unsubscribe] main',
    ]);
    const done = await press({ action: 'unsubscribe' });
    const undo = undoIn(done);
    assert.deepEqual(done, [
      'You’re unsubscribed',
      'You won’t get any more “News” emails from Acme.',
      'POST here',
      'Unsubscribed by mistake?',
      'action=undo',
      `undo=${undo}`,
      '[Undo]',
    ]);
    const { scope, category, label, iat, exp } = await verifyToken(keys, undo);
    assert.deepEqual([scope, category, label, exp - iat], ['undo', 'changelog', 'News', 15 * 60]);
    assert.deepEqual(await press({ action: 'undo', undo }), [
      'You’re subscribed again',
      'You’ll get “News” emails from Acme again.',
    ]);
  });

  test('are about all emails, where the link has no category', async () => {
    const { card, press } = visitor({ scope: 'unsubscribe' });
    assert.deepEqual((await card()).slice(0, 2), [
      'Stop getting all emails from Acme?',
      'Nothing has changed yet.',
    ]);
    const done = await press({ action: 'unsubscribe' });
    assert.equal(done[1], 'You won’t get any more emails from Acme.');
    assert.deepEqual(await press({ action: 'undo', undo: undoIn(done) }), [
      'You’re subscribed again',
      'You’ll get the same emails from Acme as before.',
    ]);
  });

  test('say when a category is on again while all emails are off', async () => {
    const { press } = visitor(NEWS);
    const done = await press({ action: 'unsubscribe' });
    statuses.all = 'unsubscribed';
    assert.deepEqual(await press({ action: 'undo', undo: undoIn(done) }), [
      'Your choice is kept',
      'All emails from Acme are off.',
    ]);
  });

  test('have the name of the system of record, once it was asked', async () => {
    labels = { changelog: 'Release notes' };
    const { card, press } = visitor(NEWS);
    assert.match((await card())[0] ?? '', /“News”/);
    const done = await press({ action: 'unsubscribe' });
    assert.match(done[1] ?? '', /“Release notes”/);
    assert.match((await press({ action: 'undo', undo: undoIn(done) }))[1] ?? '', /“Release notes”/);
  });

  test('read first, and change for the page and for the link that was opened', async () => {
    const { ask, press } = visitor(NEWS);
    const done = await press({ action: 'unsubscribe' });
    await press({ action: 'undo', undo: undoIn(done) });
    await ask({ method: 'POST', headers: { 'X-Request-Id': 'click-1' } });
    assert.deepEqual(
      calls.map(([method, { route }]) => [method, route]),
      [
        ['read', 'hosted_page'],
        ['change', 'hosted_page'],
        ['change', 'hosted_page'],
        ['change', 'one_click'],
      ],
    );
    const contexts = calls.map(([, context]) => context);
    assert.equal(new Set(contexts.map(({ tokenId }) => tokenId)).size, 1);
    // A read that nobody waits for ends; a change that was begun is finished.
    assert.deepEqual(
      contexts.map(({ signal }) => signal !== undefined),
      [true, false, false, false],
    );
    assert.equal(contexts.at(-1)?.requestId, 'click-1');
  });

  test('offer no Undo without a secret to sign it with', async () => {
    const { press } = visitor(NEWS, { keys: { ...keys, signing: undefined } });
    assert.equal((await press({ action: 'unsubscribe' })).length, 2);
    assert.equal(statuses.changelog, 'unsubscribed');
  });

  test('offer no Undo of what was off, or is not served yet', async () => {
    for (const before of ['unsubscribed', undefined] as const) {
      statuses = { all: 'subscribed', ...(before && { changelog: before }) };
      const { press } = visitor(NEWS);
      assert.equal((await press({ action: 'unsubscribe' })).length, 2);
    }
  });

  test('offer a second link that was not undone its own Undo', async () => {
    const { press } = visitor(NEWS);
    const done = await press({ action: 'unsubscribe' });
    await press({ action: 'undo', undo: undoIn(done) });
    statuses.changelog = 'unsubscribed';
    assert.equal(undoIn(await press({ action: 'unsubscribe' })), '');
  });

  test('lead on: by the link itself, by a new one, or to the page of the operator', async () => {
    const requestLink = async () => {};
    const accountUrl = 'https://app.example.com/emails?a=1&b=2';
    const managing = { scope: 'manage' } as const;
    const way = async (link: Omit<SignTokenOptions, 'sub'>, options = {}) => {
      const { card, press } = visitor(link, options);
      const asked = (await card()).slice(5);
      const done = await press({ action: 'unsubscribe' });
      assert.deepEqual(done.slice(7), asked);
      const undone = await press({ action: 'undo', undo: undoIn(done) });
      assert.deepEqual(undone.slice(2), asked);
      return asked.map((line) => line.replace(/token=[\w.-]+/, 'token=…'));
    };
    const link = ['Choose which emails you get -> preferences?token=…'];
    assert.deepEqual(await way(managing), link);
    assert.deepEqual(await way(managing, { requestLink, accountUrl }), link);
    assert.deepEqual(await way(NEWS), []);
    assert.deepEqual(await way(NEWS, { requestLink, accountUrl }), [
      'POST request-link?token=…',
      '[Email me a link to all my preferences] as-link',
      'We’ll send it to the email address we have for you, and to no other.',
    ]);
    assert.deepEqual(await way(NEWS, { accountUrl }), [
      'Choose which emails you get -> https://app.example.com/emails?a=1&amp;b=2',
    ]);
  });

  test('refuse a program in JSON and a person with a page', async () => {
    const without = { ...upstream, contract: describedContract({ keys: ['all'] }) };
    const { ask } = visitor(NEWS, { upstream: without });
    await assertRefusal(await ask({ method: 'POST' }), 404, 'resource_not_found');
    const body = new URLSearchParams({ action: 'unsubscribe' });
    for (const init of [{}, { method: 'POST', body }]) {
      const refused = await ask(init);
      assert.equal(refused.status, 404);
      assert.equal(cardOf(await refused.text())[0], 'There’s nothing to change here');
    }
    assert.equal(calls.length, 0);
  });

  test('say that it is done only when the system of record has stored it', async () => {
    const { ask } = visitor(NEWS, {
      upstream: {
        ...upstream,
        // The answer is of the contract, and without the category.
        updateEmailPreferences: async (userId) => ({
          ...answer(userId),
          preferences: { all: { status: 'subscribed', effectiveStatus: 'subscribed' } },
        }),
      },
    });
    await assertRefusal(await ask({ method: 'POST' }), 502, 'upstream_invalid_response');
  });

  test('are not for a token to undo, which no link has', async () => {
    const of = { sub, scope: 'undo', category: 'changelog', lifetime: 60 } as const;
    const token = await signClaims(keys, of);
    const app = createPreferencesApp({ publicUrl, keys, upstream, log: () => {} });
    const click = await app.request(`/unsubscribe?token=${token}`, { method: 'POST' });
    await assertRefusal(click, 403, 'scope_insufficient');
    const none = await app.request('/unsubscribe', { method: 'POST' });
    await assertRefusal(none, 401, 'token_invalid');
    assert.equal(calls.length, 0);
  });

  test('name the methods that there are', async () => {
    const answer = await visitor(NEWS).ask({ method: 'OPTIONS' });
    assert.deepEqual([answer.status, await answer.text()], [204, '']);
    assert.equal(answer.headers.get('Allow'), 'GET, HEAD, OPTIONS, POST');
  });
});
