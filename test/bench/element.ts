/**
 * Compares the element with `<courier-preferences>` in Chromium, and prints the medians.
 *
 * Both stand in the same page, get equal data from servers on loopback, and take turns, so that what
 * disturbs the machine disturbs both. Chromium can resolve no name but 127.0.0.1. Frames are drawn as
 * fast as they can be: with 60 a second, waiting for the next one would hide what is measured.
 */
import { launch } from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from '../browsers.ts';
import { courier, ours } from './element-contestants.ts';
import { type Figures, measure } from './element-figures.ts';
import { serveContestant } from './element-server.ts';

const ROUNDS = 15;

const LINES: readonly [figure: keyof Figures, what: string, unit: string, divisor: number][] = [
  ['transferred', 'transferred: script and data, gzip', 'bytes', 1],
  ['firstRender', 'script start to first render with data', 'ms', 1],
  ['clickToPaint', 'click to paint', 'ms', 1],
  ['heap', 'heap for 100 instances', 'KiB', 1024],
];

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('The bench needs Chromium. See test/browsers.ts.');

const contestants = [await ours(), await courier()];
const servers = await Promise.all(contestants.map(serveContestant));
const browser = await launch({
  executablePath,
  protocolTimeout: 15_000,
  args: [
    ...CHROMIUM_FLAGS,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-frame-rate-limit',
  ],
});

const rounds: Figures[][] = contestants.map(() => []);
try {
  // The first visit of all warms the browser up.
  for (const server of servers) await measure(browser, server);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? [1, 0] : [0, 1];
    for (const index of order) {
      const server = servers[index];
      if (server) rounds[index]?.push(await measure(browser, server));
    }
  }
  print(await browser.version());
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
}

function print(version: string): void {
  console.log(`Element in ${version}, medians of ${ROUNDS} rounds (lowest to highest)`);
  const [left, right] = contestants.map(({ name }) => name.padStart(30));
  console.log(`${''.padEnd(46)}${left}${right}   ours ÷ theirs`);
  for (const [figure, what, unit, divisor] of LINES) {
    const columns = rounds.map((taken) =>
      taken.map((figures) => figures[figure] / divisor).sort((a, b) => a - b),
    );
    const ratio = median(columns[0] ?? []) / median(columns[1] ?? []);
    const cells = columns.map((values) => cell(values).padStart(30)).join('');
    const verdict = ratio < 1 ? 'ahead' : 'behind';
    console.log(`${`${what}, ${unit}`.padEnd(46)}${cells}   ${ratio.toFixed(2)} ${verdict}`);
  }
}

function cell(sorted: readonly number[]): string {
  const format = (value: number) =>
    value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  return `${format(median(sorted))} (${format(lowest)}–${format(highest)})`;
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
