/**
 * The element's tests, in the browser that `ENGINE` names: chromium (default), firefox or webkit.
 * The last line printed is JSON, such as `{"engine":"Chromium 156.0.1","passed":12,"failed":0,"skipped":0}`.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { SOURCE_CONDITION } from './server/build/source.ts';
import { CHROMIUM_FLAGS, findBrowser, versionOf } from './test/browsers.ts';
import { contractServer } from './test/component/contract-server.ts';
import { engineReporter } from './test/component/engine-reporter.ts';
import { webkitLauncher } from './test/component/webkit.ts';

const engine = process.env.ENGINE ?? 'chromium';
const executablePath = findBrowser(engine);
if (!executablePath) throw new Error(`No ${engine} on this machine. See test/browsers.ts.`);

const launchers = {
  chromium: () =>
    puppeteerLauncher({ launchOptions: { executablePath, args: [...CHROMIUM_FLAGS] } }),
  firefox: () => puppeteerLauncher({ launchOptions: { executablePath, browser: 'firefox' } }),
  webkit: () => webkitLauncher(executablePath),
};

const launcher = await launchers[engine]();

export default {
  files: 'test/component/**/*.test.ts',
  nodeResolve: { exportConditions: [SOURCE_CONDITION] },
  browsers: [launcher],
  concurrency: 1,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022' })],
  middleware: [contractServer],
  // Some tests wait for retries, and a loaded machine takes its time.
  testFramework: { config: { timeout: '20000' } },
  reporters: [defaultReporter({ reportTestProgress: false }), engineReporter(versionOf(engine))],
};
