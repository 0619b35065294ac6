/** Chromium for tests that drive a page themselves. */
import { type Browser, launch } from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from './browsers.ts';

/**
 * Starts the Chromium of this machine, without a window. Close it when done.
 *
 * @throws {Error} when there is none
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('This needs Chromium. npm test says how to get it.');
  return launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}
