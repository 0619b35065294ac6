/** The built element keeps the strictest page's rules, and leaves nothing in it but its name. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';

const DIST = new URL('../../component/dist/cdn/', import.meta.url);

/** The page's rules, but for how many copies of Lit may make their policy. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const contact = {
  object: 'contact_email_preferences',
  contactId: '1',
  email: 'j•••@e••••••.com',
  preferences: {
    all: { status: 'subscribed', effectiveStatus: 'subscribed' },
    changelog: { status: 'subscribed', effectiveStatus: 'subscribed' },
  },
};

function contactAfter({ preferences }: { preferences: Record<string, string> }) {
  const changes = Object.entries(preferences).map(([key, status]) => [
    key,
    { status, effectiveStatus: status },
  ]);
  return { ...contact, preferences: { ...contact.preferences, ...Object.fromEntries(changes) } };
}

/** A token for `usr_1`; who checks it is not the subject here. */
const TOKEN = `e30.${Buffer.from('{"sub":"usr_1"}').toString('base64url')}.c2ln`;

let server: Server;
let origin: string;
let browser: Browser;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { html, LitElement } from 'lit';
        customElements.define('other-element', class extends LitElement {
          render() { return html\`<b>other</b>\`; }
        });`,
      resolveDir: new URL('.', import.meta.url).pathname,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const otherLit = outputFiles[0]?.text;
  const page = (
    ...scripts: string[]
  ) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/watch.js"></script>
    ${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('')}
    <other-element></other-element>
    <fb-email-preferences token="${TOKEN}"></fb-email-preferences>`;
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    response.setHeader('Content-Type', 'text/javascript');
    if (pathname === '/watch.js') {
      return response.end(`
        globalThis.violations = [];
        globalThis.names = Object.getOwnPropertyNames(globalThis);
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          violations.push(violatedDirective + ' ' + blockedURI));`);
    }
    if (pathname === '/other-lit.js') return response.end(otherLit);
    if (pathname.endsWith('.js'))
      return response.end(await readFile(new URL(`.${pathname}`, DIST)));
    if (pathname.startsWith('/v2/')) {
      response.setHeader('Content-Type', 'application/json');
      let body = '';
      for await (const chunk of request) body += chunk;
      return response.end(JSON.stringify(body ? contactAfter(JSON.parse(body)) : contact));
    }
    response.setHeader('Content-Type', 'text/html');
    const twice = pathname === '/twice';
    response.setHeader(
      'Content-Security-Policy',
      `${CSP}; trusted-types lit-html${twice ? " 'allow-duplicates'" : ''}`,
    );
    return response.end(
      twice
        ? page('/other-lit.js', '/fb-email-preferences.js', '/fb-email-preferences.js?again')
        : page('/fb-email-preferences.js'),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page, turns a switch, and tells what the page saw of it. */
async function used(path: string) {
  const page = await browser.newPage();
  const errors: string[] = [];
  const requested = new Set<string>();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requested.add(new URL(request.url()).origin));
  await page.goto(`${origin}${path}`);
  const control = await page.waitForSelector('::-p-aria([name="Changelog"][role="switch"])');
  await control?.click();
  await page.waitForFunction(() =>
    document
      .querySelector('fb-email-preferences')
      ?.shadowRoot?.querySelector('[role=status]')
      ?.textContent?.includes('Saved'),
  );
  const seen = await page.evaluate(() => {
    const { violations, names } = globalThis as unknown as Record<string, string[]>;
    const known = new Set([...(names ?? []), 'violations', 'names']);
    const root = document.querySelector('fb-email-preferences')?.shadowRoot;
    return {
      violations,
      added: Object.getOwnPropertyNames(globalThis).filter(
        // What drives the browser leaves its own.
        (name) => !known.has(name) && !/ariaQuerySelector/.test(name),
      ),
      inlineStyles: root?.querySelectorAll('[style], style').length,
      styled: root && getComputedStyle(root.querySelector('[role=switch]') as Element).borderRadius,
    };
  });
  await page.close();
  return { ...seen, errors, requested: [...requested] };
}

test('under a strict content security policy nothing is violated, and it looks like itself', async () => {
  const seen = await used('/');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
  assert.equal(seen.inlineStyles, 0);
  assert.notEqual(seen.styled, '0px');
});

test('nobody but the page and the endpoint is asked for anything', async () => {
  const { requested } = await used('/');
  assert.deepEqual(
    requested.filter((asked) => asked !== 'null'),
    [origin],
  );
});

test('nothing is left in the page but Lit’s note of decorators, and no version for Lit to warn of', async () => {
  const { added } = await used('/');
  assert.deepEqual(added, ['litPropertyMetadata']);
});

test('another copy of Lit, and the element once more, do no harm', async () => {
  const seen = await used('/twice');
  assert.deepEqual(seen.violations, []);
  assert.deepEqual(seen.errors, []);
});
