/** Links name the category that they end: by the operator, by the link, by the system of record. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPreferencesApp } from '../../server/handler/app.ts';
import { createSoftwareOneUpstream } from '../../server/handler/upstreams/softwareone/softwareone.ts';
import { preferencesLink, unsubscribeLink } from '../../server/tokens/index.ts';
import { createTestKeys, PUBLIC_URL } from '../server/handler/fixtures.ts';
import { type SoftwareOneStandIn, startSoftwareOne } from './stand-ins/softwareone.ts';

const KEY = 'NTC-1234-0001';
const keys = await createTestKeys();
let standIn: SoftwareOneStandIn;

before(async () => {
  standIn = await startSoftwareOne();
});
after(() => standIn.close());

/** The handler, and a person's link to unsubscribe from {@link KEY}. */
async function visit(label?: string, labels?: Record<string, string>) {
  const app = createPreferencesApp({
    publicUrl: PUBLIC_URL,
    keys,
    brand: { name: 'Acme' },
    upstream: createSoftwareOneUpstream({
      baseUrl: standIn.url,
      apiToken: standIn.tokens.operations,
    }),
    log: () => {},
    ...(labels && { labels }),
  });
  const sub = standIn.addContact().id;
  const to = { publicUrl: PUBLIC_URL, sub };
  const link = await unsubscribeLink(keys, { ...to, category: KEY, ...(label && { label }) });
  const ask = async (address: string, fields?: Record<string, string>) => {
    const init = fields && { method: 'POST', body: new URLSearchParams(fields) };
    const response = await app.request(address.slice(PUBLIC_URL.length), init);
    // Without the markers of the rendering.
    return (await response.text()).replace(/<!--.*?-->/g, '');
  };
  return {
    page: await ask(await preferencesLink(keys, to)),
    confirm: await ask(link),
    done: await ask(link, { action: 'unsubscribe' }),
    undo: async (done: string) => {
      const [, undo = ''] = /name="undo" value="([^"]*)"/.exec(done) ?? [];
      return ask(link, { action: 'undo', undo });
    },
  };
}

test('the page that asks reads the name from the link alone; the page after that from the system', async () => {
  const { confirm, done, undo } = await visit('Prices & more');
  assert.match(confirm, /“Prices &amp; more”/);
  assert.match(done, /“Price changes”/);
  assert.match(await undo(done), /“Price changes”/);
});

test('without a name in the link, the key is made readable', async () => {
  const { confirm, done } = await visit();
  assert.match(confirm, /“Ntc 1234 0001”/);
  assert.match(done, /“Price changes”/);
});

test('the operator’s own name goes before all others', async () => {
  const { confirm, done, page } = await visit('Prices', { [KEY]: 'What it costs' });
  for (const shown of [confirm, done, page]) assert.match(shown, /What it costs/);
  assert.doesNotMatch(confirm + done, /Price changes|Prices/);
  assert.doesNotMatch(page, /Price changes<\/label>/);
  assert.match(page, /When the price of something you have bought is about to change\./);
});

test('the page with all preferences shows the names of the system, and why a row is locked', async () => {
  const { page } = await visit();
  assert.match(page, />Price changes<\/label>/);
  assert.match(page, />Security<\/label>/);
  assert.doesNotMatch(page, /Ntc 1234/);
});
