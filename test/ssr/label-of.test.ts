/** A key without a label is made readable. No DOM is needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOf } from '../../component/label-of.ts';

test('a key without a label becomes words, and has no description', () => {
  for (const [key, name] of Object.entries({
    weeklyDigest: 'Weekly digest',
    weekly_digest: 'Weekly digest',
    'weekly-digest.v2': 'Weekly digest v2',
    'weekly--digest': 'Weekly digest',
    week2Digest: 'Week2 digest',
    SMS: 'Sms',
    _tips_: 'Tips',
    état: 'État',
  })) {
    assert.deepEqual(labelOf(key, {}), [name, '']);
  }
});

test('a label is taken as it is', () => {
  const labels = { weeklyDigest: ['weekly_DIGEST', 'Each Monday.'] as const };
  assert.equal(labelOf('weeklyDigest', labels), labels.weeklyDigest);
  assert.deepEqual(labelOf('other', labels), ['Other', '']);
});
