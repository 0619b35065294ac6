/** `npm run bench`: every benchmark, one after the other, each in a process of its own. */
import { spawnSync } from 'node:child_process';

const BENCHES = [
  'test/bench/element.ts',
  'test/bench/contacts.ts',
  'test/bench/contacts-rate.ts',
  'test/bench/tokens.ts',
  'test/bench/handler.ts',
  'test/bench/cold-start.ts',
  'test/bench/endurance.ts',
];

for (const bench of BENCHES) {
  const { status } = spawnSync(process.execPath, [...process.execArgv, bench], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
