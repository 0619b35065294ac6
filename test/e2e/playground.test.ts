/** What a designer sees on the playground: every theme and every state, from sample data alone. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { PREVIEWS } from '../../component/preview.ts';
import { CHOICES } from '../../demo/playground/playground-page.ts';
import { launchChromium } from '../chromium.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';

let directory: string;
let demo: DemoProcess;
let browser: Browser;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'playground-'));
  demo = await startDemoProcess(directory);
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
  await rm(directory, { recursive: true });
});

/** Opens the playground and waits for a text; returns what the element says, what it asked for, and all complaints. */
async function visit(query: Record<string, string>, settled = /./) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${demo.url}/playground?${new URLSearchParams(query)}`);
  await page.waitForFunction(() =>
    document.querySelector('fb-email-preferences')?.shadowRoot?.querySelector('form'),
  );
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.waitForFunction(
    (pattern) =>
      new RegExp(pattern).test(
        document.querySelector('fb-email-preferences')?.shadowRoot?.textContent ?? '',
      ),
    {},
    settled.source,
  );
  const element = await page.$eval('fb-email-preferences', (host) => ({
    says: host.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    background: getComputedStyle(host).backgroundColor,
  }));
  await page.close();
  return { ...element, asked, complaints };
}

test('each theme changes how the element looks, and breaks no policy', async () => {
  const looks = new Set<string>();
  for (const theme of CHOICES.theme) {
    const { background, complaints, says } = await visit({ theme });
    assert.deepEqual(complaints, [], theme);
    assert.match(says, /Changelog/);
    looks.add(background);
  }
  // None and compact leave the page's own background.
  assert.equal(looks.size, CHOICES.theme.length - 1);
});

test('each state says something of its own, and asks no server', async () => {
  const said = new Set<string>();
  for (const state of PREVIEWS) {
    // Without a connection, the element tries again before it says so.
    const settled = ['offline', 'waiting'].includes(state) ? /offline/ : /./;
    const { says, asked, complaints } = await visit({ state }, settled);
    assert.deepEqual(complaints, [], state);
    assert.deepEqual(
      asked.filter((path) => path.startsWith('/v2')),
      [],
    );
    said.add(says);
  }
  assert.equal(said.size, PREVIEWS.length);
});
