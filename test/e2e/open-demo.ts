/** The demo as a process, and Chromium to look at it: the tests of the demo's pages begin with both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../chromium.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';

export interface OpenDemo {
  demo: DemoProcess;
  browser: Browser;
  /** Its database and keys. Removed by {@link OpenDemo.close}. */
  directory: string;
  close(): Promise<void>;
}

/**
 * Starts the demo with an empty database, and a browser.
 *
 * @param args of the command line
 */
export async function openDemo(args: readonly string[] = []): Promise<OpenDemo> {
  const directory = await mkdtemp(join(tmpdir(), 'demo-'));
  const demo = await startDemoProcess(directory, '0', args);
  const browser = await launchChromium();
  return {
    demo,
    browser,
    directory,
    async close() {
      await browser.close();
      await demo.stop();
      await rm(directory, { recursive: true });
    },
  };
}

/** Errors of a page and of its console, collected as they happen. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
