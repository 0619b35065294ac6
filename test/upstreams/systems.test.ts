/** Every system of record, under the same suites. Prints which passed where. */
import { after, before, describe } from 'node:test';
import { resultsTable } from './results.ts';
import { badInput } from './suites/bad-input.ts';
import { conformance } from './suites/conformance.ts';
import { faults } from './suites/faults.ts';
import { hostedPage } from './suites/hosted-page.ts';
import { oneClick } from './suites/one-click.ts';
import { sequences } from './suites/sequences.ts';
import { type RunningSystem, SYSTEMS } from './systems.ts';

for (const system of SYSTEMS) {
  describe(system.name, () => {
    let started: RunningSystem | undefined;
    const running = (): RunningSystem => {
      if (!started) throw new Error('The system has not been started.');
      return started;
    };
    before(async () => {
      started = await system.start();
    });
    after(() => started?.close());

    conformance(system, running);
    badInput(system, running);
    oneClick(system, running);
    hostedPage(system, running);
    sequences(system, running);
    // Mostly waiting, and each on a server of its own.
    describe('faults', { concurrency: true }, () => faults(system));
  });
}

after(() => console.log(`\n${resultsTable()}\n`));
