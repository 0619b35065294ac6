import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import {
  listUnsubscribeHeaders,
  preferencesLink,
  unsubscribeLink,
} from '../../../server/tokens/index.ts';
import { launchChromium } from '../../chromium.ts';
import { type Listening, listenOnLoopback } from '../../loopback.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import { createTestApp, createTestKeys } from './fixtures.ts';

/** As long as scanners that run a page are known to stay. */
const VISIT_MS = 30_000;
const USER = 'usr_scanned';

describe('mail scanners', () => {
  let contacts: TestContacts;
  let server: Listening;
  let links: string[];
  let oneClick: string;

  before(async () => {
    contacts = await startContacts();
    let handle: (request: Request) => Response | Promise<Response>;
    server = await listenOnLoopback((request) => handle(request));
    const publicUrl = server.url;
    const { app, keys } = await createTestApp(contacts, {
      publicUrl,
      keys: await createTestKeys(publicUrl),
      requestLink: async () => assert.fail('a scanner made us send mail'),
    });
    handle = app.fetch;

    await contacts.seed(USER);
    const to = { publicUrl, sub: USER };
    const { 'List-Unsubscribe': header } = await listUnsubscribeHeaders(keys, {
      ...to,
      category: 'changelog',
    });
    oneClick = header.slice(1, -1);
    const manage = await preferencesLink(keys, to);
    links = [
      oneClick,
      await unsubscribeLink(keys, to),
      manage,
      manage.replace('/preferences', '/unsubscribe'),
      `${oneClick.slice(0, -4)}AAAA`,
    ];
  });
  after(async () => {
    await server.close();
    await contacts.close();
  });

  const AGENTS: [name: string, init: RequestInit][] = [
    ['a link checker', { method: 'HEAD' }],
    ['a prober', { method: 'OPTIONS' }],
    ['a link follower', { headers: { 'User-Agent': 'Mozilla/5.0 (compatible; MSIE 10.0)' } }],
    ['a prefetching browser', { headers: { 'Sec-Purpose': 'prefetch;prerender' } }],
    [
      'a chat preview',
      { headers: { Range: 'bytes=0-32768', 'User-Agent': 'Slackbot-LinkExpanding' } },
    ],
  ];
  for (const [name, init] of AGENTS) {
    test(`${name} follows every link, and nothing is written`, async () => {
      for (const link of links) await (await fetch(link, init)).arrayBuffer();
      assert.equal(contacts.writes().length, 0);
    });
  }

  test('a browser stays on every link for 30 seconds, and nothing is written', async () => {
    const browser: Browser = await launchChromium();
    try {
      for (const link of links) {
        const page = await browser.newPage();
        await page.goto(link);
        if (link === oneClick) assert.equal(await page.title(), 'Unsubscribe');
      }
      await wait(VISIT_MS);
      assert.equal(contacts.writes().length, 0);
    } finally {
      await browser.close();
    }
    const statuses = new Set(Object.values(await contacts.statuses(USER)));
    assert.deepEqual(statuses, new Set(['subscribed']));
  });

  test("after all of that, the person's own click still works", async () => {
    const response = await fetch(oneClick, { method: 'POST' });
    assert.equal(response.status, 200);
    assert.equal((await contacts.statuses(USER)).changelog, 'unsubscribed');
    assert.equal(contacts.writes().length, 1);
  });
});
