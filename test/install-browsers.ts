/** Brings the browsers that tests need, by the system's package manager, or says how. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Engine } from './browsers.ts';

const DEBIAN_PACKAGES: Record<Engine, readonly string[]> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const MACOS_COMMANDS: Record<Engine, string> = {
  chromium: 'brew install --cask google-chrome',
  firefox: 'brew install --cask firefox',
  webkit: 'none: the WebKit run needs WebKitWebDriver, which is packaged for Linux',
};

/**
 * Installs what is missing when this is Debian and we may; otherwise prints the command to run.
 *
 * @param missing the engines without a browser on this machine
 */
export async function installBrowsers(missing: readonly Engine[]): Promise<void> {
  if (missing.length === 0) return;
  if (process.platform === 'darwin') {
    for (const engine of missing) console.error(`${engine} is missing. ${MACOS_COMMANDS[engine]}`);
    return;
  }
  const packages = missing.flatMap((engine) => DEBIAN_PACKAGES[engine]);
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`${missing.join(', ')} missing. Install with: sudo apt-get ${install.join(' ')}`);
    return;
  }
  console.error(`Installing ${packages.join(', ')} with apt-get.`);
  aptGet(['update', '--quiet']);
  aptGet(install);
}

function aptGet(args: readonly string[]): void {
  const { status, error } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error || status !== 0) {
    console.error(`apt-get ${args.join(' ')} failed (${error?.message ?? `exit code ${status}`}).`);
  }
}
