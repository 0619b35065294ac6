/** The workers for SoftwareOne and Wappfy, inside Cloudflare's runtime. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Miniflare } from 'miniflare';
import { createTokenKeys, generateSecret, signToken } from '../../server/tokens/index.ts';
import { bundle } from '../runtimes/bundle.ts';
import { API_KEY, startContacts } from '../server/handler/contacts.ts';
import { PUBLIC_URL, preferencesPath } from '../server/handler/fixtures.ts';
import { startSoftwareOne } from './stand-ins/softwareone.ts';
import { startWappfy } from './stand-ins/wappfy.ts';

const secret = generateSecret();

async function start(entry: string, bindings: Record<string, string>) {
  const worker = new Miniflare({
    modules: true,
    script: await bundle(entry),
    compatibilityDate: '2026-07-01',
    bindings: {
      PREFERENCES_TOKEN_SECRET: secret,
      PREFERENCES_PUBLIC_URL: PUBLIC_URL,
      ...bindings,
    },
  });
  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
  return {
    worker,
    async change(userId: string, preferences: Record<string, string>): Promise<number> {
      const token = await signToken(keys, { sub: userId, scope: 'manage' });
      const response = await worker.dispatchFetch(`${PUBLIC_URL}${preferencesPath(userId)}`, {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ preferences }),
      });
      await response.text();
      return response.status;
    },
  };
}

describe('workers of other systems', () => {
  let marketplace: Awaited<ReturnType<typeof startSoftwareOne>>;
  let whatsapp: Awaited<ReturnType<typeof startWappfy>>;
  let contacts: Awaited<ReturnType<typeof startContacts>>;
  before(async () => {
    marketplace = await startSoftwareOne();
    whatsapp = await startWappfy();
    contacts = await startContacts();
  });
  after(async () => {
    await marketplace.close();
    await whatsapp.close();
    await contacts.close();
  });

  test('SoftwareOne: changes of one person at the same time are all kept', async () => {
    const { worker, change } = await start('server/runtimes/worker-softwareone.ts', {
      SOFTWAREONE_BASE_URL: marketplace.url,
      SOFTWAREONE_API_TOKEN: marketplace.tokens.operations,
    });
    const contact = marketplace.addContact({ optOuts: ['NTC-1234-0009'] });
    const statuses = await Promise.all(
      ['NTC-1234-0001', 'NTC-1234-0002'].map((key) =>
        change(contact.id, { [key]: 'unsubscribed' }),
      ),
    );
    assert.deepEqual(statuses, [200, 200]);
    assert.deepEqual(
      new Set(contact.optOuts),
      new Set(['NTC-1234-0009', 'NTC-1234-0001', 'NTC-1234-0002']),
    );
    await worker.dispose();
  });

  test('Wappfy: a person turns messages off, and on again', async () => {
    const { worker, change } = await start('server/runtimes/worker-wappfy.ts', {
      WAPPFY_BASE_URL: whatsapp.url,
      WAPPFY_API_KEY: whatsapp.apiKey,
      WAPPFY_SESSION: whatsapp.session,
      FEATUREBASE_BASE_URL: contacts.url,
      FEATUREBASE_API_KEY: API_KEY,
    });
    assert.equal(await change('4915112345678', { all: 'unsubscribed' }), 200);
    assert.ok(whatsapp.blocked.has('4915112345678'));
    assert.equal(await change('4915112345678', { all: 'subscribed' }), 200);
    assert.ok(!whatsapp.blocked.has('4915112345678'));
    await worker.dispose();
  });
});
