/** Every language has every text, in its own grammar and typography. */
import { expect, fixture, html } from '@open-wc/testing';
import { loadMessages } from '../../component/load-messages.ts';
import { english, type Messages, type Panel } from '../../component/messages.ts';
import { CATEGORIES, GATE, STATUSES } from '../../component/preferences.ts';

/** The languages beside English, by the tag of their texts: how many forms a counted noun has. */
const LANGUAGES: Readonly<Record<string, number>> = {
  de: 2,
  es: 2,
  fr: 2,
  it: 2,
  nl: 2,
  pl: 3,
  'pt-BR': 2,
  sv: 2,
  // After a number, a Turkish noun stays singular; Chinese, Japanese and Korean have no plural.
  tr: 1,
  ja: 1,
  ko: 1,
  'zh-Hans': 1,
  'zh-Hant': 1,
  ar: 5,
  he: 3,
};

const RIGHT_TO_LEFT = ['ar', 'he'];

/** What no text of a language contains: signs that belong to another language's typography. */
const FOREIGN_SIGNS: Readonly<Record<string, RegExp>> = {
  de: /[^\u00a0]…/,
  fr: /[^\u00a0]:|[^\u202f][?!;]/,
  ar: /[,;?]/,
  ja: /[(),:;.?]/,
  ko: / \(/,
  'zh-Hans': /[(),:;.?]/,
  'zh-Hant': /[(),:;.?]/,
};

/** The word "link" in each language: a page behind a sign-in has none. */
const LINK =
  /\blinks?\b|\benlace|\blien\b|\blänk|\blinku|bağlantı(?!n)|رابط|קישור|リンク|링크|链接|連結/i;

/** A name and an address in which a right-to-left text would mix up the order, were they not isolated. */
const NAME = 'What’s new?';
const ADDRESS = '7•••@e••••••.com';

/** The texts that the element shows for a language tag. */
async function messagesFor(tag: string): Promise<Messages> {
  return (await loadMessages(tag)) ?? english;
}

/** Every text by its path: what a person may read. */
function textsOf({ lang, dir, labels, ...messages }: Messages): Record<string, string> {
  const names = messages.list([NAME]);
  const texts: Record<string, string> = {
    for: messages.for(ADDRESS),
    list: messages.list([NAME, 'Kiwi']),
    choicesKept: messages.choicesKept(NAME),
    stopAll: messages.stopAll(NAME),
    failed: messages.failed(names),
    changedElsewhere: messages.changedElsewhere(names),
    unsaved: messages.unsaved(77),
  };
  for (const status of STATUSES) {
    texts[`choice ${status}`] = messages.choice(NAME, status);
    texts[`locked ${status}`] = messages.locked(NAME, status);
  }
  const add = (key: string, { title, detail }: Panel) => {
    texts[`${key}.title`] = title;
    texts[`${key}.detail`] = detail;
  };
  for (const [key, text] of Object.entries(messages)) {
    if (typeof text === 'string') texts[key] = text;
    if (typeof text === 'object') add(key, text);
  }
  add('offline', messages.offline(77));
  add('unconfirmed', messages.unconfirmed(names));
  for (const [key, [name, description]] of Object.entries(labels)) {
    texts[`labels.${key}.name`] = name;
    texts[`labels.${key}.description`] = description;
  }
  return texts;
}

/** Texts by path without the name, the address and the number that were put into them. */
function ownWords(messages: Messages): [key: string, text: string][] {
  return Object.entries(textsOf(messages)).map(([key, text]) => [
    key,
    text.replaceAll(NAME, '').replaceAll(ADDRESS, '').replaceAll('Kiwi', ''),
  ]);
}

for (const [lang, forms] of Object.entries({ en: 2, ...LANGUAGES })) {
  describe(`the texts in ${lang}`, () => {
    let messages: Messages;

    before(async () => {
      messages = await messagesFor(lang);
    });

    it('are complete', () => {
      expect(messages.lang).to.equal(lang);
      expect(messages.dir).to.equal(RIGHT_TO_LEFT.includes(lang) ? 'rtl' : undefined);
      expect(Object.keys(messages).filter((key) => key !== 'dir')).to.have.members(
        Object.keys(english),
      );
      expect(messages.labels).to.have.keys(GATE, ...CATEGORIES);
      for (const [key, text] of Object.entries(textsOf(messages))) {
        expect(text, key).to.match(/^\S(.*\S)?$/);
        expect(text, key).not.to.match(/undefined|NaN|#|\[object/);
      }
    });

    it('are not in English', () => {
      if (lang === 'en') return;
      const originals = Object.fromEntries(ownWords(english));
      for (const [key, text] of ownWords(messages)) {
        if (key !== 'list') expect(text, key).not.to.equal(originals[key]);
      }
    });

    it('name the person, the preferences and the number that they are about', () => {
      const texts = textsOf(messages);
      expect(texts.for).to.contain(ADDRESS);
      expect(texts.list).to.match(/What’s new\?.+Kiwi/);
      expect(texts.unsaved).to.contain('77');
      expect(texts['offline.detail']).to.contain('77');
      const named = ['choicesKept', 'stopAll', 'failed', 'changedElsewhere', 'unconfirmed.title'];
      for (const status of STATUSES) named.push(`choice ${status}`, `locked ${status}`);
      for (const key of named) expect(texts[key], key).to.contain(NAME);
    });

    it('tell on from off', () => {
      const [on, off] = STATUSES;
      const { choice, locked, alwaysOn, alwaysOff, stillOn, stillOff } = messages;
      const pairs = [
        [choice(NAME, on ?? 'subscribed'), choice(NAME, off ?? 'unsubscribed')],
        [locked(NAME, on ?? 'subscribed'), locked(NAME, off ?? 'unsubscribed')],
        [alwaysOn, alwaysOff],
        [stillOn, stillOff],
        [messages.lockedOn, messages.lockedOff],
      ];
      for (const [text, opposite] of pairs) expect(text).not.to.equal(opposite);
      expect(locked(NAME, 'subscribed')).to.contain(alwaysOn);
      expect(locked(NAME, 'unsubscribed')).to.contain(alwaysOff);
    });

    it('count from 0 to 200 by the plural rules of the language', () => {
      const rules = new Intl.PluralRules(lang);
      for (const count of [
        (number: number) => messages.unsaved(number),
        (number: number) => messages.offline(number).detail,
      ]) {
        const byCategory = new Map<string, Set<string>>();
        for (let number = 0; number <= 200; number += 1) {
          const found = byCategory.get(rules.select(number)) ?? new Set();
          found.add(count(number).replace(`${number}`, '#'));
          byCategory.set(rules.select(number), found);
        }
        for (const [category, found] of byCategory) {
          expect([...found], category).to.have.length(1);
        }
        const all = [...byCategory.values()].flatMap((found) => [...found]);
        expect(new Set(all)).to.have.length(forms);
      }
    });

    it('follow the typography of the language', () => {
      for (const [key, text] of ownWords(messages)) {
        expect(text, key).not.to.match(/['"]|\.\.\./);
        const foreign = FOREIGN_SIGNS[lang];
        if (foreign) expect(text, key).not.to.match(foreign);
      }
    });

    it('isolate names and addresses where, and only where, the text runs from right to left', () => {
      const isolate = (text: string) =>
        RIGHT_TO_LEFT.includes(lang) ? `\u2068${text}\u2069` : text;
      const texts = textsOf(messages);
      expect(texts.for).to.contain(isolate(ADDRESS));
      expect(texts.list).to.contain(isolate(NAME)).and.to.contain(isolate('Kiwi'));
      for (const status of STATUSES) {
        expect(texts[`choice ${status}`]).to.contain(isolate(NAME));
        expect(texts[`locked ${status}`]).to.contain(isolate(NAME));
      }
      for (const key of ['failed', 'changedElsewhere', 'unconfirmed.title']) {
        expect(texts[key], key).to.contain(isolate(NAME));
      }
      const isolates = Object.values(texts).some((text) => text.includes('\u2068'));
      expect(isolates).to.equal(RIGHT_TO_LEFT.includes(lang));
    });

    it('speak of no link: who is signed in has none', () => {
      for (const [key, text] of ownWords(messages)) expect(text, key).not.to.match(LINK);
    });

    it('fit the slot of a row and the bar of a phone', async () => {
      const { notSent, saving, saved, notSaved, waiting, changed, alwaysOn, alwaysOff } = messages;
      const box = await fixture<HTMLElement>(html`<p lang=${lang}></p>`);
      // The narrowest slot: two lines of 0.8125em in 5em; as a badge with padding at both sides.
      box.style.cssText = 'font: 0.8125em/1.2 sans-serif; margin: 0; inline-size: max-content';
      // The widths are those of a font with the proportions of Arial; engines choose wider ones, too.
      box.textContent = 'nnnnnnnnnn';
      const wider = Math.max(1, box.getBoundingClientRect().width / (10 * 0.556 * 13));
      const fits = (text: string, width: number) => {
        box.style.inlineSize = `${width * wider}px`;
        box.textContent = text;
        expect(box.scrollWidth, text).to.be.at.most(Math.ceil(width * wider));
        expect(box.clientHeight, text).to.be.at.most(2 * 13 * 1.2 + 1);
      };
      for (const text of [saving, saved, notSaved, waiting, changed, alwaysOn, alwaysOff]) {
        fits(text, 80);
      }
      fits(notSent, 64);
      // Save and Discard in one row of 320px less margins, with the padding of both.
      box.style.cssText = 'font: 15px sans-serif; inline-size: max-content; white-space: pre';
      box.textContent = messages.save + messages.discard;
      expect(box.clientWidth, box.textContent).to.be.at.most((265 - 8 - 4 * 12) * wider);
    });

    it('have a gate that is described truly whether it is open or closed', () => {
      const { labels, whyAlone, why, whyExcept, choicesKept } = messages;
      const [, description] = labels[GATE] ?? [];
      expect(choicesKept(description ?? '')).to.match(new RegExp(`^${description}.`));
      expect(why.startsWith(whyAlone)).to.equal(true);
      expect(whyExcept.length).to.be.greaterThan(why.length);
    });
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
