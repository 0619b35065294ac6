/** What a page requests for the built element: one file in English, and the preferences. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';

const DIST = new URL('../../component/dist/cdn/', import.meta.url);

/** A token for `usr_1`; this server does not check it. */
const TOKEN = `e30.${Buffer.from('{"sub":"usr_1"}').toString('base64url')}.c2ln`;

const STORED = { all: 'subscribed', postUpdates: 'subscribed', changelog: 'subscribed' };

let server: Server;
let origin: string;
let browser: Browser;
let stored: Record<string, string>;
let requests: string[];
/** Whether language files arrive. */
let hasLanguages: boolean;
/** What language files wait for. */
let languagesDue: Promise<void>;
/** Called when the preferences are requested. */
let onPreferences: () => void;

before(async () => {
  server = createServer(async (request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (pathname !== '/') requests.push(`${request.method} ${pathname}${search}`);
    if (pathname.startsWith('/v2/')) {
      onPreferences();
      let body = '';
      for await (const chunk of request) body += chunk;
      if (body) Object.assign(stored, JSON.parse(body).preferences);
      return answer(response);
    }
    if (pathname.endsWith('.js')) {
      if (pathname.includes('/fb-email-preferences/') && !hasLanguages) {
        return response.writeHead(503).end();
      }
      if (pathname.includes('/fb-email-preferences/')) await languagesDue;
      response.setHeader('Content-Type', 'text/javascript');
      return response.end(await readFile(new URL(`.${pathname}`, DIST)));
    }
    return response.setHeader('Content-Type', 'text/html').end(`<!doctype html>
      <html lang="${searchParams.get('lang')}">
        <meta charset="utf-8">
        <title>Account</title>
        <link rel="icon" href="data:,">
        <script type="module" src="/fb-email-preferences.js?v=3"></script>
        <fb-email-preferences token="${TOKEN}" ${searchParams.get('attributes') ?? ''}></fb-email-preferences>
      </html>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(() => {
  stored = { ...STORED };
  requests = [];
  hasLanguages = true;
  languagesDue = Promise.resolve();
  onPreferences = () => {};
});

function answer(response: ServerResponse): void {
  const preferences = Object.fromEntries(
    Object.entries(stored).map(([key, status]) => [key, { status, effectiveStatus: status }]),
  );
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ preferences }));
}

async function opened(lang: string, attributes = ''): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}/?${new URLSearchParams({ lang, attributes })}`);
  return page;
}

/** Turns a switch by its name, once it is there. */
async function turn(page: Page, name: string): Promise<void> {
  const control = await page.waitForSelector(`::-p-aria([name="${name}"][role="switch"])`);
  await control?.click();
  await page.waitForFunction(() =>
    document.querySelector('fb-email-preferences')?.matches(':state(saved)'),
  );
}

test('an English page requests one file, by the name that it has in the page', async () => {
  const page = await opened('en');
  await turn(page, 'Changelog');
  assert.equal(stored.changelog, 'unsubscribed');
  assert.deepEqual(requests, [
    'GET /fb-email-preferences.js?v=3',
    'GET /v2/contacts/by-user-id/usr_1/email-preferences',
    'PATCH /v2/contacts/by-user-id/usr_1/email-preferences',
  ]);
  await page.close();
});

test('a German page requests the preferences beside the German texts, before anything is drawn', {
  timeout: 20_000,
}, async () => {
  const requested = new Promise<void>((resolve) => {
    onPreferences = resolve;
  });
  let release = () => {};
  languagesDue = new Promise((resolve) => {
    release = resolve;
  });
  const page = await opened('de');
  // A page that asks for them after its texts, or after it has drawn, never gets past this line.
  await requested;
  const drawn = await page.$eval(
    'fb-email-preferences',
    ({ shadowRoot }) => shadowRoot?.childElementCount,
  );
  assert.equal(drawn, 0);
  release();
  await page.waitForSelector('::-p-aria([name="Neuerungen"][role="switch"])');
  await page.close();
});

test('a page that was given the preferences requests none before a click', async () => {
  const contact = JSON.stringify({
    preferences: { all: { status: 'subscribed' }, changelog: { status: 'subscribed' } },
  });
  const page = await opened('en', `contact='${contact}'`);
  await page.waitForSelector('::-p-aria([name="Changelog"][role="switch"])');
  assert.deepEqual(requests, ['GET /fb-email-preferences.js?v=3']);
  await turn(page, 'Changelog');
  assert.deepEqual(requests.slice(1), ['PATCH /v2/contacts/by-user-id/usr_1/email-preferences']);
  await page.close();
});

test('without the German texts it speaks English', async () => {
  hasLanguages = false;
  const page = await opened('de');
  await turn(page, 'Changelog');
  await page.close();
});

test('a preview requests its samples, and no preferences', async () => {
  const page = await opened('en', 'preview');
  await turn(page, 'Changelog');
  assert.deepEqual(requests, [
    'GET /fb-email-preferences.js?v=3',
    'GET /fb-email-preferences/preview.js',
  ]);
  const asks = await page.evaluate(
    () => !dispatchEvent(new Event('beforeunload', { cancelable: true })),
  );
  assert.equal(asks, false);
  await page.close();
});

test('a listener that throws is reported by the browser, and keeps nothing from being saved', async () => {
  const page = await opened('en');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : ''));
  await page.evaluate(() => {
    for (const type of ['fb-change', 'fb-save']) {
      addEventListener(type, () => {
        throw new Error(type);
      });
    }
  });
  await turn(page, 'Changelog');
  assert.equal(stored.changelog, 'unsubscribed');
  assert.deepEqual(errors, ['Uncaught Error: fb-change', 'Uncaught Error: fb-save']);
  await page.close();
});

test('no warning for developers is in the file', async () => {
  const code = await readFile(new URL('fb-email-preferences.js', DIST), 'utf8');
  assert.doesNotMatch(code, /console|ALLOWED_ORIGINS|clock_skew/);
});
