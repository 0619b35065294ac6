/** Sessions for fast-check to make: who does what, and what goes wrong. */
import * as fc from 'fast-check';
import type { Status } from '../../component/preferences.ts';
import type { NetworkFault } from './network.ts';
import { KEYS, type Operation, type Provider, type Script } from './session.ts';
import type { RecordFault } from './system-of-record.ts';

// Few, so that changes meet.
const key = fc.constantFrom('all', 'all', 'changelog', 'postUpdates');
const tab = fc.nat(1);
const none = fc.constant({});
const slow = fc.constantFrom(20, 300, 3000, 6000);
const retryAfter = fc.constantFrom(undefined, '0', '1', '7', '3600', 'nonsense');

const network: fc.Arbitrary<NetworkFault> = fc.oneof(
  { weight: 6, arbitrary: none },
  fc.constant({ lost: true }),
  fc.record({ before: slow, lost: fc.boolean() }),
  fc.constantFrom<NetworkFault>({ answer: 'lost' }, { answer: 'cut' }),
  fc.record({ before: slow, after: slow, answer: fc.constantFrom(undefined, 'lost', 'cut') }),
  // Longer than the page waits.
  fc.constantFrom<NetworkFault>({ before: 16_000 }, { after: 16_000 }),
  fc.constant({ withoutToken: true }),
  fc.record({
    front: fc.record({
      status: fc.constantFrom(200, 401, 403, 404, 429, 500, 502, 504),
      retryAfter,
    }),
  }),
);

const record: fc.Arbitrary<RecordFault> = fc.oneof(
  { weight: 6, arbitrary: none },
  fc.constantFrom<RecordFault>({ lost: true }, { answer: 'lost' }, { answer: 'cut' }),
  fc.record({ before: slow, after: slow }),
  fc.record({
    status: fc.constantFrom(401, 404, 408, 429, 500, 502, 503, 504),
    retryAfter,
    applied: fc.boolean(),
    before: fc.constantFrom(0, 300),
  }),
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('toggle'), tab, key }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save'), tab }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('discard', 'retry', 'refresh', 'remove', 'add', 'add', 'token', 'undo'),
      tab,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('offline', 'online', 'oneClick') }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      milliseconds: fc.constantFrom(0, 1, 100, 1000, 5000, 16_000, 40_000),
    }),
  },
) as fc.Arbitrary<Operation>;

export const script: fc.Arbitrary<Script> = fc.record({
  stored: fc.record(
    Object.fromEntries(
      KEYS.map((name) => [name, fc.constantFrom<Status>('subscribed', 'unsubscribed')]),
    ),
  ),
  tabs: fc.array(
    fc.record({ mode: fc.constantFrom('instant', 'submit'), hasProvider: fc.boolean() }),
    { minLength: 1, maxLength: 2 },
  ),
  operations: fc.array(operation, { minLength: 4, maxLength: 30, size: 'max' }),
  network: fc.array(network, { maxLength: 12, size: 'max' }),
  record: fc.array(record, { maxLength: 12, size: 'max' }),
  loadsFirst: fc.constantFrom(true, true, true, false),
  provider: fc.array(fc.constantFrom<Provider>('token', 'token', 'throws', 'silent', 'nonsense'), {
    maxLength: 4,
  }),
  broadcastDelay: fc.constantFrom(0, 10, 2000),
  seed: fc.nat(),
});
