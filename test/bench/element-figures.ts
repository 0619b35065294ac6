/** Takes one visit's figures of an element in a fresh profile of Chromium. */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { ElementServer } from './element-server.ts';
import { median } from './median.ts';

/** What one visit measures of one element. */
export interface VisitFigures {
  /** Script and data as they came over the wire, headers included, in bytes. */
  transferred: number;
  /** From the start of the script to the frame with the data, in milliseconds. */
  firstRender: number;
  /** From the mouse button to the frame that shows the new state, in milliseconds. */
  clickToPaint: number;
}

/** Functions that the pages run. */
declare global {
  /** Imports the module that defines the element, and starts it. */
  function define(): Promise<void>;
  /** Every switch in the page, also within shadow roots. */
  function switches(): Element[];
  /** Resolves once there are so many switches and a frame with them has been drawn; when that was. */
  function drawn(count: number): Promise<number>;
  /** Resolves to the milliseconds from the next click until its outcome has been drawn. */
  function nextClick(): Promise<number>;
}

const SWITCHES_PER_ELEMENT = 5;

/** Opens the page with one element, waits for its data, and clicks on its switches. */
export async function visit(browser: Browser, server: ElementServer): Promise<VisitFigures> {
  return inNewProfile(browser, async (page, session) => {
    let transferred = 0;
    const urls = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, response }) => {
      urls.set(requestId, response.url);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!/\?count=/.test(urls.get(requestId) ?? '')) transferred += encodedDataLength;
    });
    await open(page, server.page(1));
    const firstRender = await page.evaluate(async (count) => {
      const start = performance.now();
      const done = drawn(count);
      await define();
      return (await done) - start;
    }, SWITCHES_PER_ELEMENT);
    await page.waitForNetworkIdle({ idleTime: 50 });
    const untilLoaded = transferred;
    await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
    // Else the frames of what moves after a click would delay the message that ends the measurement.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    return { transferred: untilLoaded, firstRender, clickToPaint: await clicks(page) };
  });
}

/** A slow phone connection: Chromium's "Slow 4G", 1.6 Mbit/s and 150 ms a round trip. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/**
 * Opens the page on a slow connection with nothing cached.
 *
 * @returns from the navigation to the frame with the data, in milliseconds
 */
export async function slowVisit(browser: Browser, server: ElementServer): Promise<number> {
  return inNewProfile(browser, async (page, session) => {
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await page.goto(server.livePage, { waitUntil: 'domcontentloaded' });
    return page.evaluate((count) => drawn(count), SWITCHES_PER_ELEMENT);
  });
}

/** Clicks on each category's switch in turn, with time in between to save; the median of them. */
async function clicks(page: Page): Promise<number> {
  const durations: number[] = [];
  for (let index = 1; index < SWITCHES_PER_ELEMENT; index++) {
    const [x = 0, y = 0] = await page.evaluate((at) => {
      const box = switches()[at]?.getBoundingClientRect();
      return box ? [box.x + box.width / 2, box.y + box.height / 2] : [];
    }, index);
    // Input may overtake a call that is still on its way, so the listener has to be there first.
    const outcome = await page.evaluateHandle(() => ({ drawn: nextClick() }));
    await page.mouse.click(x, y);
    durations.push(await outcome.evaluate(({ drawn }) => drawn));
    // Saved, and what moves has come to rest.
    await page.waitForNetworkIdle({ idleTime: 250 });
  }
  return median(durations);
}

/** What so many elements with data add to the heap, JavaScript's and the DOM's, in bytes. */
export async function heapOf(
  browser: Browser,
  server: ElementServer,
  count: number,
): Promise<number> {
  const empty = await heapWith(browser, server, 0);
  return (await heapWith(browser, server, count)) - empty;
}

async function heapWith(browser: Browser, server: ElementServer, count: number): Promise<number> {
  return inNewProfile(browser, async (page, session) => {
    await open(page, server.page(count));
    await page.evaluate(async (expected) => {
      await define();
      await drawn(expected);
    }, count * SWITCHES_PER_ELEMENT);
    await page.waitForNetworkIdle({ idleTime: 50 });
    for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
    const usage = await session.send('Runtime.getHeapUsage');
    return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
  });
}

async function inNewProfile<Result>(
  browser: Browser,
  work: (page: Page, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(pageFunctions);
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    // Frames are drawn without pause here: what moves while data is loaded would take all the time.
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 0 });
    return await work(page, session);
  } finally {
    await context.close();
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForNetworkIdle({ idleTime: 50 });
}

function pageFunctions(): void {
  const roots: ParentNode[] = [document];
  const observer = new MutationObserver(() => dispatchEvent(new Event('mutation')));
  const observe = (root: Node) => observer.observe(root, { childList: true, subtree: true });
  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    observe(root);
    return root;
  };

  globalThis.switches = () => roots.flatMap((root) => [...root.querySelectorAll('[role=switch]')]);

  /** A message is handled after the frame whose callbacks have posted it. */
  const afterFrame = (work: () => void) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(null);
    });
  };

  globalThis.drawn = (count) =>
    new Promise((resolve) => {
      const look = () => {
        if (switches().length < count) addEventListener('mutation', look, { once: true });
        else afterFrame(() => resolve(performance.now()));
      };
      look();
    });

  globalThis.nextClick = () =>
    new Promise((resolve, reject) => {
      const states = () =>
        switches().map((node) => (node as HTMLInputElement).checked ?? node.ariaChecked === 'true');
      const before = String(states());
      const listener = (event: Event) => {
        afterFrame(() => {
          const duration = performance.now() - event.timeStamp;
          if (String(states()) === before) reject(new Error('The click has changed no switch.'));
          else resolve(duration);
        });
      };
      addEventListener('click', listener, { capture: true, once: true });
    });
}
