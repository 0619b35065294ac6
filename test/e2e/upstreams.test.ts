/** What a newcomer sees of the other systems of record: `npm start -- --upstream …`. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

/** Where pictures are kept, for those who want to look. */
const PICTURES = process.env.PICTURES;

for (const [upstream, run] of [
  ['softwareone', softwareOne],
  ['wappfy', wappfy],
] as const) {
  describe(upstream, () => {
    let directory: string;
    let demo: DemoProcess;
    before(async () => {
      directory = await mkdtemp(join(tmpdir(), 'demo-'));
      demo = await startDemoProcess(directory, '0', ['--upstream', upstream]);
    });
    after(async () => {
      await demo?.stop();
      await rm(directory, { recursive: true });
    });
    run(() => demo);
  });
}

function softwareOne(demo: () => DemoProcess): void {
  test('the account page shows its categories, by its names', async () => {
    const page = await open(`${demo().url}/?as=CTT-0001-0002`, 'softwareone-account');
    const text = await textOf(page);
    for (const shown of ['Price changes', 'Renewals', 'Security', 'Sign-ins and password']) {
      assert.ok(text.includes(shown), shown);
    }
    assert.ok(!/ntc/i.test(text));
  });

  test('a person whom the staff has blocked is told why', async () => {
    const page = await open(`${demo().url}/?as=CTT-0001-0003`, 'softwareone-blocked');
    assert.match(await textOf(page), /came back to us/);
  });

  test('the link to all preferences works', async () => {
    const page = await open(linkOf(demo(), 'CTT-0001-0001'), 'softwareone-page');
    assert.match(await textOf(page), /Price changes/);
  });

  test('a message of the mailbox unsubscribes from its own category, by name', async () => {
    const page = await browser.newPage();
    await page.goto(`${demo().url}/mailbox?as=CTT-0001-0001`);
    await Promise.all([page.waitForNavigation(), page.click('main form button')]);
    assert.match(await page.$eval('main', (main) => main.textContent), /Sent: Price changes/);
    await Promise.all([
      page.waitForNavigation(),
      page.click('.mailbox li a ::-p-text(News: Price changes)'),
    ]);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    const link = await frame?.waitForSelector('a[href*="/unsubscribe"]');
    const address = await link?.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
    await page.goto(String(address));
    await picture(page, 'softwareone-confirm');
    assert.match(await page.$eval('h1', (heading) => heading.textContent), /“Price changes”/);
    await Promise.all([page.waitForNavigation(), page.click('main form button')]);
    assert.match(await page.$eval('main', (main) => main.textContent), /“Price changes”/);
  });
}

function wappfy(demo: () => DemoProcess): void {
  test('the gate alone is the preference center, and says what else it stops', async () => {
    const page = await open(`${demo().url}/?as=5511999990001`, 'wappfy-account');
    const text = await textOf(page);
    assert.match(text, /\+55/);
    assert.match(text, /WhatsApp/);
    assert.doesNotMatch(text, /emails?\b/i);
    assert.equal(await page.$('a[href^="/mailbox"]'), null);
  });

  test('the link to all preferences speaks of WhatsApp, too', async () => {
    const page = await open(linkOf(demo(), '4915112345678'), 'wappfy-page');
    assert.match(await textOf(page), /WhatsApp/);
    assert.match(await page.$eval('main', (main) => main.textContent), /For \+49 •+ 78/);
    await page.$eval('fb-email-preferences', (element) => {
      element.shadowRoot?.querySelector<HTMLInputElement>('input[role=switch]')?.click();
    });
    await page.waitForFunction(() =>
      document.querySelector('fb-email-preferences')?.matches(':state(saved)'),
    );
    await picture(page, 'wappfy-closed');
    assert.doesNotMatch(await textOf(page), /emails?\b/i);
  });
}

/** The link that the demo prints for a person. */
function linkOf(demo: DemoProcess, userId: string): string {
  const [, link = ''] =
    new RegExp(`as=${userId}\\n\\s+link, 90 days\\s+(\\S+)`).exec(demo.output()) ?? [];
  return link;
}

async function open(address: string, name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 900 });
  await page.goto(address);
  await page.waitForFunction(() =>
    document.querySelector('fb-email-preferences')?.matches(':state(ready)'),
  );
  await picture(page, name);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** What the element shows. */
async function textOf(page: Page): Promise<string> {
  return page.$eval('fb-email-preferences', (element) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('form') ?? [])]
      .map((form) => form.textContent)
      .join(' '),
  );
}
