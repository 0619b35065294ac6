/** Every language is complete, and stands in the element as it should. */
import { expect, fixture, html } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { loadMessages } from '../../component/load-messages.ts';
import { english, type Messages } from '../../component/messages.ts';
import { find, settled, TestPerson, textOf } from './support.ts';

/** The languages beside English, by the tag that their texts carry. */
const LANGUAGES = [
  ...['de', 'fr', 'es', 'pt-BR', 'it', 'nl', 'pl', 'sv', 'tr'],
  ...['ja', 'ko', 'zh-Hans', 'zh-Hant', 'ar', 'he'],
];

const RIGHT_TO_LEFT = ['ar', 'he'];

/** The texts that the element shows for a language tag. */
async function messagesFor(tag: string): Promise<Messages> {
  return (await loadMessages(tag)) ?? english;
}

/** Every text by its path; functions are called with a mark that has to come out again. */
function textsOf(messages: Messages): Record<string, string> {
  const { labels, lang, dir, ...others } = messages;
  const entries = Object.entries(others).map(([key, text]) => [
    key,
    typeof text === 'function' ? text(77 as never) : text,
  ]);
  for (const [key, [name, description]] of Object.entries(labels)) {
    entries.push([`labels.${key}.name`, name], [`labels.${key}.description`, description]);
  }
  return Object.fromEntries(entries);
}

for (const lang of LANGUAGES) {
  describe(`the texts in ${lang}`, () => {
    let messages: Messages;

    before(async () => {
      messages = await messagesFor(lang);
    });

    it('are there, all of them, and none is in English', () => {
      expect(messages.lang).to.equal(lang);
      const texts = textsOf(messages);
      const originals = textsOf(english);
      expect(Object.keys(texts)).to.have.members(Object.keys(originals));
      for (const [key, text] of Object.entries(texts)) {
        expect(text, key).to.match(/^\S(.*\S)?$/);
        expect(text, key).not.to.equal(originals[key]);
        expect(text, key).not.to.match(/undefined|NaN|#/);
        if (originals[key]?.includes('77')) expect(text, key).to.contain('77');
      }
    });

    it('count changes by the plural rules of the language', () => {
      const rules = new Intl.PluralRules(lang);
      const without = (count: number) => messages.unsaved(count).replace(`${count}`, '');
      const counts = fc.integer({ min: 1, max: 1000 });
      fc.assert(
        fc.property(counts, counts, (one, other) => {
          fc.pre(rules.select(one) === rules.select(other));
          expect(without(one)).to.equal(without(other));
        }),
      );
    });

    it('are shown by the element, in their direction', async () => {
      const { token } = await TestPerson.create({ all: 'unsubscribed', changelog: 'subscribed' });
      const element = await fixture<EmailPreferences>(
        html`<fb-email-preferences lang=${lang} token=${token}></fb-email-preferences>`,
      );
      await settled(element);
      const form = find(element, 'form') as HTMLElement;
      expect(form.lang).to.equal(lang);
      expect(getComputedStyle(form).direction).to.equal(
        RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr',
      );
      expect(textOf(element, 'legend')).to.equal(messages.title);
      const texts = textOf(element, 'fieldset');
      for (const text of [...(messages.labels.changelog ?? []), messages.notSent, messages.why]) {
        expect(texts).to.contain(text);
      }
    });
  });
}

describe('a language tag', () => {
  const closest = { pt: 'pt-BR', 'pt-PT': 'pt-BR', zh: 'zh-Hans', 'zh-TW': 'zh-Hant' };
  for (const [tag, lang] of Object.entries({
    ...closest,
    'zh-Hant-HK': 'zh-Hant',
    'AR-eg': 'ar',
  })) {
    it(`such as ${tag} finds ${lang}`, async () => {
      expect((await messagesFor(tag)).lang).to.equal(lang);
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
