/** What the rules of the store are tried with. */
import * as fc from 'fast-check';
import type { Status, Statuses } from '../../component/preferences.ts';
import type { NetworkFault } from './network.ts';
import { KEYS } from './page.ts';

/** How often a rule is tried; `RUNS` is another number. */
export const runs = { numRuns: Number(process.env.RUNS ?? 40) };

export const key = fc.constantFrom(...KEYS);
export const status = fc.constantFrom<Status>('subscribed', 'unsubscribed');
export const changes = fc.dictionary(key, status, { minKeys: 1, noNullPrototype: true });
/** Milliseconds. */
export const delay = fc.constantFrom(0, 5, 50, 400, 2000);

/** Failures that leave open whether a PATCH was carried out. */
export const unproven: fc.Arbitrary<NetworkFault> = fc.constantFrom<NetworkFault>(
  { lost: true },
  { answer: 'lost' },
  { answer: 'cut' },
  { before: 16_000, lost: true },
  { after: 16_000 },
  { front: { status: 500 } },
  { front: { status: 502, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 429, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 408, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 504 } },
  { front: { status: 404 } },
  { front: { status: 200 } },
  { front: { status: 429 } },
);

export function turnedOff(keys: readonly string[]): Statuses {
  return Object.fromEntries(keys.map((name) => [name, 'unsubscribed' as const]));
}
