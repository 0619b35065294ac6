/**
 * Compares the element with `<courier-preferences>` and with the floor, a few lines of DOM code, in
 * Chromium, and prints the medians. Most of both times is the browser's own: the floor says how much.
 *
 * All stand in the same page, get equal data from servers on loopback (of another origin, as in life)
 * and take turns, so that what disturbs the machine disturbs all. Chromium can resolve no name but
 * 127.0.0.1. Frames are drawn as fast as they can be: with 60 a second, waiting for the next one would
 * hide what is measured. The slow connection is emulated by Chromium.
 */
import { launch } from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from '../browsers.ts';
import { courier, floor, ours, oursWithContact } from './element-contestants.ts';
import { heapOf, slowVisit, type VisitFigures, visit } from './element-figures.ts';
import { type ElementServer, serveContestant } from './element-server.ts';
import { median } from './median.ts';

/** Visits of each. */
const VISITS = Number(process.env.VISITS ?? 61);

/** Visits of each on the slow connection: a second and more each, and steadier. */
const SLOW_VISITS = 15;

/** Heaps hardly differ from one time to the next. */
const HEAPS = 3;

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('The bench needs Chromium. See test/browsers.ts.');

const contestants = [await ours(), await courier(), await floor()];
const servers = await Promise.all(contestants.map(serveContestant));
const withContact = await serveContestant(await oursWithContact());
const browser = await launch({
  executablePath,
  args: [
    ...CHROMIUM_FLAGS,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-frame-rate-limit',
  ],
});

try {
  const visits = await inTurns(VISITS, servers, (server) => visit(browser, server));
  const slow = await inTurns(SLOW_VISITS, [...servers, withContact], (server) =>
    slowVisit(browser, server),
  );
  const heaps = await inTurns(HEAPS, servers, (server) => heapOf(browser, server, 100));

  console.log(`Element in ${await browser.version()}: medians (lowest to highest)`);
  printRow(
    '',
    ...contestants.map(({ name }) => name),
    'ours ÷ theirs',
    'ours ÷ floor',
    'theirs ÷ floor',
  );
  const of = (figure: keyof VisitFigures) =>
    visits.map((figures) => figures.map((taken) => taken[figure]));
  compare('transferred: script and data, gzip, bytes', of('transferred'));
  compare('script start to first render with data, ms', of('firstRender'));
  const [ours = [], theirs = [], least = [], given = []] = slow;
  compare('slow 4G: navigation to first render, ms', [ours, theirs, least]);
  compare('the same, `contact` in our page, ms', [given, theirs, least]);
  compare('click to paint, ms', of('clickToPaint'));
  compare(
    'heap for 100 instances, KiB',
    heaps.map((taken) => taken.map((bytes) => bytes / 1024)),
  );
} finally {
  await browser.close();
  await Promise.all([...servers, withContact].map((server) => server.close()));
}

/** Measures each so often, in alternating order; the first time of each warms up and is dropped. */
async function inTurns<Figure>(
  times: number,
  servers: readonly ElementServer[],
  measure: (server: ElementServer) => Promise<Figure>,
): Promise<Figure[][]> {
  const taken: Figure[][] = servers.map(() => []);
  for (let time = 0; time <= times; time++) {
    const order = [...servers.entries()];
    for (const [index, server] of time % 2 ? order.reverse() : order) {
      const figure = await measure(server);
      if (time > 0) taken[index]?.push(figure);
    }
  }
  return taken;
}

function compare(what: string, taken: readonly number[][]): void {
  const [ours = Number.NaN, theirs = Number.NaN, least = Number.NaN] = taken.map(median);
  const ratios = [ours / theirs, ours / least, theirs / least];
  printRow(what, ...taken.map(summary), ...ratios.map((ratio) => ratio.toFixed(2)));
}

function summary(values: readonly number[]): string {
  const format = (value: number) =>
    value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const range = `${format(Math.min(...values))}–${format(Math.max(...values))}`;
  return `${format(median(values))} (${range})`;
}

function printRow(what: string, ...cells: string[]): void {
  console.log(what.padEnd(44), ...cells.map((cell) => cell.padStart(22)));
}
