/** What a newcomer sees who runs `npm start` and opens the page. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';
import { complaintsOf, type OpenDemo, openDemo } from './open-demo.ts';

let opened: OpenDemo;
let demo: DemoProcess;
let browser: Browser;

before(async () => {
  opened = await openDemo();
  ({ demo, browser } = opened);
});

after(async () => {
  // One test starts the demo again.
  await demo?.stop();
  await opened?.close();
});

/** Opens the account page as somebody, and collects whatever the browser complains of. */
async function accountOf(userId: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${demo.url}/?as=${userId}`);
  await page.waitForSelector(aria('All emails'));
  return { page, complaints };
}

function aria(name: string): string {
  return `::-p-aria([name="${name}"][role="switch"])`;
}

async function isOn(page: Page, name: string): Promise<boolean> {
  return page.$eval(aria(name), (input) => (input as HTMLInputElement).checked);
}

/** Waits until the element says something. */
async function waitForText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.querySelector('fb-email-preferences')?.shadowRoot?.textContent?.includes(wanted),
    {},
    text,
  );
}

async function storedStatuses(userId: string) {
  const { preferences } =
    await demo.client.users.contacts.byUserID.emailPreferences.retrieve(userId);
  return Object.fromEntries(Object.entries(preferences).map(([key, { status }]) => [key, status]));
}

test('a click on the account page is stored, survives a reload, and the official client reads it', async () => {
  const { page, complaints } = await accountOf('usr_ada');
  assert.equal(await isOn(page, 'Changelog'), true);

  await page.click(aria('Changelog'));
  await waitForText(page, 'Saved');
  assert.equal((await storedStatuses('usr_ada')).changelog, 'unsubscribed');

  await page.reload();
  await page.waitForSelector(aria('Changelog'));
  assert.equal(await isOn(page, 'Changelog'), false);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the element on the account page looks like itself, with the built file', async () => {
  const { page } = await accountOf('usr_ada');
  const shape = await page.$eval(aria('Changelog'), (input) => {
    const { appearance, borderRadius } = getComputedStyle(input);
    return { appearance, round: borderRadius !== '0px' };
  });
  assert.deepEqual(shape, { appearance: 'none', round: true });
  await page.close();
});

test('opening the gate restores what was chosen before, and closing it keeps it', async () => {
  const { page, complaints } = await accountOf('usr_chiyo');
  assert.equal(await isOn(page, 'All emails'), false);
  await waitForText(page, 'You can still change your choices');

  await page.click(aria('All emails'));
  await waitForText(page, 'Saved');
  assert.deepEqual(await storedStatuses('usr_chiyo'), {
    all: 'subscribed',
    postUpdates: 'subscribed',
    postComments: 'subscribed',
    commentReplies: 'subscribed',
    changelog: 'unsubscribed',
  });
  assert.equal(await isOn(page, 'Changelog'), false);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('another tab of the same person follows a save, and one of somebody else does not', async () => {
  const { page: tab } = await accountOf('usr_ada');
  const wanted = !(await isOn(tab, 'Replies'));
  const { page: ofSomebodyElse } = await accountOf('usr_ben');
  await Promise.all([tab.waitForNetworkIdle(), ofSomebodyElse.waitForNetworkIdle()]);
  const reads: string[] = [];
  ofSomebodyElse.on('request', (request) => reads.push(request.url()));

  const { page } = await accountOf('usr_ada');
  await page.click(aria('Replies'));
  await waitForText(page, 'Saved');
  await tab.waitForFunction(
    (on) =>
      document
        .querySelector('fb-email-preferences')
        ?.shadowRoot?.querySelector<HTMLInputElement>('[role=switch][name=commentReplies]')
        ?.checked === on,
    // No frames are drawn in a tab that nobody looks at.
    { polling: 100 },
    wanted,
  );
  assert.deepEqual(reads, []);
  for (const opened of [tab, ofSomebodyElse, page]) await opened.close();
});

test('each person has preferences of their own, and a masked address says whose they are', async () => {
  const { page } = await accountOf('usr_ben');
  assert.equal(await isOn(page, 'Post comments'), false);
  assert.equal(await isOn(page, 'Post updates'), true);
  await waitForText(page, 'b•••@e••••••.com');
  await page.close();
});

test('Ctrl-C ends it cleanly, and the next start finds everything as it was left', async () => {
  await demo.client.users.contacts.byUserID.emailPreferences.update('usr_ben', {
    preferences: { commentReplies: 'unsubscribed' },
  });
  assert.equal(await demo.stop(), 0);
  assert.match(demo.output(), /Stopped\./);

  demo = await startDemoProcess(opened.directory);
  assert.equal((await storedStatuses('usr_ben')).commentReplies, 'unsubscribed');
});

test('a port that is taken is said in one sentence', async () => {
  const { port } = new URL(demo.url);
  const second = spawnSync(process.execPath, ['demo/start.ts'], {
    env: { ...process.env, PORT: port, DEMO_DIRECTORY: opened.directory },
    encoding: 'utf8',
  });
  assert.equal(second.status, 1);
  assert.equal(
    second.stderr.trim(),
    `Port ${port} is taken. Stop what runs there, or choose another: PORT=5174 npm start`,
  );
});
