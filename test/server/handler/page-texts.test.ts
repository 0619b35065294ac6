/** Every language has every text of the pages, in its own typography. */
import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { english, type PageTexts } from '../../../server/handler/pages/page-texts.ts';

const FOLDER = '../../../server/handler/pages/locales';

const SENDER = 'Acme!';
const CATEGORY = 'What’s new?';

/** How each language quotes the name of a category. Arabic and Hebrew isolate it, too. */
const QUOTED: Readonly<Record<string, string>> = {
  en: `“${CATEGORY}”`,
  ar: `«\u2068${CATEGORY}\u2069»`,
  de: `„${CATEGORY}“`,
  es: `«${CATEGORY}»`,
  fr: `«\u00a0${CATEGORY}\u00a0»`,
  he: `״\u2068${CATEGORY}\u2069״`,
  it: `“${CATEGORY}”`,
  ja: `「${CATEGORY}」`,
  ko: `‘${CATEGORY}’`,
  nl: `‘${CATEGORY}’`,
  pl: `„${CATEGORY}”`,
  'pt-BR': `“${CATEGORY}”`,
  sv: `”${CATEGORY}”`,
  tr: `“${CATEGORY}”`,
  'zh-Hans': `“${CATEGORY}”`,
  'zh-Hant': `「${CATEGORY}」`,
};

/** What no text of a language contains: signs that belong to another language's typography. */
const FOREIGN_SIGNS: Readonly<Record<string, RegExp>> = {
  fr: /[^\u00a0]:|[^\u202f][?!;]|«[^\u00a0]|[^\u00a0]»/,
  ar: /[,;?]/,
  ja: /[(),:;.?]/,
  ko: / \(/,
  'zh-Hans': /[(),:;.?]/,
  'zh-Hant': /[(),:;.?]/,
};

/** What each function of {@link PageTexts} takes. */
type Name = 'confirm' | 'doneDetail' | 'undoneDetail';
const ABOUT_A_CATEGORY: readonly Name[] = ['confirm', 'doneDetail', 'undoneDetail'];

/** Every text by its path. */
function textsOf(texts: PageTexts): Map<string, string> {
  const { signedOut, failedSignedOut } = texts.linkExpired;
  const found = new Map<string, string>([
    ['confirmDetail of all', texts.confirmDetail()],
    ['confirmDetail', texts.confirmDetail(CATEGORY)],
    ['undoneOffDetail', texts.undoneOffDetail(SENDER)],
    ['linkExpired.signedOut.title', signedOut.title],
    ['linkExpired.signedOut.detail', signedOut.detail],
    ['linkExpired.failedSignedOut', failedSignedOut],
  ]);
  for (const name of ABOUT_A_CATEGORY) {
    found.set(`${name} of all`, texts[name](SENDER)).set(name, texts[name](SENDER, CATEGORY));
  }
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') found.set(key, text);
  }
  return found;
}

const languages = ['en'];
for await (const file of glob('component/locales/*.ts')) languages.push(basename(file, '.ts'));

const originals = textsOf(english);

for (const lang of languages) {
  describe(`the texts of the pages in ${lang}`, async () => {
    const texts: PageTexts =
      lang === 'en' ? english : (await import(`${FOLDER}/${lang}.ts`)).default;
    const found = textsOf(texts);

    test('are complete, and none is in English', () => {
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      for (const [key, text] of found) {
        assert.match(text, /^\S(.*\S)?$/, key);
        assert.doesNotMatch(text, /undefined|\[object/, key);
        if (lang !== 'en') assert.notEqual(text, originals.get(key), key);
      }
    });

    test('name the sender and the category, in the quotation marks of the language', () => {
      const rightToLeft = ['ar', 'he'].includes(lang);
      const sender = rightToLeft ? `\u2068${SENDER}\u2069` : SENDER;
      for (const key of ABOUT_A_CATEGORY) {
        assert.ok(found.get(key)?.includes(QUOTED[lang] ?? ''), `${key}: ${found.get(key)}`);
        assert.ok(found.get(key)?.includes(sender), key);
        assert.ok(found.get(`${key} of all`)?.includes(sender), key);
      }
      assert.ok(found.get('undoneOffDetail')?.includes(sender));
    });

    test('follow the typography of the language', () => {
      for (const [key, text] of found) {
        const own = text.replaceAll(SENDER, '').replaceAll(CATEGORY, '');
        assert.doesNotMatch(own, /['"]|\.\.\./, key);
        const foreign = FOREIGN_SIGNS[lang];
        if (foreign) assert.doesNotMatch(own, foreign, key);
      }
    });

    test('end sentences with a full stop, headings and buttons without', () => {
      const end = /[.!?。？]$|[؟]$/;
      for (const [key, text] of found) {
        if (/Detail|detail|keepPrivate|linkExpired/.test(key)) assert.match(text, end, key);
      }
      for (const key of ['done', 'undone', 'undoneOff', 'requested', 'unsubscribe', 'undo']) {
        assert.doesNotMatch(found.get(key) ?? '', /[.。]$/, key);
      }
    });
  });
}
