/** What a page's own styles make of the element: what they should, and nothing else. */
import { expect, fixture, html } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { find, settled, switchOf } from './support.ts';

/** Rules of style sheets that many pages start from, as far as they reach into an element. */
const STOCK_STYLES: Readonly<Record<string, string>> = {
  'Vite, 2026': `
    :root { font-family: system-ui, sans-serif; line-height: 1.5; font-weight: 400; font-synthesis: none; text-rendering: optimizeLegibility; }
    main { margin: 0; display: flex; place-items: center; min-width: 320px; text-align: center; }`,
  'Bootstrap 5': `
    *, *::before, *::after { box-sizing: border-box; }
    main { margin: 0; font-size: 1rem; font-weight: 400; line-height: 1.5; -webkit-text-size-adjust: 100%; }
    main { text-align: center; text-transform: uppercase; letter-spacing: .1rem; text-wrap: nowrap; white-space: nowrap; }`,
  'Tailwind’s preflight': `
    *, ::after, ::before { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    main { line-height: 1.5; tab-size: 4; font-feature-settings: normal; -webkit-tap-highlight-color: transparent; }
    button, input { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background-color: transparent; opacity: 1; }
    main { word-break: break-all; text-indent: 2rem; word-spacing: 1rem; font-style: italic; }`,
  GitHub: `
    * { box-sizing: border-box; }
    main { line-height: 1.5; overflow-wrap: break-word; cursor: pointer; text-shadow: 1px 1px red; }
    [role=switch], [hidden] { display: none !important; }`,
  'a universal selector': `
    * { letter-spacing: 3px; word-spacing: 9px; line-height: 3; text-align: right; text-transform: uppercase; text-indent: 1em; font-style: italic; font-weight: 900; white-space: pre; cursor: crosshair; }`,
};

/** Properties that the element decides itself. */
const OWN: readonly (keyof CSSStyleDeclaration)[] = [
  'letterSpacing',
  'wordSpacing',
  'textAlign',
  'textIndent',
  'textTransform',
  'textShadow',
  'lineHeight',
  'whiteSpace',
  'wordBreak',
  'fontStyle',
  'fontWeight',
  'cursor',
  'display',
  'boxSizing',
];

/** How each part looks, in a page with these styles. */
async function looksIn(css: string): Promise<Record<string, string>> {
  const page = await fixture(html`<main style="width: 500px; font: 16px sans-serif">
    <style>
      ${css}
    </style>
    <fb-email-preferences
      style="width: 400px; font: 16px sans-serif"
      preview="off"
      save="submit"
    ></fb-email-preferences>
  </main>`);
  const element = page.lastElementChild as EmailPreferences;
  await settled(element);
  const looks: Record<string, string> = {};
  for (const part of element.shadowRoot?.querySelectorAll('[part]') ?? []) {
    const style = getComputedStyle(part);
    const { height } = part.getBoundingClientRect();
    const key = `${part.getAttribute('part')} ${part.id}`;
    looks[key] = [...OWN.map((name) => style[name]), Math.round(height)].join();
  }
  return looks;
}

describe('the styles of a page', () => {
  for (const [name, css] of Object.entries(STOCK_STYLES)) {
    it(`change nothing but font and colours: ${name}`, async () => {
      // First without: a fixture stays in the page, and its styles with it.
      const expected = await looksIn('');
      expect(await looksIn(css)).to.deep.equal(expected);
    });
  }

  it('from right to left leave an English element as it is', async () => {
    const page = await fixture(html`<div dir="rtl">
      <fb-email-preferences preview></fb-email-preferences>
    </div>`);
    const element = page.firstElementChild as EmailPreferences;
    await settled(element);
    expect(getComputedStyle(find(element, '[part=label]') as Element).direction).to.equal('ltr');
  });

  it('may hide the element', async () => {
    const element = await fixture(
      html`<fb-email-preferences preview hidden></fb-email-preferences>`,
    );
    expect(getComputedStyle(element).display).to.equal('none');
  });
});

describe('the accent', () => {
  it('can be a property of the page’s own, whatever its name', async () => {
    const page = await fixture(html`<div>
      <style>
        div {
          --accent: rgb(10, 125, 79);
        }
        fb-email-preferences {
          --fb-accent: var(--accent);
        }
      </style>
      <fb-email-preferences preview></fb-email-preferences>
    </div>`);
    const element = page.lastElementChild as EmailPreferences;
    await settled(element);
    expect(getComputedStyle(switchOf(element, 'all')).backgroundColor).to.equal('rgb(10, 125, 79)');
  });
});

describe('a row', () => {
  it('is hit anywhere to turn its switch', async () => {
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences preview></fb-email-preferences>`,
    );
    await settled(element);
    const { x, bottom } = (find(element, '[part~=all]') as HTMLElement).getBoundingClientRect();
    const hit = element.shadowRoot?.elementFromPoint(x + 4, bottom - 4) as HTMLElement;
    hit.click();
    await element.updateComplete;
    expect(switchOf(element, 'all').checked).to.equal(false);
  });

  it('leaves Undo to be hit, 44 pixels high', async () => {
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences preview="undo"></fb-email-preferences>`,
    );
    await settled(element);
    const { x, y, width, height } = (
      find(element, '[part~=undo]') as HTMLElement
    ).getBoundingClientRect();
    for (const offset of [-21, 0, 21]) {
      const hit = element.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2 + offset);
      expect(hit?.part.contains('undo'), `${offset}`).to.equal(true);
    }
  });
});
