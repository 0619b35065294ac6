/**
 * `npm test`: everything that must hold, in real browsers and runtimes.
 *
 * Runs the element's suite once an engine and all other tests under Node, then says what ran where.
 * An engine that is neither installed nor installable here is named in the last lines; without
 * Chromium, and in CI without any of the three, the run fails.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from 'vite';
import { ENGINES, type Engine, findBrowser } from './browsers.ts';
import { installBrowsers } from './install-browsers.ts';

interface Outcome {
  suite: string;
  passed: number;
  failed: number;
}

/** The tests that run under Node: all but the element's. */
async function nodeSuite(): Promise<Outcome> {
  const files: string[] = [];
  for await (const file of glob('test/**/*.test.ts', { exclude: ['test/component/**'] })) {
    files.push(file);
  }
  const outcome = { suite: `Node ${process.version}`, passed: 0, failed: 0 };
  const events = run({
    files: files.sort(),
    concurrency: availableParallelism(),
    // A process that a failed test has left behind fails its file, rather than keeping all waiting.
    timeout: 5 * 60_000,
  });
  events.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') outcome.passed += 1;
  });
  events.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') outcome.failed += 1;
  });
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report, { writable: false });
  return outcome;
}

/** The element's tests in one engine, in a process of their own. */
async function elementSuite(engine: Engine): Promise<Outcome> {
  const child = spawn(process.execPath, ['node_modules/@web/test-runner/dist/bin.js'], {
    env: { ...process.env, ENGINE: engine },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const line = output.split('\n').findLast((candidate) => candidate.startsWith('{"engine":'));
  if (!line) return { suite: engine, passed: 0, failed: 1 };
  const {
    engine: suite,
    passed,
    failed,
  } = JSON.parse(line) as {
    engine: string;
    passed: number;
    failed: number;
  };
  // A run that executed nothing, or ended badly after its tests, has not passed.
  const broken = passed === 0 || code !== 0;
  return { suite, passed, failed: broken ? Math.max(failed, 1) : failed };
}

await installBrowsers(ENGINES.filter((engine) => !findBrowser(engine)));
const present = ENGINES.filter((engine) => findBrowser(engine));
const missing = ENGINES.filter((engine) => !present.includes(engine));

await build({ logLevel: 'warn' });

const outcomes = [await nodeSuite()];
for (const engine of present) outcomes.push(await elementSuite(engine));

console.log();
for (const { suite, passed, failed } of outcomes) {
  console.log(`${suite}: ${passed} passed, ${failed} failed`);
}
const required = process.env.CI ? ENGINES : (['chromium'] as const);
for (const engine of missing) console.log(`${engine}: not installed here, its tests did not run`);
const lacking = required.filter((engine) => !present.includes(engine)).length;
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, lacking);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
