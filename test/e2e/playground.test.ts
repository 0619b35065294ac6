/** What designers and developers see on the playground: every state and theme, from sample data alone. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import axe from 'axe-core';
import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { PREVIEWS } from '../../component/preview.ts';
import { CHOICES, DEFAULT_VIEW, queryOf, viewOf } from '../../demo/playground/view.ts';
import type { DemoProcess } from './demo-process.ts';
import { complaintsOf, type OpenDemo, openDemo } from './open-demo.ts';

let opened: OpenDemo;
let demo: DemoProcess;
let browser: Browser;
let page: Page;
let complaints: string[];
let asked: string[];

before(async () => {
  opened = await openDemo();
  ({ demo, browser } = opened);
});

after(() => opened?.close());

beforeEach(async () => {
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  complaints = complaintsOf(page);
  asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // A question before leaving would keep the page open.
  page.on('dialog', (dialog) => {
    complaints.push(`The page asks: ${dialog.type()}`);
    dialog.accept();
  });
});

afterEach(async () => {
  await page.close({ runBeforeUnload: true });
  assert.deepEqual(complaints, []);
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/v2')),
    [],
  );
});

async function open(query: Record<string, string> = {}): Promise<void> {
  await page.goto(`${demo.url}/playground?${new URLSearchParams(query)}`);
  await page.waitForSelector('pierce/form[part=form]');
}

/** What the element says, and in which colours. */
async function stage(): Promise<{ says: string; background: string }> {
  return page.$eval('fb-email-preferences', async (host) => {
    await host.updateComplete;
    return {
      says: host.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      background: getComputedStyle(host).backgroundColor,
    };
  });
}

async function html(): Promise<string> {
  return page.$eval('pre', (node) => node.textContent ?? '');
}

/** The control with a name, as a screen reader has it. */
function control(name: string, role: string): string {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

test('each theme changes how the element looks, and breaks no policy', async () => {
  const looks = new Set<string>();
  for (const theme of CHOICES.theme) {
    await open({ theme });
    await page.waitForNetworkIdle({ idleTime: 100 });
    const { background, says } = await stage();
    assert.match(says, /Changelog/);
    looks.add(background);
  }
  // None and compact leave the page's own background.
  assert.equal(looks.size, CHOICES.theme.length - 1);
});

test('each state is there at once, and says or shows something of its own', async () => {
  const shown = new Set<string>();
  for (const state of PREVIEWS) {
    await open({ state });
    const { says } = await stage();
    const drawn = await page.$eval('fb-email-preferences', ({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('[part]') ?? [])]
        .map((node) => node.getAttribute('part'))
        .join(),
    );
    shown.add(says + drawn);
  }
  assert.equal(shown.size, PREVIEWS.length);
});

test('jumping from state to state by the controls draws each, without a reload', async () => {
  await open();
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  for (const state of ['offline', 'changed', 'expired', 'ready']) {
    await page.click(control(state, 'radio'));
    await page.waitForSelector(`fb-email-preferences[preview=${state}]`);
  }
  assert.match((await stage()).says, /Changes are saved as you make them/);
  assert.equal(await page.evaluate(() => 'stayed' in window), true);
});

test('a preview with changes that wait does not ask before leaving', async () => {
  for (const state of ['changed', 'waiting', 'saving']) {
    await open({ state });
    await page.click(control('Replies', 'switch'));
    await page.goto('about:blank');
  }
});

describe('the address', () => {
  test('any view that can be written can be read again', () => {
    const choice = Object.fromEntries(
      Object.entries(CHOICES).map(([name, values]) => [name, fc.constantFrom<string>(...values)]),
    );
    const view = fc.record({
      ...choice,
      title: fc.string({ maxLength: 40 }).filter((text) => /^.*$/.test(text)),
      accent: fc.constantFrom('', '#aa0000'),
      radius: fc.constantFrom('', '0em', '1.125em'),
      categories: fc.constantFrom(DEFAULT_VIEW.categories, '', 'changelog all', 'postUpdates'),
    });
    fc.assert(
      fc.property(view, (some) => {
        const whole = { ...DEFAULT_VIEW, ...some };
        assert.deepEqual(viewOf(new URLSearchParams(String(queryOf(whole)))), whole);
      }),
    );
  });

  test('a value that there is not is left out', () => {
    const query = 'state=nonsense&accent=url(x)&toString=1&radius=99em&categories=a+b&width=400';
    assert.deepEqual(viewOf(new URLSearchParams(query)), { ...DEFAULT_VIEW, width: '400' });
  });

  test('holds every choice, so that a link shows the same to somebody else', async () => {
    await open();
    await page.click(control('undo', 'radio'));
    await page.click(control('dark', 'radio'));
    await page.click(control('400', 'radio'));
    await page.click(control('rtl', 'radio'));
    await page.select(control('lang', 'combobox'), 'de');
    await page.type(control('title', 'textbox'), 'Meine Mails');
    await page.click(control('cancel fb-change', 'checkbox'));
    await page.waitForFunction(() =>
      document
        .querySelector('fb-email-preferences')
        ?.shadowRoot?.textContent?.includes('Meine Mails'),
    );
    const before = await stage();
    const { searchParams } = new URL(page.url());
    assert.deepEqual(Object.fromEntries(searchParams), {
      state: 'undo',
      scheme: 'dark',
      width: '400',
      dir: 'rtl',
      lang: 'de',
      title: 'Meine Mails',
      cancel: 'yes',
    });

    await page.goto(page.url());
    await page.waitForSelector('pierce/form[dir=rtl][lang=de]');
    assert.deepEqual(await stage(), before);
    assert.equal(await page.$eval('.frame', (node) => node.clientWidth + 2), 400);
  });
});

describe('the HTML to copy', () => {
  test('is two lines for a default view', async () => {
    await open();
    assert.equal(
      await html(),
      `<script type="module" src="/assets/fb-email-preferences.js"></script>

<fb-email-preferences
  endpoint="https://preferences.example.com"
  token="…"
></fb-email-preferences>
`,
    );
  });

  test('follows save, categories, texts and properties', async () => {
    await open({ lang: 'fr' });
    await page.click(control('submit', 'radio'));
    await page.click(control('postComments', 'checkbox'));
    await page.click(control('changelog up', 'button'));
    await page.click(control('all at the end', 'checkbox'));
    await page.type(control('all', 'textbox'), 'Tout');
    await page.$eval(control('--fb-radius', 'slider'), (input) => {
      (input as HTMLInputElement).value = '0';
      input.dispatchEvent(new Event('input'));
    });
    await page.waitForFunction(() => document.querySelector('pre')?.textContent?.includes('0em'));
    const copied = await html();
    assert.match(
      copied,
      / {2}lang="fr"\n {2}save="submit"\n {2}categories="postUpdates changelog commentReplies all"\n/,
    );
    assert.match(copied, /fb-email-preferences \{\n {4}--fb-radius: 0em;\n {2}\}/);
    assert.match(copied, /element\.messages = \{\s+"labels": \{\s+"all": \[\s+"Tout",\s+"/);
    const { says } = await stage();
    assert.match(says, /Nouveautés.*Réponses.*Tout/s);
  });

  test('has the theme in it', async () => {
    await open({ theme: 'ledger' });
    await page.waitForFunction(() =>
      document.querySelector('pre')?.textContent?.includes('--fb-accent: #2f5d50'),
    );
  });
});

test('custom properties and parts stand there with what they are now', async () => {
  await open({ panel: 'properties', accent: '#aa0000', state: 'off' });
  const nowOf = (name: string) =>
    page.$$eval(
      '.panel dt',
      (terms, wanted) =>
        terms.find((term) => term.textContent === wanted)?.nextElementSibling?.querySelector('code')
          ?.textContent,
      name,
    );
  assert.equal(await nowOf('--fb-accent'), '#aa0000');
  assert.equal(await nowOf('--fb-radius'), '0.75em');
  assert.equal(await nowOf('--fb-muted'), 'color-mix(in srgb, currentcolor 75%, #0000)');
  await page.click(control('parts', 'radio'));
  await page.waitForSelector('.panel dl[aria-label=Parts]');
  assert.equal(await nowOf('::part(category)'), '4 here');
  assert.equal(await nowOf('::part(closed)'), '1 here');
  assert.equal(await nowOf('::part(undo)'), '1 here');
});

test('each event is logged, and a cancelled change is not made', async () => {
  await open();
  const changelog = control('Changelog', 'switch');
  await page.click(changelog);
  await page.waitForSelector('.panel li .fb-save');
  const log = await page.$$eval('.panel li', (entries) =>
    entries.map((entry) => entry.textContent),
  );
  assert.match(log[0] ?? '', /fb-save\s+\{"changes":\{"changelog":"unsubscribed"\}/);
  assert.match(log[1] ?? '', /fb-change\s+\{"changes":\{"changelog":"unsubscribed"\}\}/);

  await page.click(control('Clear', 'button'));
  await page.click(control('cancel fb-change', 'checkbox'));
  await page.click(control('Replies', 'switch'));
  await page.waitForSelector('.panel li .fb-change');
  const [entry, ...others] = await page.$$eval('.panel li', (entries) =>
    entries.map(({ textContent }) => textContent),
  );
  assert.match(entry ?? '', /fb-change cancelled/);
  assert.deepEqual(others, []);
  assert.equal(
    await page.$eval(control('Replies', 'switch'), (input) => (input as HTMLInputElement).checked),
    true,
  );
});

test('nothing overflows a phone, whose controls fold, and axe finds nothing', async () => {
  for (const [width, scheme] of [
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewport({ width, height: 800 });
    await open({ scheme, panel: 'properties' });
    assert.equal(await page.$eval('details', (details) => details.open), width > 800);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]),
      [],
      `${width} ${scheme}`,
    );
  }
});
