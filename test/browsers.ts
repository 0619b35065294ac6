/** The browsers on this machine, one an engine. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

/** A browser engine that the element is tested in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** Where each engine's program is on Debian and macOS; the environment has the first word. */
const CANDIDATES: Record<Engine, readonly (string | undefined)[]> = {
  chromium: [
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  firefox: [
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
  webkit: [process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver'],
};

/** All engines, in the order in which they are tested. */
export const ENGINES = Object.keys(CANDIDATES) as Engine[];

/**
 * The program that drives an engine.
 *
 * @returns a path, or undefined when there is none on this machine
 */
export function findBrowser(engine: Engine): string | undefined {
  return CANDIDATES[engine].find((path) => path && existsSync(path));
}

/** Flags for Chromium: quiet, and without a sandbox where it cannot have one (as root). */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The browser that WebKitGTK ships for tests. The version of its API is part of the path. */
export const MINI_BROWSER = globSync('/usr/lib{,64,/*}/webkit2gtk-4.*/MiniBrowser')[0];

const NAMES: Record<Engine, string> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

/**
 * An engine's name and version, as its program reports it. WebKitGTK's wants a screen for that.
 *
 * @example
 * versionOf('firefox'); // 'Firefox 153.7.0'
 */
export function versionOf(engine: Engine): string {
  const program = engine === 'webkit' ? MINI_BROWSER : findBrowser(engine);
  if (!program) return NAMES[engine];
  const text = execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return `${NAMES[engine]} ${/\d+(\.\d+)+/.exec(text)?.[0] ?? ''}`.trim();
}
