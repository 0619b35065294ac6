/** The element speaks the language of the page around it. */
import { expect, fixture, html } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { loadMessages } from '../../component/load-messages.ts';
import { GATE } from '../../component/preferences.ts';
import { ALL_ON, find, settled, switchOf, TestPerson, textOf } from './support.ts';

/** Every language but English, by its tag. */
const LANGUAGES = [
  ...['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl'],
  ...['pt-BR', 'sv', 'tr', 'zh-Hans', 'zh-Hant'],
];

const RIGHT_TO_LEFT = ['ar', 'he'];

/** An address in which a right-to-left text would mix up the order, were it not isolated. */
const ADDRESS = '7•••@e••••••.com';

/** The element in a column as narrow as the narrowest phone (WCAG 1.4.10), with all emails off. */
async function narrowElement(lang: string): Promise<EmailPreferences> {
  const { token } = await TestPerson.create({ ...ALL_ON, [GATE]: 'unsubscribed' }, ADDRESS);
  const column = await fixture(html`
    <div style="inline-size: 320px">
      <fb-email-preferences lang=${lang} token=${token} save="submit"></fb-email-preferences>
    </div>
  `);
  const element = column.querySelector('fb-email-preferences') as EmailPreferences;
  await settled(element);
  // While the gate's colours change, their contrast is that of neither state.
  const animations = element.shadowRoot?.getAnimations() ?? [];
  await Promise.all(animations.map(({ finished }) => finished));
  return element;
}

/** Where a character of a text stands on the screen. */
function xOf(text: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(text, offset);
  range.setEnd(text, offset + 1);
  return range.getBoundingClientRect().x;
}

describe('the language', () => {
  it('is that of the nearest lang attribute, without its region if need be', async () => {
    const { token } = await TestPerson.create();
    const section = await fixture(
      html`<section lang="de-AT"><fb-email-preferences token=${token}></fb-email-preferences></section>`,
    );
    const element = section.querySelector('fb-email-preferences') as EmailPreferences;
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('E-Mail-Einstellungen');
    expect(element.shadowRoot?.querySelector('form')?.lang).to.equal('de');
  });

  it('is English where there is no better, and says so to a screen reader', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences lang="tlh" token=${token}></fb-email-preferences>`,
    );
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Email preferences');
    expect(element.shadowRoot?.querySelector('form')?.lang).to.equal('en');
  });

  it('changes with the lang attribute', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences lang="de" token=${token}></fb-email-preferences>`,
    );
    element.lang = 'en-GB';
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Email preferences');
  });

  it('gives way to messages, one by one', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences
        token=${token}
        .messages=${{ title: 'Mail from Acme', labels: { changelog: ['Releases', 'Monthly.'] } }}
      ></fb-email-preferences>`,
    );
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Mail from Acme');
    expect(textOf(element, 'fieldset')).to.contain('Releases').and.to.contain('Replies');
  });
});

for (const lang of LANGUAGES) {
  it(`${lang} is shown in its direction, in 320 pixels, accessibly`, async () => {
    const messages = await loadMessages(lang);
    if (!messages) throw new Error('no texts');
    const element = await narrowElement(lang);
    const form = find(element, 'form') as HTMLElement;
    const rightToLeft = RIGHT_TO_LEFT.includes(lang);
    expect(form.lang).to.equal(lang);
    expect(getComputedStyle(form).direction).to.equal(rightToLeft ? 'rtl' : 'ltr');

    const shown = textOf(element, 'form');
    const { title, why, later, notSent, unchanged, save, discard, labels } = messages;
    const names = Object.values(labels).map(([name]) => name);
    for (const text of [title, why, later, notSent, unchanged, save, discard, ...names]) {
      expect(shown).to.contain(text.replace(/\s/g, ' '));
    }

    const labelX = find(element, '[part~=label]')?.getBoundingClientRect().x ?? Number.NaN;
    const switchX = switchOf(element, GATE).getBoundingClientRect().x;
    expect(switchX < labelX).to.equal(rightToLeft);
    expect(form.scrollWidth).to.be.at.most(form.clientWidth);
    await expect(element).to.be.accessible();
  });
}

for (const lang of RIGHT_TO_LEFT) {
  it(`an email address still reads from left to right in ${lang}`, async () => {
    const element = await narrowElement(lang);
    const nodes = find(element, '[part~=email]')?.childNodes ?? [];
    const text = [...nodes].find((node) => node.textContent?.includes(ADDRESS)) as Text;
    const start = text.data.indexOf(ADDRESS);
    const xs = Array.from(ADDRESS, (_, index) => xOf(text, start + index));
    expect(xs).to.deep.equal(xs.toSorted((one, other) => one - other));
  });
}
