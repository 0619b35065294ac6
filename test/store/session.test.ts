/**
 * When all is quiet, for every key either the system of record holds the person's last wish and the
 * page shows it, or the page says that it does not: over generated sessions.
 *
 * `SESSIONS` is how many (default 2,000), `SEED` repeats a run: both stand in the output.
 */
import { test } from 'node:test';
import * as fc from 'fast-check';
import { script } from './script.ts';
import { Session } from './session.ts';

const sessions = Number(process.env.SESSIONS ?? 2000);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

test('nothing is lost and nothing is claimed falsely, whatever is done and goes wrong', async (t) => {
  t.diagnostic(`SESSIONS=${sessions} SEED=${seed}`);
  await fc.assert(
    fc.asyncProperty(script, (generated) => new Session(generated).run()),
    { numRuns: sessions, seed },
  );
});
