/** Runs the element's tests in WebKitGTK, through its own driver, on a screen that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { BrowserLauncher } from '@web/test-runner';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { MINI_BROWSER } from '../browsers.ts';

/**
 * A launcher for the test runner.
 *
 * @param driver path of `WebKitWebDriver`
 */
export async function webkitLauncher(driver: string): Promise<BrowserLauncher> {
  const { port } = await startWebkitDriver(driver);
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    capabilities: {
      browserName: 'MiniBrowser',
      // WebKitWebDriver speaks the classic protocol only.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    },
    logLevel: 'error',
  } as Parameters<typeof webdriverLauncher>[0]);
}

/**
 * Starts the driver on a free port, with a virtual screen where there is none.
 *
 * @param driver path of `WebKitWebDriver`
 */
export async function startWebkitDriver(
  driver: string,
): Promise<{ port: number; stop: () => void }> {
  const screen = process.env.DISPLAY ? undefined : await startDisplay();
  process.env.DISPLAY ||= screen?.name;
  const port = await freePort();
  const child = start(driver, [`--port=${port}`]);
  await untilListening(port);
  return {
    port,
    stop() {
      child.kill();
      screen?.stop();
    },
  };
}

/** A new virtual screen; its X11 name, and how to end it. */
async function startDisplay(): Promise<{ name: string; stop: () => void }> {
  const server = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24']);
  const [number] = await once(server.stdout ?? process.stdin, 'data');
  return {
    name: `:${String(number).trim()}`,
    stop() {
      server.kill();
      delete process.env.DISPLAY;
    },
  };
}

/** Starts a program that ends with this one. */
function start(program: string, args: string[]): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => child.kill());
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (cause) {
      if (tries === 50) throw new Error('WebKitWebDriver did not start.', { cause });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
