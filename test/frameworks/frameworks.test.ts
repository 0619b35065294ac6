/**
 * The package as it is installed, in the pages of docs/frameworks.md: each shows a person's
 * preferences, saves a click, and hears of it by its framework's own kind of listener.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';
import { root, STRANGER } from '../packages.ts';
import { type Site, startSite } from './site.ts';

const BUNDLED = ['bundler', 'react', 'preact', 'vue', 'svelte', 'solid', 'angular'];
const PLAIN = ['script', 'import-map'];

/** The frameworks whose pages are also rendered on a server, and then hydrated. */
const RENDERED = ['react', 'preact', 'vue', 'svelte'];

describe('the installed package', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    site = await startSite();
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
      [site.packageFolder, join(root, 'component')].map(async (where) =>
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
      const markup = await site.renderOnServer(name);
      assert.match(markup, /<fb-email-preferences[^>]* endpoint="http/);
      assert.doesNotMatch(markup, /object Object|=>|function|messages|onfb/i);
      await drive(address, userId);
    });
  }

  it('works in a page that Next renders on a server, as a client component of a server component', async () => {
    await site.startNext();
    const userId = 'usr_next';
    await seed(userId);
    const address = await site.address('next', userId);
    const markup = await (await fetch(address)).text();
    assert.match(markup, /<fb-email-preferences endpoint="http/);
    await drive(address, userId);
  });

  it('works in Next with a provider, and a text that changes after it has loaded', async () => {
    const userId = 'usr_next_provider';
    await seed(userId);
    await drive(await site.address('next/provider', userId), userId, 'Emails for you');
  });

  /** A person who has turned one category off. */
  async function seed(userId: string): Promise<void> {
    await site.contacts.seed(userId);
    await site.contacts.client.users.contacts.byUserID.emailPreferences.update(userId, {
      preferences: { changelog: 'unsubscribed' },
    });
  }

  /** Opens a page, sees what is stored, and turns the category on again. */
  async function drive(address: string, userId: string, expectedTitle = 'Your emails') {
    const page = await browser.newPage();
    const problems = problemsOf(page);
    const heard: unknown[] = [];
    page.on('console', async (message) => {
      // Angular logs a sentence.
      const [logged] = message.type() === 'log' ? message.args() : [];
      if (logged?.remoteObject().type === 'object') heard.push(await logged.jsonValue());
    });
    await page.goto(address);
    await page.locator('::-p-aria([name="Changelog"][role="switch"])').wait();

    await page.locator(`::-p-text(${expectedTitle})`).wait();
    assert.equal(await title(page), expectedTitle);
    assert.equal(await isOn(page, 'Replies'), true);
    assert.equal(await isOn(page, 'Changelog'), false);

    await page.locator('::-p-aria([name="Changelog"][role="switch"])').click();
    await page.locator('::-p-text(Saved)').wait();
    assert.deepEqual(heard, [{ changelog: 'subscribed' }]);
    assert.equal(await isOn(page, 'Changelog'), true);
    assert.equal((await site.contacts.statuses(userId)).changelog, 'subscribed');
    assert.deepEqual(problems, []);
    await page.close();
  }

  /** Runs Node where the pages are; a failure is an outcome, too. */
  async function run(...args: string[]): Promise<{ stdout: string }> {
    const options = { cwd: site.pages, env: STRANGER };
    return promisify(execFile)(process.execPath, args, options).catch((failure) => failure);
  }
});

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
