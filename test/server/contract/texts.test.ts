/** Texts of other systems, texts by language, user ids and keys: what is taken, at the limits. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readApiKey, readKey } from '../../../server/contract/api-key.ts';
import { checkCategories } from '../../../server/contract/categories.ts';
import { detailsOf } from '../../../server/contract/category-texts.ts';
import { plainText } from '../../../server/contract/plain-text.ts';
import { isSafeUserId, MAX_USER_ID_LENGTH } from '../../../server/contract/user-id.ts';

describe('a plain text', () => {
  test('is on one line, without what nobody sees, and cut', () => {
    for (const [given, plain] of [
      ['', ''],
      ['News', 'News'],
      ['  All \t\r\n news  ', 'All news'],
      ['a\u0000b\u202ec\ufeffd', 'a b c d'],
      ['a\u2028b\ud800c', 'a b c'],
      ['x'.repeat(10), 'x'.repeat(10)],
      ['x'.repeat(11), `${'x'.repeat(9)}…`],
      ['👩'.repeat(11), `${'👩'.repeat(9)}…`],
      ['12345678 abc', '12345678…'],
      // Joiners stay: this is one sign for its reader.
      ['👩‍🚀', '👩‍🚀'],
      ['<b>', '<b>'],
      // Of a long text, eight times the length is looked at.
      [`${' '.repeat(79)}a${'b'.repeat(50)}`, 'a'],
    ] as const) {
      assert.equal(plainText(given, 10), plain, JSON.stringify(given));
    }
  });
});

describe('the texts of a category', () => {
  const categories = checkCategories({
    digest: {
      label: { en: 'Digest', de: 'Überblick', 'pt-BR': 'Resumo' },
      description: { fr: 'Tout.', de: 'Alles.' },
    },
    late: { label: { de: 'Spät', en: 'Late' } },
    plain: { label: 'Plain' },
    bare: {},
  });

  test('are in the language that is wanted most, else English, else the first', () => {
    for (const [languages, label, description] of [
      [[], 'Digest', 'Tout.'],
      [['de'], 'Überblick', 'Alles.'],
      [['DE-at-1996'], 'Überblick', 'Alles.'],
      [['it', 'de-CH'], 'Überblick', 'Alles.'],
      [['pt-br'], 'Resumo', 'Tout.'],
      [['pt'], 'Digest', 'Tout.'],
      [['it'], 'Digest', 'Tout.'],
    ] as const) {
      assert.deepEqual(detailsOf(categories, 'digest', languages), { label, description });
    }
    assert.deepEqual(detailsOf(categories, 'late', ['it']), { label: 'Late' });
    assert.deepEqual(detailsOf(categories, 'plain', ['de']), { label: 'Plain' });
    for (const key of ['bare', 'unknown']) assert.deepEqual(detailsOf(categories, key, ['de']), {});
  });
});

describe('a user id', () => {
  test('has 1 to 256 characters, and is one part of a path', () => {
    for (const id of [
      'u',
      'x'.repeat(MAX_USER_ID_LENGTH),
      '.a',
      'a.',
      '...',
      'a/b',
      'a..b',
      'ü 1',
    ]) {
      assert.ok(isSafeUserId(id), id);
    }
    for (const id of ['', 'x'.repeat(MAX_USER_ID_LENGTH + 1), 7, null, undefined, ['u']]) {
      assert.ok(!isSafeUserId(id), String(id));
    }
    for (const id of [
      '.',
      '..',
      './a',
      '../a',
      'a/.',
      'a/..',
      'a/../b',
      'a\\..\\b',
      '\\.',
      '.\\',
    ]) {
      assert.ok(!isSafeUserId(id), id);
    }
    for (const id of ['\u0000', 'a\nb', 'a\u007f', '\ud800', 'a\udc00b'])
      assert.ok(!isSafeUserId(id));
  });
});

describe('an API key', () => {
  const FEATUREBASE =
    'Copy it from Featurebase, or for your own contacts service make one with: fb-email-preferences secret';
  const keyed = (key?: string) => () =>
    readApiKey(key === undefined ? {} : { FEATUREBASE_API_KEY: key });

  test('has 16 visible characters or more, and no others', () => {
    for (const key of ['x'.repeat(16), '!~'.repeat(8), 'k'.repeat(500)]) {
      assert.equal(keyed(key)(), key);
      assert.equal(keyed(`  ${key}\n`)(), key);
    }
    const weak = `FEATUREBASE_API_KEY has to be at least 16 letters, digits or signs without spaces. ${FEATUREBASE}`;
    for (const key of [
      'x'.repeat(15),
      `${'x'.repeat(16)} y`,
      'ä'.repeat(16),
      `a ${'x'.repeat(16)}`,
    ]) {
      assert.throws(keyed(key), { code: 'environment_invalid', message: weak });
    }
    for (const key of [undefined, '', '  ']) {
      const message = `FEATUREBASE_API_KEY is not set. ${FEATUREBASE}`;
      assert.throws(keyed(key), { variable: 'FEATUREBASE_API_KEY', message });
    }
  });

  test('is read by any name, with what to do for whoever has none', () => {
    assert.throws(() => readKey({}, 'OTHER_KEY', 'Ask us.'), {
      message: 'OTHER_KEY is not set. Ask us.',
    });
    assert.throws(() => readKey({ OTHER_KEY: 'short' }, 'OTHER_KEY', 'Ask us.'), {
      message: /^OTHER_KEY has to be at least 16 .* Ask us\.$/,
    });
  });
});
