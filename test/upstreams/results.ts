/** Which suite passed on which system: counted while the tests run, and printed as one table. */
import { test } from 'node:test';

const results = new Map<string, Map<string, { passed: number; run: number }>>();

/** Runs a test, and counts it. */
export function check(system: string, suite: string, name: string, run: () => Promise<void>): void {
  test(`${system}: ${name}`, async () => {
    const suites = results.get(system) ?? new Map();
    results.set(system, suites);
    const count = suites.get(suite) ?? { passed: 0, run: 0 };
    suites.set(suite, count);
    count.run += 1;
    await run();
    count.passed += 1;
  });
}

/** The table: a line a system, a column a suite. */
export function resultsTable(): string {
  const suites = [...new Set([...results.values()].flatMap((counts) => [...counts.keys()]))];
  const rows = [...results].map(([system, counts]) => [
    system,
    ...suites.map((suite) => {
      const { passed, run } = counts.get(suite) ?? { passed: 0, run: 0 };
      return `${passed} of ${run}`;
    }),
  ]);
  const lines = [['system of record', ...suites], ...rows];
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
