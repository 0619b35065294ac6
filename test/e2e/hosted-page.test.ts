/** The page behind the link in an email, as people meet it: with JavaScript, without, and in between. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { unsubscribeLink } from '../../server/tokens/index.ts';
import { launchChromium } from '../chromium.ts';
import { type HostedPage, startHostedPage, USER_ID } from './hosted-page-server.ts';

/** In a browser of the test it leads nowhere; the test answers for it. */
const LOGO = 'https://acme.example/logo.png';

let site: HostedPage;
let browser: Browser;
let page: Page;
let complaints: string[];
/** Whom a new link was mailed to. */
const mailed: string[] = [];

before(async () => {
  site = await startHostedPage({
    brand: { name: 'Acme', logoUrl: LOGO, accentColor: '#0a7d4f' },
    requestLink: async ({ userId }) => {
      mailed.push(userId);
    },
  });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  await site.contacts.seed(USER_ID);
  site.visits.length = 0;
  complaints = [];
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() === LOGO) request.respond({ status: 204 });
  });
});

afterEach(() => page.close());

/** Lets everything through but what `holds` picks; resolves with that once the page asks for it. */
function hold(holds: (path: string) => boolean): Promise<HTTPRequest> {
  return new Promise((resolve) => {
    page.on('request', (request) => {
      if (request.url() === LOGO) return;
      if (holds(new URL(request.url()).pathname)) resolve(request);
      else request.continue();
    });
  });
}

/** Nothing is held back. */
function letThrough(): void {
  hold(() => false);
}

const isHydrateScript = (path: string) => path.includes('/hydrate-');
const isAddressScript = (path: string) => path.includes('/address-');

function control(name: string, role = 'switch'): string {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

async function click(name: string, role?: string): Promise<void> {
  const handle = await page.waitForSelector(control(name, role), { visible: true });
  await handle?.click();
}

async function isOn(name: string): Promise<boolean> {
  return page.$eval(control(name), (input) => (input as HTMLInputElement).checked);
}

/** Until the form of those without JavaScript is gone. */
async function untilHydrated(): Promise<void> {
  await page.waitForFunction(() =>
    document.querySelector('fb-email-preferences')?.shadowRoot?.querySelector('form:not([action])'),
  );
}

/** @param text in the language of the page */
async function untilSaved(text = 'Saved'): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document
        .querySelector('fb-email-preferences')
        ?.shadowRoot?.querySelector('[role=status]')
        ?.textContent?.includes(wanted),
    {},
    text,
  );
}

describe('with JavaScript', () => {
  test('the page is there before the script, which then changes not a pixel and not a node', async () => {
    const hydrateScript = hold(isHydrateScript);
    const opened = page.goto(await site.link());
    const held = await hydrateScript;
    await page.waitForSelector(control('Changelog'));
    assert.equal(await isOn('Changelog'), true);
    await page.evaluate(() => {
      const root = document.querySelector('fb-email-preferences')?.shadowRoot;
      Object.assign(window, {
        nodes: [...(root?.querySelectorAll('form, fieldset, label, [role=switch]') ?? [])],
        shifts: [],
      });
      new PerformanceObserver((list) => {
        const shifts = (window as unknown as { shifts: PerformanceEntry[] }).shifts;
        shifts.push(...list.getEntries());
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const before = await page.screenshot();

    await held.continue();
    await opened;
    await untilHydrated();
    // Not deepEqual: its report of where two pictures differ would take all memory there is.
    const live = await page.screenshot();
    assert.equal(Buffer.compare(live, before), 0, 'A pixel has changed.');
    const { kept, count, shifts } = await page.evaluate(() => {
      const { nodes, shifts } = window as unknown as { nodes: Element[]; shifts: unknown[] };
      return {
        kept: nodes.filter((node) => node.isConnected).length,
        count: nodes.length,
        shifts: shifts.length,
      };
    });
    assert.ok(count >= 12);
    assert.equal(kept, count);
    assert.equal(shifts, 0);
    assert.deepEqual(complaints, []);
  });

  test('a click saves itself', async () => {
    letThrough();
    await page.goto(await site.link());
    await untilHydrated();
    await click('Replies');
    await untilSaved();
    assert.equal((await site.contacts.statuses(USER_ID)).commentReplies, 'unsubscribed');
    assert.deepEqual(complaints, []);
  });

  test('a click saves itself under another host name than that of the public address, too', async () => {
    letThrough();
    await page.goto((await site.link()).replace('127.0.0.1', 'localhost'));
    await untilHydrated();
    await click('Replies');
    await untilSaved();
    assert.equal((await site.contacts.statuses(USER_ID)).commentReplies, 'unsubscribed');
    assert.deepEqual(complaints, []);
  });

  test('a link that expires meanwhile says so, and a new one is mailed', async () => {
    const error = { type: 'authentication_error', code: 'token_expired', message: '', status: 401 };
    page.on('request', (request) => {
      if (request.url() === LOGO) return;
      if (request.method() !== 'PATCH') return request.continue();
      return request.respond({
        status: 401,
        contentType: 'application/json',
        body: JSON.stringify({ error }),
      });
    });
    await page.goto(await site.link());
    await untilHydrated();
    await click('Replies');
    await untilSaved('We couldn’t save: Replies. This link has expired.');
    const button = await page.waitForSelector('aria/Email me a new link[role="button"]');
    await Promise.all([page.waitForNavigation(), button?.click()]);
    assert.equal(await page.title(), 'Check your inbox');
    assert.deepEqual(mailed, [USER_ID]);
  });

  test('what was clicked before the script arrived is saved too', async () => {
    const hydrateScript = hold(isHydrateScript);
    const opened = page.goto(await site.link());
    const held = await hydrateScript;
    await click('Changelog');
    await click('Replies');
    await click('Replies');
    await held.continue();
    await opened;
    await untilSaved();
    const { changelog, commentReplies } = await site.contacts.statuses(USER_ID);
    assert.equal(changelog, 'unsubscribed');
    assert.equal(commentReplies, 'subscribed');
    assert.equal(await isOn('Changelog'), false);
  });

  test('the token leaves the address before anything else is asked for', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const addressScript = hold(isAddressScript);
    const opened = page.goto(await site.link());
    const held = await addressScript;
    // As long as the browser likes to look ahead in the page.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(asked, ['/preferences', new URL(held.url()).pathname]);
    assert.match(page.url(), /token=/);

    await held.continue();
    await opened;
    await untilHydrated();
    assert.equal(page.url(), `${site.url}/preferences`);
    assert.ok(asked.includes('/logo.png'));
  });

  test('the token is kept nowhere, logged nowhere, sent nowhere but to the handler', async () => {
    letThrough();
    const link = await site.link();
    const token = new URL(link).searchParams.get('token') ?? '';
    await page.goto('about:blank');
    await page.goto(link);
    await untilHydrated();
    await click('Changelog');
    await untilSaved();

    const stored = await page.evaluate(async () =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        history.state,
        await indexedDB.databases(),
        await caches.keys(),
        document.documentElement.getHTML({ serializableShadowRoots: true }),
        [...document.querySelectorAll('input')].map((input) => input.value),
        document.querySelector('fb-email-preferences')?.shadowRoot?.innerHTML,
      ]),
    );
    assert.ok(!stored.includes(token.slice(-40)));
    const session = await page.createCDPSession();
    const { entries } = await session.send('Page.getNavigationHistory');
    assert.ok(!JSON.stringify(entries.map(({ url }) => url)).includes('token'));
    assert.ok(!JSON.stringify(site.log).includes(token.slice(-40)));
    for (const { path, referer, cookie } of site.visits.slice(1)) {
      assert.ok(!path.includes('token'), path);
      assert.equal(referer, null);
      assert.equal(cookie, null);
    }
  });

  test('the history can still be downloaded once it is live', async () => {
    letThrough();
    const downloads = await mkdtemp(join(tmpdir(), 'downloads-'));
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: downloads,
      eventsEnabled: true,
    });
    const done = new Promise((resolve) => {
      session.on(
        'Browser.downloadProgress',
        ({ state }) => state === 'completed' && resolve(state),
      );
    });
    await page.goto(await site.link());
    await untilHydrated();
    await click('Download your preference history', 'button');
    await done;
    const file = await readFile(join(downloads, 'email-preferences-history.csv'), 'utf8');
    assert.match(file, /^changedAt,key,from,to,route\r\n/);
    await rm(downloads, { recursive: true });
  });

  test('a reader of German gets it in German, live in place', async () => {
    letThrough();
    await page.setExtraHTTPHeaders({ 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' });
    await page.goto(await site.link());
    await untilHydrated();
    assert.equal(await page.$eval('html', ({ lang }) => lang), 'de');
    await click('Alle E\u2011Mails');
    await untilSaved('Gespeichert');
    await page.waitForSelector('::-p-text(Sie erhalten keine E-Mails von uns)');
    assert.equal((await site.contacts.statuses(USER_ID)).all, 'unsubscribed');
    assert.deepEqual(complaints, []);
  });

  test('axe finds nothing, before and after it is live, in light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      letThrough();
      await page.goto(await site.link());
      await untilHydrated();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(),
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        [],
      );
      page.removeAllListeners('request');
    }
  });
});

describe('without JavaScript', () => {
  test('a form saves, and the next page says what', async () => {
    letThrough();
    await page.setJavaScriptEnabled(false);
    await page.goto(await site.link());
    await click('Changelog');
    await click('Post comments');
    await Promise.all([page.waitForNavigation(), click('Save', 'button')]);

    assert.match(await page.title(), /^Saved/);
    const notice = await page.$eval('main > [role=status]', (node) => node.textContent ?? '');
    assert.match(notice, /Saved\s+Post comments \(off\)\s*Changelog \(off\)/);
    assert.equal(await isOn('Changelog'), false);
    assert.deepEqual(await site.contacts.statuses(USER_ID), {
      all: 'subscribed',
      postUpdates: 'subscribed',
      postComments: 'unsubscribed',
      commentReplies: 'subscribed',
      changelog: 'unsubscribed',
    });
    const [change] = site.contacts.writes();
    assert.equal(change?.headers.get('X-Consent-Route'), 'hosted_page');
  });

  test('a page that was opened before a one-click unsubscription does not undo it', async () => {
    letThrough();
    await page.setJavaScriptEnabled(false);
    await page.goto(await site.link());
    const oneClick = await unsubscribeLink(site.keys, { publicUrl: site.url, sub: USER_ID });
    assert.equal((await fetch(oneClick, { method: 'POST' })).status, 200);
    await click('Changelog');
    await Promise.all([page.waitForNavigation(), click('Save', 'button')]);
    const notice = await page.$eval('main > [role=status]', (node) => node.textContent ?? '');
    assert.match(
      notice,
      /Saved\s+Changelog \(off\)\s+Changed elsewhere meanwhile: All emails \(off\)/,
    );
    assert.equal(await isOn('All emails'), false);
    const { all, changelog } = await site.contacts.statuses(USER_ID);
    assert.deepEqual([all, changelog], ['unsubscribed', 'unsubscribed']);
  });

  test('closing the gate keeps the choices, and opening it brings them back', async () => {
    letThrough();
    await page.setJavaScriptEnabled(false);
    await page.goto(await site.link());
    await click('Changelog');
    await click('All emails');
    await Promise.all([page.waitForNavigation(), click('Save', 'button')]);
    await page.waitForSelector('::-p-text(You can still change your choices)');
    await click('All emails');
    await Promise.all([page.waitForNavigation(), click('Save', 'button')]);
    const statuses = await site.contacts.statuses(USER_ID);
    assert.equal(statuses.all, 'subscribed');
    assert.equal(statuses.changelog, 'unsubscribed');
    assert.equal(statuses.postUpdates, 'subscribed');
  });

  test('when the script does not arrive, the Save button appears, and works', async () => {
    page.on('request', (request) => {
      if (isHydrateScript(new URL(request.url()).pathname)) request.abort();
      else if (request.url() !== LOGO) request.continue();
    });
    await page.goto(await site.link());
    assert.equal(await page.$(`${control('Save', 'button')}`), null);
    await click('Changelog');
    await Promise.all([page.waitForNavigation(), click('Save', 'button')]);
    assert.equal((await site.contacts.statuses(USER_ID)).changelog, 'unsubscribed');
  });
});
