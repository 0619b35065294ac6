/** A tab in any of the three engines, driven as a person would: the same few steps for each. */
import { type Browser, launch, type Page } from 'puppeteer-core';
import { CHROMIUM_FLAGS, type Engine, findBrowser } from './browsers.ts';
import type { Tab } from './tab.ts';
import { openWebkitTab } from './webkit-tab.ts';

/**
 * Starts a browser without a window.
 *
 * @throws {Error} when the engine is not on this machine
 * @example
 * const tab = await openTab('firefox');
 * await tab.open('http://127.0.0.1:5173/');
 */
export async function openTab(engine: Engine): Promise<Tab> {
  const executablePath = findBrowser(engine);
  if (!executablePath) throw new Error(`${engine} is not installed.`);
  if (engine === 'webkit') return openWebkitTab(executablePath);
  const browser =
    engine === 'firefox'
      ? await launch({ browser: 'firefox', executablePath })
      : await launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  return tabOf(browser, await browser.newPage());
}

function tabOf(browser: Browser, page: Page): Tab {
  return {
    async open(url) {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    async click(expression) {
      const handle = await page.evaluateHandle(expression);
      const element = handle.asElement();
      if (!element) throw new Error(`There is no ${expression}`);
      await (element as unknown as { click(): Promise<void> }).click();
    },
    close: () => browser.close(),
  };
}

/** Waits until an expression is true. @throws {Error} when it is not after 15 seconds */
export async function until(tab: Tab, expression: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    // While a page gives way to the next, there is nothing to ask.
    const { value, cause } = await tab.evaluate(`!!(${expression})`).then(
      (value) => ({ value, cause: undefined }),
      (cause: unknown) => ({ value: false, cause }),
    );
    if (value) return;
    if (Date.now() > deadline) throw new Error(`This did not come true: ${expression}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
