/** The built element fetches the language it shows, and no other. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Browser } from 'puppeteer-core';
import { build } from 'vite';
import { launchChromium } from '../chromium.ts';

const CONTACT = {
  object: 'contact_email_preferences',
  contactId: '676f0f6765bdaa7d7d760f88',
  preferences: { all: { status: 'subscribed', effectiveStatus: 'subscribed' } },
};

describe('a page in a language', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  /** Paths of the scripts that the page has asked for. */
  let scripts: string[];
  /** Whether files of languages are out of reach. */
  let missing = false;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'language-files-'));
    await build({ build: { outDir: folder }, logLevel: 'error' });
    const site = new Hono();
    site.get('/in/:lang', ({ html, req }) =>
      html(`<!doctype html>
        <html lang="${req.param('lang')}">
          <link rel="icon" href="data:," />
          <script type="module" src="/fb-email-preferences.js"></script>
          <fb-email-preferences contact='${JSON.stringify(CONTACT)}'></fb-email-preferences>
        </html>`),
    );
    site.use(async ({ req, notFound }, next) => {
      scripts.push(req.path);
      return missing && req.path !== '/fb-email-preferences.js' ? notFound() : next();
    });
    site.use(serveStatic({ root: folder }));
    server = createServer(getRequestListener(site.fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true });
  });

  /** What the element says first, in a page in a language. */
  async function titleIn(lang: string): Promise<string | null> {
    scripts = [];
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/in/${lang}`);
    const title = await page.locator('fb-email-preferences >>> legend').waitHandle();
    const text = await title.evaluate((node) => node.textContent);
    await page.close();
    return text;
  }

  /** The languages among the scripts, such as `fr` of `/fb-email-preferences/fr.js`. */
  function languagesFetched(): string[] {
    return scripts.flatMap((path) => /\/([a-z]{2}(-\w+)?)\.js$/.exec(path)?.[1] ?? []);
  }

  it('has everything for English in the element', async () => {
    assert.equal(await titleIn('en-GB'), 'Email preferences');
    assert.deepEqual(languagesFetched(), []);
  });

  it('fetches its own language alone', async () => {
    assert.equal(await titleIn('fr-CA'), 'Préférences e-mail');
    assert.deepEqual(languagesFetched(), ['fr']);
  });

  it('is in English when its language is out of reach', async () => {
    missing = true;
    assert.equal(await titleIn('fr'), 'Email preferences');
  });
});
