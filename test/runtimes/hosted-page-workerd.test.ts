/** The hosted page inside workerd: rendered there, its scripts served from there. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { createTokenKeys, generateSecret, preferencesLink } from '../../server/tokens.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/contacts.ts';
import { PUBLIC_URL, USER_ID } from '../server/fixtures.ts';

/** The worker as wrangler would bundle it: `@lit-labs/ssr` wants `node:buffer` (`nodejs_compat`). */
async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['server/runtimes/worker-with-pages.ts'],
    absWorkingDir: new URL('../../', import.meta.url).pathname,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'node', 'import'],
    alias: { buffer: 'node:buffer' },
    external: ['node:*'],
    logLevel: 'error',
  });
  const [output] = outputFiles;
  assert.ok(output);
  return output.text;
}

describe('the hosted page inside workerd', () => {
  const secret = generateSecret();
  let contacts: TestContacts;
  let worker: Miniflare;
  let link: string;

  before(async () => {
    contacts = await startContacts();
    await contacts.seed(USER_ID);
    const script = await bundleWorker();
    const bytes = gzipSync(script, { level: 9 }).byteLength;
    console.log(`Worker with pages: ${bytes} bytes gzip`);
    worker = new Miniflare({
      modules: true,
      script,
      scriptPath: 'worker.js',
      compatibilityDate: '2026-07-01',
      compatibilityFlags: ['nodejs_compat'],
      bindings: {
        FEATUREBASE_API_KEY: API_KEY,
        FEATUREBASE_BASE_URL: contacts.url,
        PREFERENCES_TOKEN_SECRET: secret,
        PREFERENCES_PUBLIC_URL: PUBLIC_URL,
      },
    });
    const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
    link = await preferencesLink(keys, { publicUrl: PUBLIC_URL, sub: USER_ID });
  });
  after(async () => {
    await worker.dispose();
    await contacts.close();
  });

  test('the page comes with the preferences in it, and with its scripts', async () => {
    const response = await worker.dispatchFetch(link);
    assert.equal(response.status, 200);
    const page = await response.text();
    assert.match(page, /<template shadowroot="open" shadowrootmode="open"><style>/);
    assert.match(page, /For j•••@e••••••\.com/);
    const [, script] = /<script src="([^"]+)"><\/script>/.exec(page) ?? [];
    assert.equal((await worker.dispatchFetch(`${PUBLIC_URL}/${script}`)).status, 200);
  });

  test('the form saves', async () => {
    const response = await worker.dispatchFetch(link, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'changelog=unsubscribed',
    });
    assert.match(await response.text(), /<li>Changelog \(off\)<\/li>/);
    assert.equal((await contacts.statuses(USER_ID)).changelog, 'unsubscribed');
  });
});
