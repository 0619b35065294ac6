/**
 * `npm test`: everything that must hold, in real browsers and runtimes.
 *
 * Runs the element's suite once an engine and all other tests under Node, then says what ran where.
 * An engine that is neither installed nor installable here is named in the last lines; without
 * Chromium, and in CI without any of the three, the run fails.
 *
 * `npm test -- <file, folder or glob> …` runs the named tests alone; the element's in Chromium, or in
 * the engine that `ENGINE` names.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from 'vite';
import { SOURCE_CONDITION } from '../server/build/source.ts';
import { ENGINES, type Engine, findBrowser } from './browsers.ts';
import { installBrowsers } from './install-browsers.ts';

interface Outcome {
  suite: string;
  passed: number;
  failed: number;
}

/**
 * The test files that are asked for.
 *
 * @param patterns files, folders or globs, relative to the root; none: every file
 */
async function testFiles(patterns: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns.length > 0 ? patterns : ['test']) {
    const folder = existsSync(pattern) && statSync(pattern).isDirectory();
    const before = files.size;
    for await (const file of glob(folder ? join(pattern, '**/*.test.ts') : pattern)) {
      if (file.endsWith('.test.ts') && !file.includes('node_modules')) files.add(file);
    }
    if (files.size === before) throw new Error(`No test file is found by "${pattern}".`);
  }
  return [...files].sort();
}

/** The tests that run under Node: all but the element's. */
async function nodeSuite(files: readonly string[]): Promise<Outcome> {
  const outcome = { suite: `Node ${process.version}`, passed: 0, failed: 0 };
  const events = run({
    files: [...files],
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
async function elementSuite(engine: Engine, files: readonly string[]): Promise<Outcome> {
  const runner = ['node_modules/@web/test-runner/dist/bin.js', '--files', ...files];
  const child = spawn(process.execPath, runner, {
    env: { ...process.env, ENGINE: engine },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  // The reporter may have left control codes of the terminal before it.
  const [line] = /\{"engine":.*\}/.exec(output) ?? [];
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

// Every process that a test starts runs on the sources, too.
process.env.NODE_OPTIONS = `--conditions=${SOURCE_CONDITION} ${process.env.NODE_OPTIONS ?? ''}`;

const patterns = process.argv.slice(2);
const files = await testFiles(patterns);
const elementFiles = files.filter((file) => file.startsWith(join('test', 'component')));
const nodeFiles = files.filter((file) => !elementFiles.includes(file));

/** The engines that this run is to cover. */
function wantedEngines(): readonly Engine[] {
  if (elementFiles.length === 0) return [];
  const named = ENGINES.filter((engine) => engine === (process.env.ENGINE ?? 'chromium'));
  return patterns.length === 0 ? ENGINES : named;
}

const engines = wantedEngines();
await installBrowsers(engines.filter((engine) => !findBrowser(engine)));
const present = engines.filter((engine) => findBrowser(engine));
const missing = engines.filter((engine) => !present.includes(engine));

await build({ logLevel: 'warn' });

const outcomes: Outcome[] = [];
if (nodeFiles.length > 0) outcomes.push(await nodeSuite(nodeFiles));
for (const engine of present) outcomes.push(await elementSuite(engine, elementFiles));

console.log();
for (const { suite, passed, failed } of outcomes) {
  console.log(`${suite}: ${passed} passed, ${failed} failed`);
}
const required = engines.filter((engine) => process.env.CI || engine === engines[0]);
for (const engine of missing) console.log(`${engine}: not installed here, its tests did not run`);
const lacking = required.filter((engine) => !present.includes(engine)).length;
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, lacking);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
