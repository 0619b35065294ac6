/** How the demo's pages look: one grid for every page, tabs on phones, a mailbox that is full at first sight. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import type { DemoProcess } from './demo-process.ts';
import { type OpenDemo, openDemo } from './open-demo.ts';

let opened: OpenDemo;
let demo: DemoProcess;
let browser: Browser;
let page: Page;

before(async () => {
  opened = await openDemo();
  ({ demo, browser } = opened);
});
after(() => opened?.close());
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

async function open(path: string, width: number): Promise<void> {
  await page.setViewport({ width, height: 800 });
  await page.goto(demo.url + path);
  await page.waitForNetworkIdle({ idleTime: 200 });
}

async function box(selector: string) {
  return page.$eval(selector, (element) => element.getBoundingClientRect().toJSON() as DOMRect);
}

async function areShown(selector: string): Promise<boolean[]> {
  return page.$$eval(selector, (found) => found.map((element) => element.checkVisibility()));
}

test('on wide screens the navigation starts at the top of the first card, on every page', async () => {
  for (const path of ['/', '/mailbox']) {
    for (const width of [768, 1280]) {
      await open(path, width);
      assert.equal((await box('.sections')).top, (await box('.card')).top, `${path}, ${width} px`);
    }
  }
});

test('on phones it is one row of tabs above the page', async () => {
  for (const path of ['/', '/mailbox']) {
    for (const width of [320, 400]) {
      await open(path, width);
      const tabs = await page.$$eval('.sections a', (links) =>
        links.map((link) => {
          const { top, right, height } = link.getBoundingClientRect();
          return { top, right, height };
        }),
      );
      assert.equal(tabs.length, 3);
      assert.equal(new Set(tabs.map(({ top }) => top)).size, 1);
      for (const { right, height } of tabs) assert.ok(right <= width && height >= 44);
      assert.ok((await box('.sections')).bottom <= (await box('h1')).top);
    }
  }
});

test('everybody’s mailbox has a message of each kind, and the newest is open where there is room', async () => {
  for (const userId of ['usr_ada', 'usr_ben', 'usr_chiyo']) {
    await open(`/mailbox?as=${userId}`, 1280);
    const kinds = await page.$$eval('.mailbox .kind', (found) =>
      found.map(({ textContent }) => textContent),
    );
    assert.deepEqual(kinds, ['Changelog', 'Replies', 'Post comments', 'Post updates', 'Account']);
    assert.equal(
      await page.$eval('article h2', ({ textContent }) => textContent),
      await page.$eval(
        '.mailbox [aria-current] .subject',
        ({ lastChild }) => lastChild?.textContent,
      ),
    );
    assert.deepEqual(await areShown('.mailbox ul, article'), [true, true]);
  }
});

test('on a phone a message takes the place of the list, and is no longer unread after it', async () => {
  await open('/mailbox?as=usr_ben', 400);
  assert.deepEqual(await areShown('.mailbox ul, article'), [true, false]);
  await Promise.all([page.waitForNavigation(), page.click('.mailbox li:nth-child(2) a')]);
  assert.deepEqual(await areShown('.mailbox ul, article'), [false, true]);
  await Promise.all([page.waitForNavigation(), page.click('.back')]);
  const unread = await page.$$eval('.mailbox li a', (links) =>
    links.map((link) => link.classList.contains('unread')),
  );
  assert.deepEqual(unread, [true, false, true, true, true]);
  assert.match(await page.$eval('.count', ({ textContent }) => textContent ?? ''), /^4 unread/);
});

test('nothing overflows, and axe finds nothing, at every width, in light and dark', async () => {
  const [, mail = ''] =
    /href="(\/mailbox\/[^"]+)"/.exec(await (await fetch(`${demo.url}/mailbox`)).text()) ?? [];
  for (const path of ['/?as=usr_chiyo', '/mailbox', mail]) {
    for (const width of [320, 400, 768, 1280]) {
      const scheme = width === 400 || width === 1280 ? 'dark' : 'light';
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await open(path, width);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth),
        width,
        `${path}, ${width} px`,
      );
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(),
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        [],
        `${path}, ${width} px`,
      );
    }
  }
});
