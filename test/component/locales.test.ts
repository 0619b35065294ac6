/** Every language is complete, and stands in the element as it should. */
import { expect, fixture, html } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { loadMessages } from '../../component/load-messages.ts';
import { english, type Messages } from '../../component/messages.ts';
import { CATEGORIES, GATE } from '../../component/preferences.ts';
import { ALL_ON, find, settled, switchOf, TestPerson, textOf } from './support.ts';

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100];

/** The languages beside English, by the tag of their texts; and which of COUNTS take one form. */
const LANGUAGES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  de: [[1], [0, 2, 3, 5, 11, 21, 100]],
  es: [[1], [0, 2, 3, 5, 11, 21, 100]],
  fr: [
    [0, 1],
    [2, 3, 5, 11, 21, 100],
  ],
  it: [[1], [0, 2, 3, 5, 11, 21, 100]],
  nl: [[1], [0, 2, 3, 5, 11, 21, 100]],
  pl: [[1], [2, 3], [0, 5, 11, 21, 100]],
  'pt-BR': [
    [0, 1],
    [2, 3, 5, 11, 21, 100],
  ],
  sv: [[1], [0, 2, 3, 5, 11, 21, 100]],
  // After a number, a Turkish noun stays singular; Chinese, Japanese and Korean have no plural.
  tr: [COUNTS],
  ja: [COUNTS],
  ko: [COUNTS],
  'zh-Hans': [COUNTS],
  'zh-Hant': [COUNTS],
  ar: [[1], [2], [3, 5], [11, 21], [0, 100]],
  he: [[1], [2], [0, 3, 5, 11, 21, 100]],
};

const RIGHT_TO_LEFT = ['ar', 'he'];

/** The texts that the element shows for a language tag. */
async function messagesFor(tag: string): Promise<Messages> {
  return (await loadMessages(tag)) ?? english;
}

/** An address in which a right-to-left text would mix up the order, were it not kept apart. */
const ADDRESS = '7•••@e••••••.com';

/** Every text by its path. */
function textsOf({ lang, dir, labels, ...others }: Messages): Record<string, string> {
  const texts: Record<string, string> = {
    ...others,
    for: others.for(ADDRESS),
    failed: others.failed(['Kiwi', 'Lime']),
    unsaved: others.unsaved(77),
  };
  for (const [key, [name, description]] of Object.entries(labels)) {
    texts[`labels.${key}.name`] = name;
    texts[`labels.${key}.description`] = description;
  }
  return texts;
}

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
  return element;
}

/** Where a character of a text stands on the screen. */
function xOf(text: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(text, offset);
  range.setEnd(text, offset + 1);
  return range.getBoundingClientRect().x;
}

for (const [lang, forms] of Object.entries(LANGUAGES)) {
  describe(`the texts in ${lang}`, () => {
    let messages: Messages;

    before(async () => {
      messages = await messagesFor(lang);
    });

    it('are there, all of them, and none is in English', () => {
      expect(messages.lang).to.equal(lang);
      expect(messages.labels).to.have.keys(GATE, ...CATEGORIES);
      const texts = textsOf(messages);
      const originals = textsOf(english);
      expect(texts).to.have.keys(Object.keys(originals));
      for (const [key, text] of Object.entries(texts)) {
        expect(text, key).to.match(/^\S(.*\S)?$/);
        expect(text, key).not.to.equal(originals[key]);
        expect(text, key).not.to.match(/undefined|NaN|#/);
      }
      expect(texts.for).to.contain(ADDRESS);
      expect(texts.failed).to.match(/Kiwi.+Lime/);
      expect(texts.unsaved).to.contain('77');
    });

    it('count changes with one form for each kind of number', () => {
      const formOf = (count: number) => messages.unsaved(count).replace(`${count}`, '');
      const found = forms.map((counts) => new Set(counts.map(formOf)));
      for (const [index, texts] of found.entries()) {
        expect([...texts], `${forms[index]}`).to.have.length(1);
      }
      expect(new Set(found.flatMap((texts) => [...texts]))).to.have.length(forms.length);
    });

    it('count any number of changes by the plural rules of the language', () => {
      const rules = new Intl.PluralRules(lang);
      const formOf = (count: number) => messages.unsaved(count).replace(`${count}`, '');
      const counts = fc.integer({ min: 0, max: 1000 });
      fc.assert(
        fc.property(counts, counts, (one, other) => {
          fc.pre(rules.select(one) === rules.select(other));
          expect(formOf(one)).to.equal(formOf(other));
        }),
      );
    });

    it('are shown by the element, in their direction, in 320 pixels, accessibly', async () => {
      const element = await narrowElement(lang);
      const form = find(element, 'form') as HTMLElement;
      const rightToLeft = RIGHT_TO_LEFT.includes(lang);
      expect(form.lang).to.equal(lang);
      expect(getComputedStyle(form).direction).to.equal(rightToLeft ? 'rtl' : 'ltr');

      expect(textOf(element, 'legend')).to.equal(messages.title);
      const texts = textOf(element, 'form');
      const { notSent, why, save, discard } = messages;
      for (const text of [...Object.values(messages.labels).flat(), notSent, why, save, discard]) {
        expect(texts).to.contain(text);
      }

      const labelX = find(element, '[part=label]')?.getBoundingClientRect().x ?? Number.NaN;
      const switchX = switchOf(element, GATE).getBoundingClientRect().x;
      expect(switchX < labelX).to.equal(rightToLeft);
      expect(form.scrollWidth).to.be.at.most(form.clientWidth);
      for (const badge of element.shadowRoot?.querySelectorAll('[part=badge]') ?? []) {
        expect(badge.getClientRects(), 'a badge in one piece').to.have.length(1);
      }
      await expect(element).to.be.accessible();
    });
  });
}

for (const lang of RIGHT_TO_LEFT) {
  it(`an email address still reads from left to right in ${lang}`, async () => {
    const element = await narrowElement(lang);
    const nodes = find(element, '[part=email]')?.childNodes ?? [];
    const text = [...nodes].find((node) => node.textContent?.includes(ADDRESS)) as Text;
    const start = text.data.indexOf(ADDRESS);
    const xs = Array.from(ADDRESS, (_, index) => xOf(text, start + index));
    expect(xs).to.deep.equal(xs.toSorted((one, other) => one - other));
  });
}

describe('a language tag', () => {
  const expected = {
    'de-AT': 'de',
    'AR-eg': 'ar',
    pt: 'pt-BR',
    'pt-PT': 'pt-BR',
    zh: 'zh-Hans',
    'zh-CN': 'zh-Hans',
    'zh-SG': 'zh-Hans',
    'zh-Hans-HK': 'zh-Hans',
    'zh-TW': 'zh-Hant',
    'zh-HK': 'zh-Hant',
    'zh-MO': 'zh-Hant',
    'zh-Hant': 'zh-Hant',
    'zh-Hant-HK': 'zh-Hant',
  };
  for (const [tag, lang] of Object.entries(expected)) {
    it(`such as ${tag} finds ${lang}`, async () => {
      expect((await messagesFor(tag)).lang).to.equal(lang);
    });
  }

  for (const tag of ['en', 'en-GB', 'no', 'nb-NO', 'arn', 'constructor', '']) {
    it(`such as "${tag}" finds English`, async () => {
      expect((await messagesFor(tag)).lang).to.equal('en');
    });
  }
});

describe('a number of changes', () => {
  const expected: Record<string, Record<number, string>> = {
    fr: { 1: '1 modification non enregistrée', 2: '2 modifications non enregistrées' },
    pl: {
      1: '1 niezapisana zmiana',
      3: '3 niezapisane zmiany',
      5: '5 niezapisanych zmian',
      12: '12 niezapisanych zmian',
      22: '22 niezapisane zmiany',
    },
    ar: {
      1: 'تغيير واحد غير محفوظ',
      2: 'تغييران غير محفوظين',
      3: '3 تغييرات غير محفوظة',
      11: '11 تغييرًا غير محفوظ',
      100: '100 تغيير غير محفوظ',
    },
    he: { 1: 'שינוי אחד שלא נשמר', 2: 'שני שינויים שלא נשמרו', 3: '3 שינויים שלא נשמרו' },
  };
  for (const [lang, texts] of Object.entries(expected)) {
    it(`takes its form from the number in ${lang}`, async () => {
      const { unsaved } = await messagesFor(lang);
      for (const [count, text] of Object.entries(texts)) {
        expect(unsaved(Number(count))).to.equal(text);
      }
    });
  }
});

describe('names in a row', () => {
  const expected = { de: 'A, B', ja: 'A、B', 'zh-Hans': 'A、B', 'zh-Hant': 'A、B', ar: 'A، B' };
  for (const [lang, text] of Object.entries(expected)) {
    it(`stand between the commas of ${lang}`, async () => {
      expect((await messagesFor(lang)).failed(['A', 'B'])).to.contain(text);
    });
  }
});
