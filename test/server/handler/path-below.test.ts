/** The routes of the handler below the path of its public address, and without it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPreferencesApi } from '../../../server/handler/api.ts';
import { createTestKeys } from './fixtures.ts';

for (const [publicUrl, served, other] of [
  ['https://example.com', ['/healthz'], ['/email/healthz']],
  ['https://example.com/', ['/healthz'], ['//healthz']],
  ['https://example.com/email', ['/email/healthz', '/healthz'], ['/emails/healthz', '/email']],
  ['https://example.com/email/', ['/email/healthz', '/healthz'], ['/email/email/healthz']],
  ['https://example.com/email//', ['/email/healthz', '/healthz'], ['/emailhealthz']],
  ['https://example.com/a/b', ['/a/b/healthz', '/healthz'], ['/a/healthz', '/b/healthz']],
  ['https://example.com//a', ['//a/healthz', '/healthz'], ['/a/healthz']],
] as const) {
  test(`${publicUrl} serves ${served.join(' and ')}, and not ${other.join(' and ')}`, async () => {
    const fail = () => assert.fail('the upstream was called');
    const api = createPreferencesApi({
      publicUrl,
      keys: await createTestKeys(),
      upstream: { getEmailPreferences: fail, updateEmailPreferences: fail },
      log: () => {},
    });
    const statusOf = async (path: string) =>
      (await api.fetch(new Request(`https://example.com${path}`))).status;
    for (const path of served) assert.equal(await statusOf(path), 200, path);
    for (const path of other) assert.equal(await statusOf(path), 404, path);
  });
}
