/** How the pages behind links look: nothing overflows, everything can be read, and no page is a dead end. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import axe from 'axe-core';
import { SignJWT } from 'jose';
import type { Browser, Page } from 'puppeteer-core';
import { contrast, parse } from '../../server/handler/pages/accent.ts';
import { pageStyles } from '../../server/handler/pages/page-styles.ts';
import { unsubscribeLink } from '../../server/tokens/index.ts';
import { launchChromium } from '../chromium.ts';
import { type HostedPage, startHostedPage, USER_ID } from './hosted-page-server.ts';

let site: HostedPage;
let browser: Browser;
let page: Page;

before(async () => {
  site = await startHostedPage({
    brand: { name: 'Acme', supportUrl: 'https://acme.example/help' },
    requestLink: async () => {},
  });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  await site.contacts.seed(USER_ID);
  page = await browser.newPage();
});
afterEach(() => page.close());

/** A link whose token was signed long ago. */
async function expiredLink(): Promise<string> {
  const { signing, issuer, audience } = site.keys;
  if (!signing) throw new Error('There is no key to sign with.');
  const iat = Math.floor(Date.now() / 1000) - 100_000;
  const token = await new SignJWT({ sub: USER_ID, scope: 'manage', jti: 'old', iat, exp: iat + 60 })
    .setIssuer(issuer)
    .setAudience(audience)
    .setProtectedHeader({ alg: 'HS256', kid: signing.kid, typ: 'email-preferences+jwt' })
    .sign(signing.key);
  return `${site.url}/preferences?token=${token}`;
}

async function ask(): Promise<void> {
  const { keys, url: publicUrl } = site;
  await page.goto(await unsubscribeLink(keys, { publicUrl, sub: USER_ID, category: 'changelog' }));
}

async function press(selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

const UNSUBSCRIBE = 'main button.main';

/** Every page that a person can come to. */
const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'all preferences': async () => page.goto(await site.link()),
  question: ask,
  done: () => ask().then(() => press(UNSUBSCRIBE)),
  undone: () =>
    ask()
      .then(() => press(UNSUBSCRIBE))
      .then(() => press('.undo button')),
  'expired link': async () => page.goto(await expiredLink()),
  'new link requested': async () => page.goto(await expiredLink()).then(() => press('main button')),
  'broken link': () => page.goto(`${site.url}/preferences?token=x`),
};

async function axeFindings(): Promise<unknown[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

for (const [name, visit] of Object.entries(PAGES)) {
  test(`${name}: fits from 320 to 1280 px, in English, German and Arabic, also at 200 %`, async () => {
    for (const lang of ['en', 'de', 'ar']) {
      await page.setExtraHTTPHeaders({ 'Accept-Language': lang });
      await page.setViewport({ width: 320, height: 640 });
      await visit();
      // At 200 % a page of 640 px has room for 320 px, with letters as large as before.
      for (const [width, deviceScaleFactor] of [
        [320, 1],
        [320, 2],
        [400, 1],
        [768, 1],
        [1280, 1],
      ] as const) {
        await page.setViewport({ width, height: 640, deviceScaleFactor });
        const { scrollWidth, outside } = await page.evaluate(() => {
          const root = document.querySelector('fb-email-preferences')?.shadowRoot;
          const all = [
            ...document.querySelectorAll('body *'),
            ...(root?.querySelectorAll('*') ?? []),
          ];
          const isOutside = (element: Element) => {
            const { left, right, width } = element.getBoundingClientRect();
            const isVisible = element.checkVisibility({ visibilityProperty: true });
            return isVisible && width > 1 && (left < 0 || right > innerWidth + 0.5);
          };
          return {
            scrollWidth: document.documentElement.scrollWidth,
            outside: all.filter(isOutside).map(({ outerHTML }) => outerHTML.slice(0, 80)),
          };
        });
        assert.ok(scrollWidth <= width, `${lang}, ${width} px: ${scrollWidth}`);
        assert.deepEqual(outside, [], `${lang}, ${width} px`);
      }
    }
  });

  test(`${name}: axe finds nothing, in light and dark`, async () => {
    for (const scheme of ['light', 'dark']) {
      await site.contacts.seed(USER_ID);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await visit();
      assert.deepEqual(await axeFindings(), [], scheme);
    }
  });

  test(`${name}: leads on, and every control is large enough for a finger`, async () => {
    await page.setViewport({ width: 320, height: 640, hasTouch: true, isMobile: true });
    await visit();
    const controls = await page.$$eval('a, button', (found) =>
      found
        .filter((element) => element.checkVisibility())
        .map((element) => ({
          text: element.textContent?.trim(),
          height: element.getBoundingClientRect().height,
          inText: element.parentElement?.localName === 'p',
        })),
    );
    assert.ok(controls.length > 0);
    for (const { text, height, inText } of controls) assert.ok(inText || height >= 43.5, text);
  });
}

describe('colours', () => {
  /** Both values of a custom property. */
  function colors(name: string): { light: string; dark: string } {
    const css = pageStyles({ name: 'Acme', accentColor: '#1f5fd0' });
    const [, light, dark] = new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
    if (!light || !dark) throw new Error(`There is no ${name}.`);
    return { light: light.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3'), dark };
  }

  for (const [name, light, dark] of [
    ['--quiet', 6.3, 7.8],
    ['--edge', 3.5, 4.5],
    ['--ink', 12, 12],
  ] as const) {
    test(`${name} stands out ${light}:1 in light and ${dark}:1 in dark`, () => {
      const one = colors(name);
      for (const surface of [colors('--card'), colors('background')]) {
        assert.ok(contrast(parse(one.light), parse(surface.light)) >= light);
        assert.ok(contrast(parse(one.dark), parse(surface.dark)) >= dark);
      }
    });
  }

  test('where colours are forced, the card and the button keep an edge', async () => {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    await ask();
    const widths = await page.$$eval('main, main button.main', (found) =>
      found.map((element) => getComputedStyle(element).borderTopWidth),
    );
    assert.deepEqual(widths, ['1px', '1px']);
  });
});

describe('all preferences', () => {
  test('without JavaScript Save is filled, and what was saved stands above the gate', async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto(await site.link());
    const save = 'pierce/[part~=save]';
    const [filled, none] = await Promise.all([
      page.$eval(save, (button) => getComputedStyle(button).backgroundColor),
      page.$eval('pierce/[part~=discard]', (button) => getComputedStyle(button).backgroundColor),
    ]);
    assert.notEqual(filled, none);
    // The sentence that is true with JavaScript alone is not there.
    assert.equal(await page.$eval('pierce/[part=hint]', (hint) => hint.checkVisibility()), false);
    await page.click('pierce/[role=switch][name=changelog]');
    await press(save);
    const notice = await page.$eval('.saved', (node) => node.getBoundingClientRect().bottom);
    const gate = await page.$eval('pierce/[part~=all]', (node) => node.getBoundingClientRect().top);
    assert.ok(notice <= gate);
  });

  test('becomes live on a phone without moving anything', async () => {
    await page.setRequestInterception(true);
    for (const lang of ['en', 'de', 'ar']) {
      await page.setViewport({ width: 320, height: 640, hasTouch: true, isMobile: true });
      await page.setExtraHTTPHeaders({ 'Accept-Language': lang });
      let release = () => {};
      const asked = new Promise<void>((resolve) => {
        const released = new Promise<void>((go) => {
          release = go;
        });
        page.on('request', (request) => {
          if (!request.url().includes('/hydrate-')) return request.continue();
          resolve();
          return released.then(() => request.continue());
        });
      });
      const opened = page.goto(await site.link());
      await asked;
      const before = await places();
      release();
      await opened;
      await page.waitForSelector('pierce/form[part=form]:not([action])');
      assert.deepEqual(await places(), before, lang);
      page.removeAllListeners('request');
    }
  });

  /** Where everything is that is drawn before and after. */
  async function places(): Promise<unknown> {
    await page.waitForSelector('pierce/[role=switch][name=changelog]');
    return page.evaluate(() => {
      const root = document.querySelector('fb-email-preferences')?.shadowRoot;
      const inside = root?.querySelectorAll(
        'label, [role=switch], [part=description], [part=hint]',
      );
      return [...document.querySelectorAll('header, main, footer'), ...(inside ?? [])].map(
        (element) => [element.textContent?.trim(), element.getBoundingClientRect().toJSON()],
      );
    });
  }

  test('brand, card and footer stand in this order, with the history, help and a plea', async () => {
    await page.goto(await site.link());
    const order = await page.$$eval('body > *', (found) => found.map(({ localName }) => localName));
    assert.deepEqual(order, ['header', 'main', 'footer']);
    const footer = await page.$eval('footer', (node) => node.textContent?.replace(/\s+/g, ' '));
    assert.match(footer ?? '', /Download your preference history\s*Help.*please don’t forward it/);
  });
});
