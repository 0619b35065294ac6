/** Categories in code and in the environment: one shape, one check, errors that name the place. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  CategoriesError,
  type CategoriesOption,
  checkCategories,
  readCategories,
} from '../../../server/contract/index.ts';
import { EnvironmentError } from '../../../server/http/environment.ts';
import { assertSentence } from '../../refusal.ts';

const FULL = {
  weeklyDigest: {
    label: { en: 'Weekly digest', de: 'Wochenrückblick' },
    description: 'All news once a week.',
    default: 'unsubscribed',
  },
  changelog: { label: 'News' },
} as const;

const keysOf = (value: string) => [...(readCategories({ PREFERENCES_CATEGORIES: value }) ?? [])];

/** How the environment refuses a value, in full. */
const refusal = (sentence: string) => ({
  name: 'EnvironmentError',
  variable: 'PREFERENCES_CATEGORIES',
  message: `PREFERENCES_CATEGORIES ${sentence}`,
});

describe('categories', () => {
  test('keys alone are separated by commas, spaces or lines', () => {
    for (const value of ['a,b-c,D_1', ' a  b-c D_1 ', 'a, b-c\nD_1,', '["a","b-c","D_1"]']) {
      assert.deepEqual(keysOf(value), [
        ['a', {}],
        ['b-c', {}],
        ['D_1', {}],
      ]);
    }
    assert.equal(readCategories({ PREFERENCES_CATEGORIES: ' ' }), undefined);
    for (const value of ['{', '["a"', '{"a":{}}{}', '["a"\ufeff]']) {
      assert.throws(() => keysOf(value), refusal('is no JSON.'));
    }
    for (const value of ['a {"b":{}}', 'a.json b', ',']) {
      assert.throws(() => keysOf(value), /PREFERENCES_CATEGORIES cannot be used: /);
    }
  });

  test('JSON, in the variable or in a file, is what the option takes', async () => {
    const expected = Object.entries(FULL);
    assert.deepEqual([...checkCategories(FULL)], expected);
    assert.deepEqual(keysOf(JSON.stringify(FULL)), expected);
    const folder = await mkdtemp(join(tmpdir(), 'categories-'));
    try {
      const file = join(folder, 'categories.json');
      await writeFile(file, `\ufeff${JSON.stringify(FULL)}`);
      assert.deepEqual(keysOf(file), expected);
      await writeFile(file, '{');
      assert.throws(() => keysOf(file), refusal('names a file that is no JSON.'));
      await writeFile(file, '["a"]'.padEnd(2_000_000));
      assert.deepEqual(keysOf(file), [['a', {}]]);
      await writeFile(file, '["a"]'.padEnd(2_000_001));
      assert.throws(() => keysOf(file), refusal('names a file that is too large.'));
      await rm(file);
      assert.throws(() => keysOf(file), refusal('names a file that cannot be read (ENOENT).'));
      const capitals = file.replace('.json', '.JSON');
      assert.throws(() => keysOf(capitals), refusal('names a file that cannot be read (ENOENT).'));
      const none = refusal('names a file, and there are none here. Give its content.');
      const { process } = globalThis;
      try {
        // Runtimes without files: some have a part of Node's `process`.
        for (const other of [
          undefined,
          {},
          { getBuiltinModule() {} },
          { getBuiltinModule: Object },
        ]) {
          Object.assign(globalThis, { process: other });
          assert.throws(() => keysOf(file), none);
        }
      } finally {
        Object.assign(globalThis, { process });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  /** A text in so many languages. */
  const languages = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`de-x${at}`, 'A']));

  test('may be 50, with 50 languages, and texts and tags up to their limits', () => {
    const fifty = Array.from({ length: 50 }, (_, at) => `k${at}`);
    assert.deepEqual([...checkCategories(fifty).keys()], fifty);
    const given = {
      [`a${'b'.repeat(63)}`]: { label: 'x'.repeat(80), description: 'x'.repeat(300) },
      b: { label: languages(50), description: languages(1) },
      c: { label: { de: 'A', deu: 'B', 'DE-at-12345678-a-b': 'C', 'pt-BR': 'D' } },
      d: { label: undefined, default: 'subscribed' },
    } as const;
    assert.deepEqual([...checkCategories(given)], Object.entries(given));
  });

  const REFUSED: [given: unknown, message: RegExp][] = [
    [['all'], /^"all" is not a category/],
    [['constructor'], /^"constructor" cannot be a key/],
    [['__proto__'], /^"__proto__" cannot be a key/],
    [['1st'], /^"1st" cannot be a key/],
    [['x'.repeat(65)], /^"x{64}" cannot be a key/],
    [[7], /^"number" cannot be a key/],
    [['a', 'a'], /^a is there twice/],
    [[], /^categories have to be 1 to 50/],
    [Array.from({ length: 51 }, (_, i) => `k${i}`), /^categories have to be 1 to 50/],
    [7, /^categories have to be a list of keys, or an object by key/],
    [{ a: 7 }, /^a has to be an object with label, description and default/],
    [{ a: { lable: 'A' } }, /^a\.lable is not an option/],
    [{ a: { label: '' } }, /^a\.label has to be text on one line, 1 to 80 characters/],
    [{ a: { label: 'x'.repeat(81) } }, /^a\.label has to be text on one line, 1 to 80/],
    [{ a: { label: 'two\nlines' } }, /^a\.label has to be text on one line/],
    [{ a: { label: 7 } }, /^a\.label has to be text, or texts by language/],
    [{ a: { label: {} } }, /^a\.label has to have 1 to 50 languages/],
    [{ a: { label: { de: 7 } } }, /^a\.label\.de has to be text on one line/],
    [{ a: { label: { german: 'A' } } }, /^a\.label\.german has a language that is no tag/],
    [{ a: { description: { de: 'x'.repeat(301) } } }, /^a\.description\.de has to be .* 1 to 300/],
    [{ a: { label: 'x', x: 1 } }, /^a\.x is not an option\. Leave it out\.$/],
    [{ a: { ['x'.repeat(70)]: 1 } }, /^a\.x{64} is not an option/],
    [{ a: { label: languages(51) } }, /^a\.label has to have 1 to 50 languages\.$/],
    [
      { a: { label: { ['x'.repeat(200)]: 'A' } } },
      /^a\.label\.x{152} has a language that is no tag/,
    ],
    ...['', 'd', 'dede', 'de-', 'de_AT', '-de', 'de-123456789', 'a-b', 'de-a-b-c-d-e'].map(
      (tag): [unknown, RegExp] => [
        { a: { label: { [tag]: 'A' } } },
        new RegExp(`^a\\.label\\.${tag} has a language that is no tag such as de or pt-BR\\.$`),
      ],
    ),
    [
      { a: { description: 'x'.repeat(301) } },
      /^a\.description has to be .* 1 to 300 characters long/,
    ],
    [{ a: { description: '' } }, /^a\.description has to be text on one line/],
    [{ a: null }, /^a has to be an object with label, description and default/],
    [{ a: { default: 'on' } }, /^a\.default has to be "subscribed" or "unsubscribed"/],
    [{ changelog: { default: 'subscribed' } }, /^changelog\.default has to be left out/],
  ];
  for (const [given, message] of REFUSED) {
    test(`${JSON.stringify(given).slice(0, 60)} is refused in code and in the environment`, () => {
      const check = () => checkCategories(given as CategoriesOption);
      assert.throws(check, (error) => {
        assert.ok(error instanceof CategoriesError);
        assert.deepEqual([error.name, error.code], ['CategoriesError', 'categories_invalid']);
        assert.match(error.message, message);
        assertSentence(error.message);
        // Of a record, every entry is at fault by its key; of a list the one that is no key.
        const [key = ''] = error.message.split(/[ .]/);
        const expected = key === 'categories' ? undefined : key.replaceAll('"', '');
        assert.equal(error.key, expected);
        return true;
      });
      if (typeof given === 'number') return;
      assert.throws(
        () => keysOf(JSON.stringify(given)),
        (error) => {
          assert.ok(error instanceof EnvironmentError);
          assert.equal(error.message.indexOf('PREFERENCES_CATEGORIES cannot be used: '), 0);
          assert.match(error.message.slice(39), message);
          return true;
        },
      );
    });
  }

  test('whatever JSON is given is taken, or refused with a sentence', () => {
    let taken = 0;
    const key = fc.oneof(fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/), fc.string());
    const label = fc.oneof(
      fc.string({ maxLength: 90 }),
      fc.dictionary(fc.constantFrom('en', 'de', 'pt-BR', 'x', ''), fc.string()),
      fc.jsonValue(),
    );
    const options = fc.oneof(fc.record({ label }, { requiredKeys: [] }), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.array(key), fc.dictionary(key, options), fc.jsonValue()), (given) => {
        try {
          checkCategories(given as CategoriesOption);
          taken += 1;
        } catch (error) {
          assert.ok(error instanceof CategoriesError);
          assert.ok(error.message.length < 400 && !/undefined|\[object/.test(error.message));
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(taken > 50, `${taken} taken`);
  });
});
