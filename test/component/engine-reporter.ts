/** Prints one line of JSON when all tests have run: which engine, and how many passed and failed. */
import type { Reporter, TestSession } from '@web/test-runner';

type Suite = NonNullable<TestSession['testResults']>;

/**
 * A reporter whose last line a program can read.
 *
 * @param engine name and version, such as `Chromium 156.0.1`
 */
export function engineReporter(engine: string): Reporter {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const { testResults, errors } of sessions) {
        // A file that did not load has no tests; that is a failure all the same.
        if (!testResults || errors.length) counts.failed++;
        for (const { skipped, passed } of testResults ? testsOf(testResults) : []) {
          counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
        }
      }
      console.log(JSON.stringify({ engine, ...counts }));
    },
  };
}

function testsOf(suite: Suite): Suite['tests'] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
