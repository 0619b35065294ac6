/** Cursors are given back as they were made, and fit into an address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutPage, decodeCursor } from '../../../server/contacts/search/cursor.ts';

const order = fc.string({ unit: 'grapheme-ascii' });
const position = fc.record({ seq: fc.maxSafeInteger(), value: fc.maxSafeInteger() });

const cursorOf = (name: string, at: { seq: number; value: number }) =>
  cutPage([1, 2], 1, name, () => at).nextCursor ?? assert.fail('There is a next page.');

test('a cursor leads to where its page ended, in its own order alone', () => {
  fc.assert(
    fc.property(order, order, position, (name, other, at) => {
      const cursor = cursorOf(name, at);
      assert.match(cursor, /^[\w-]+$/);
      assert.deepEqual(decodeCursor(name, cursor), { ...at });
      if (other !== name) {
        assert.throws(() => decodeCursor(other, cursor), { code: 'invalid_cursor' });
      }
    }),
    { examples: [['>?~>?~>?~', '', { seq: 1, value: -1 }]] },
  );
});

test('no other spelling of a cursor is taken', () => {
  const cursor = cursorOf('>?~>?~>?~', { seq: 1, value: 2 });
  const spellings = [`${cursor}=`, `${cursor} `, cursor.replace(/-/g, '+').replace(/_/g, '/')];
  for (const spelling of spellings) {
    assert.notEqual(spelling, cursor);
    assert.throws(() => decodeCursor('>?~>?~>?~', spelling), { code: 'invalid_cursor' });
  }
});
