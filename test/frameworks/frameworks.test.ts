/**
 * The package as it is installed, in pages written the way its users write them: each shows a
 * person's preferences, saves a click, and hears of it by its framework's own kind of listener.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';
import { packPackages, root, STRANGER, unpack } from '../packages.ts';
import { pages, type Site, startSite } from './site.ts';

const BUNDLED = ['bundler', 'react', 'preact', 'vue', 'svelte', 'solid', 'angular'];
const PLAIN = ['script', 'import-map'];

/** The frameworks whose pages are also rendered on a server, and then hydrated. */
const RENDERED = ['react', 'preact', 'vue', 'svelte'];

describe('the installed package', () => {
  let folder: string;
  let site: Site;
  let browser: Browser;

  before(async () => {
    const tarballs = await mkdtemp(join(tmpdir(), 'tarballs-'));
    folder = join(pages, 'node_modules/fb-email-preferences');
    await unpack((await packPackages(tarballs))['fb-email-preferences'], folder);
    await rm(tarballs, { recursive: true });
    site = await startSite(folder);
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('types the element in every framework, and refuses what it does not have', async () => {
    const { stdout } = await run(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
    assert.equal(stdout, '');
  });

  it('can be imported where there is no document, by a framework that renders on a server', async () => {
    const program = `const { EmailPreferences } = await import('fb-email-preferences');
      console.log(customElements.get('fb-email-preferences') === EmailPreferences);`;
    assert.equal((await run('--input-type=module', '--eval', program)).stdout, 'true\n');
  });

  it('describes the element to tools as its doc comments do now', async () => {
    const [generated, committed] = await Promise.all(
      [folder, join(root, 'component')].map(async (where) =>
        JSON.parse(await readFile(join(where, 'custom-elements.json'), 'utf8')),
      ),
    );
    assert.deepEqual(
      committed,
      generated,
      'Run `npm run analyze` and commit custom-elements.json.',
    );
  });

  for (const name of [...BUNDLED, ...PLAIN]) {
    it(`works in a page by ${name}`, async () => {
      if (BUNDLED.includes(name)) await site.build(name);
      const userId = `usr_${name}`;
      await seed(userId);
      await drive(await site.address(name, userId), userId);
    });
  }

  for (const name of RENDERED) {
    it(`works in a page that ${name} renders on a server`, async () => {
      const userId = `usr_${name}_server`;
      await seed(userId);
      await site.build(name);
      const address = await site.address(name, userId);
      const markup = await site.renderOnServer(name, new URL(address).search);
      assert.match(markup, /<fb-email-preferences[^>]* endpoint="http/);
      assert.doesNotMatch(markup, /object Object|=>|function|messages|onfb/i);
      await drive(address, userId);
    });
  }

  /** A person who has turned one category off. */
  async function seed(userId: string): Promise<void> {
    await site.contacts.seed(userId);
    await site.contacts.client.users.contacts.byUserID.emailPreferences.update(userId, {
      preferences: { changelog: 'unsubscribed' },
    });
  }

  /** Opens a page, sees what is stored, and turns the category on again. */
  async function drive(address: string, userId: string): Promise<void> {
    const page = await browser.newPage();
    const problems = problemsOf(page);
    await page.goto(address);
    await page.locator('::-p-aria([name="Changelog"][role="switch"])').wait();

    assert.equal(await title(page), 'Your emails');
    assert.equal(await isOn(page, 'Replies'), true);
    assert.equal(await isOn(page, 'Changelog'), false);

    await page.locator('::-p-aria([name="Changelog"][role="switch"])').click();
    const output = await page
      .locator('output')
      .filter((node) => node.textContent !== '')
      .waitHandle();
    assert.equal(await output.evaluate((node) => node.textContent), '{"changelog":"subscribed"}');
    assert.equal(await isOn(page, 'Changelog'), true);
    assert.equal((await site.contacts.statuses(userId)).changelog, 'subscribed');
    assert.deepEqual(problems, []);
    await page.close();
  }
});

/** Runs Node where the pages are; a failure is an outcome, too. */
async function run(...args: string[]): Promise<{ stdout: string }> {
  const running = promisify(execFile)(process.execPath, args, { cwd: pages, env: STRANGER });
  return running.catch((failure) => failure);
}

/** What goes wrong in a page, collected as it happens. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  return problems;
}

async function title(page: Page): Promise<string | null | undefined> {
  return page.$eval(
    'fb-email-preferences',
    (element) => element.shadowRoot?.querySelector('legend')?.textContent,
  );
}

async function isOn(page: Page, name: string): Promise<boolean> {
  const found = await page.$(`::-p-aria([name="${name}"][role="switch"])`);
  if (!found) throw new Error(`There is no switch called ${name}.`);
  return found.evaluate((node) => (node as HTMLInputElement).checked);
}
