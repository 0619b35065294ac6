/** The built element while the file that makes it answer is late, or does not arrive. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';

const DIST = new URL('../../component/dist/cdn/', import.meta.url);

const INTERACTION = '/fb-email-preferences/interaction.js';

/** A token for `usr_1`; who checks it is not the subject here. */
const TOKEN = `e30.${Buffer.from('{"sub":"usr_1"}').toString('base64url')}.c2ln`;

let server: Server;
let origin: string;
let browser: Browser;
/** What becomes of a request for the file. */
let arrival: 'at once' | 'never' | 'late';
/** What becomes of the answer with the preferences. */
let reading: 'at once' | 'late';
/** What is late waits here. */
let waiting: (() => void)[];
let stored: Record<string, string>;
let requests: string[];

before(async () => {
  server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://page');
    requests.push(`${request.method} ${pathname}${search}`);
    if (pathname.startsWith('/v2/')) {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (body) Object.assign(stored, JSON.parse(body).preferences);
      else if (reading === 'late') await new Promise<void>((resolve) => waiting.push(resolve));
      answer(response);
    } else if (pathname.endsWith('.js')) {
      if (pathname === INTERACTION) {
        if (arrival === 'never') return response.writeHead(503).end();
        if (arrival === 'late') await new Promise<void>((resolve) => waiting.push(resolve));
      }
      response.setHeader('Content-Type', 'text/javascript');
      response.end(await readFile(new URL(`.${pathname}`, DIST)));
    } else {
      response.setHeader('Content-Type', 'text/html').end(`<!doctype html>
        <html lang="en">
          <meta charset="utf-8">
          <title>Account</title>
          <link rel="icon" href="data:,">
          <script type="module" src="/fb-email-preferences.js?v=3"></script>
          <fb-email-preferences token="${TOKEN}"></fb-email-preferences>
        </html>`);
    }
    return undefined;
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
  arrival = 'at once';
  reading = 'at once';
  waiting = [];
  stored = { all: 'subscribed', postUpdates: 'subscribed', changelog: 'subscribed' };
  requests = [];
});

function answer(response: ServerResponse): void {
  const preferences = Object.fromEntries(
    Object.entries(stored).map(([key, status]) => [key, { status, effectiveStatus: status }]),
  );
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ preferences }));
}

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin);
  return page;
}

async function click(page: Page, role: string, name: string): Promise<void> {
  await (await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`))?.click();
}

async function says(page: Page, sentence: string): Promise<void> {
  await page.waitForFunction(
    (expected) =>
      document
        .querySelector('fb-email-preferences')
        ?.shadowRoot?.querySelector('[role=status]')
        ?.textContent?.trim() === expected,
    {},
    sentence,
  );
}

test('preferences are shown before it is there, and what is clicked until then is saved', async () => {
  arrival = 'late';
  const page = await opened();
  await click(page, 'switch', 'Post updates');
  await click(page, 'switch', 'Changelog');
  assert.deepEqual(
    requests.filter((request) => request.startsWith('PATCH')),
    [],
  );
  for (const arrive of waiting) arrive();
  await says(page, 'Saved');
  assert.deepEqual(stored, {
    all: 'subscribed',
    postUpdates: 'unsubscribed',
    changelog: 'unsubscribed',
  });
  assert.equal(requests.filter((request) => request.startsWith('GET /v2/')).length, 1);
  await page.close();
});

test('when it does not arrive, the element says so, and tries again when asked', async () => {
  arrival = 'never';
  const page = await opened();
  await says(page, 'Could not load your preferences.');
  arrival = 'at once';
  await click(page, 'button', 'Try again');
  await click(page, 'switch', 'Changelog');
  await says(page, 'Saved');
  assert.equal(stored.changelog, 'unsubscribed');
  await page.close();
});

test('it is asked for once the preferences are drawn', async () => {
  reading = 'late';
  const page = await opened();
  await says(page, 'Loading…');
  await page.waitForNetworkIdle({ concurrency: 1 });
  assert.equal(waiting.length, 1);
  assert.ok(!requests.includes(`GET ${INTERACTION}`));
  for (const arrive of waiting) arrive();
  await click(page, 'switch', 'Changelog');
  await says(page, 'Saved');
  await page.close();
});

test('it does not load the element a second time, under the name it was built with', async () => {
  const page = await opened();
  await click(page, 'switch', 'Changelog');
  await says(page, 'Saved');
  assert.deepEqual(
    requests.filter((request) => request.includes('.js')),
    ['GET /fb-email-preferences.js?v=3', `GET ${INTERACTION}`],
  );
  await page.close();
});
