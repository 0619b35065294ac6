/** Old changes are removed; since when a status is what it is, is kept. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import { pruneHistory } from '../../../server/contacts/consent/prune.ts';
import { openContactsDatabase } from './open.ts';

interface Row {
  contact_id: string;
  key: string;
  changed_at: number;
  to_status: string;
}

const rowArbitrary = fc.record({
  contact_id: fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(24)),
  key: fc.constantFrom(...PREFERENCE_KEYS),
  changed_at: fc.integer({ min: 0, max: 100 }),
  to_status: fc.constantFrom('subscribed', 'unsubscribed'),
});

test('what is left is the newest change of each preference, and all that is not old', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(join(folder, 'contacts.db'));
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { maxLength: 40 }),
        fc.nat(100),
        async (rows, before) => {
          await database.run('DELETE FROM consent_log');
          for (const row of rows) {
            await database.run(
              `INSERT INTO consent_log (contact_id, key, from_status, to_status, changed_at, route)
              VALUES ('${row.contact_id}', '${row.key}', 'subscribed', '${row.to_status}',
                ${row.changed_at}, 'api')`,
            );
          }
          const removed = await pruneHistory(database, before);
          const left = await database.all<Row>(
            'SELECT contact_id, key, changed_at, to_status FROM consent_log ORDER BY seq',
          );
          const expected = rows
            .map((row) => ({ ...row }))
            .filter(
              (row, index) =>
                row.changed_at >= before ||
                !rows
                  .slice(index + 1)
                  .some((later) => later.contact_id === row.contact_id && later.key === row.key),
            );
          assert.deepEqual(
            left.map((row) => ({ ...row })),
            expected,
          );
          assert.equal(removed, rows.length - expected.length);
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});

test('a log of any length is gone through to its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`);
  try {
    assert.equal(await pruneHistory(database, 100), 0);
    for (const seq of [1, 5000, 5001, 10_000, 10_001, 15_000]) {
      await database.run(
        `INSERT INTO consent_log (seq, contact_id, key, from_status, to_status, changed_at, route)
          VALUES (${seq}, '${'a'.repeat(24)}', 'all', 'subscribed', 'unsubscribed', 1, 'api')`,
      );
    }
    assert.equal(await pruneHistory(database, 100), 5);
    const left = await database.all<{ seq: number }>('SELECT seq FROM consent_log');
    assert.deepEqual(
      left.map(({ seq }) => seq),
      [15_000],
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});
