/** An operator's own categories through the handler, in front of a contacts service that has them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createPreferencesApi, createPreferencesApp } from '../../../server/handler/app.ts';
import { readApiOptions } from '../../../server/handler/environment/api.ts';
import { readAppOptions } from '../../../server/handler/environment/app.ts';
import {
  readSigningKeys,
  withOwnCategories,
} from '../../../server/handler/environment/categories.ts';
import { EnvironmentError } from '../../../server/http/environment.ts';
import smallWorker from '../../../server/runtimes/worker.ts';
import categoriesWorker from '../../../server/runtimes/worker-with-sessions.ts';
import {
  createTokenKeys,
  generateSecret,
  listUnsubscribeHeaders,
  preferencesLink,
  signToken,
  TokenConfigurationError,
  unsubscribeLink,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { type RunningContacts, startOnSqlite } from '../contacts/backends.ts';
import { API_KEY, PUBLIC_URL, preferencesPath } from './fixtures.ts';

const CATEGORIES = {
  weeklyDigest: {
    label: { en: 'Weekly digest', de: 'Wochenrückblick' },
    description: { en: 'All news once a week.', de: 'Einmal in der Woche alles Neue.' },
  },
  changelog: {},
  tipsAndTricks: { label: 'Tips' },
};

const SECRET = generateSecret();
const ENVIRONMENT = {
  FEATUREBASE_API_KEY: API_KEY,
  PREFERENCES_TOKEN_SECRET: SECRET,
  PREFERENCES_PUBLIC_URL: PUBLIC_URL,
  PREFERENCES_CATEGORIES: JSON.stringify(CATEGORIES),
};

interface Answer {
  preferences: Record<string, { status: string; label?: string; description?: string }>;
}

describe('own categories', () => {
  let contacts: RunningContacts;
  let environment: Record<string, string>;
  let app: ReturnType<typeof createPreferencesApp>;
  let token: string;
  before(async () => {
    contacts = await startOnSqlite({ categories: CATEGORIES, apiKey: API_KEY });
    await contacts.client({ apiKey: API_KEY }).users.contacts.createOrUpdate({
      userId: 'usr_1',
      email: 'john@example.com',
    });
    environment = { ...ENVIRONMENT, FEATUREBASE_BASE_URL: contacts.baseURL };
    app = createPreferencesApp({ ...(await readAppOptions(environment)), log: () => {} });
    token = await signToken(await readSigningKeys(environment), { sub: 'usr_1', scope: 'manage' });
  });
  after(() => contacts.stop());

  const send = async (init: RequestInit, target = app): Promise<Answer> => {
    const response = await target.request(preferencesPath('usr_1'), {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...init.headers,
      },
    });
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Answer;
  };
  const read = (language?: string, target = app) =>
    send(language === undefined ? {} : { headers: { 'Accept-Language': language } }, target);

  test('are served in their order, with names in the language of the reader', async () => {
    const { preferences } = await read('fr, de-AT;q=0.8, en;q=0.5');
    assert.deepEqual(Object.keys(preferences), [
      'all',
      'weeklyDigest',
      'changelog',
      'tipsAndTricks',
    ]);
    assert.deepEqual(preferences.weeklyDigest, {
      status: 'subscribed',
      effectiveStatus: 'subscribed',
      label: 'Wochenrückblick',
      description: 'Einmal in der Woche alles Neue.',
    });
    assert.equal(preferences.tipsAndTricks?.label, 'Tips');
    assert.deepEqual(Object.keys(preferences.changelog ?? {}), ['status', 'effectiveStatus']);
    for (const language of [undefined, 'fr', '*', ';', 'x'.repeat(1000)]) {
      assert.equal((await read(language)).preferences.weeklyDigest?.label, 'Weekly digest');
    }
  });

  test('are the same without pages', async () => {
    const options = await readApiOptions(environment);
    const upstream = withOwnCategories(environment, options.upstream);
    const api = createPreferencesApi({ ...options, upstream, log: () => {} });
    assert.deepEqual(await read('de', api), await read('de'));
  });

  test('are served by one worker, and refused by the small one', async (t) => {
    const request = () =>
      new Request(PUBLIC_URL + preferencesPath('usr_1'), {
        headers: { Authorization: `Bearer ${token}` },
      });
    const served = await categoriesWorker.fetch(request(), environment);
    assert.equal(((await served.json()) as Answer).preferences.tipsAndTricks?.label, 'Tips');
    const said = t.mock.method(console, 'error', () => {});
    assert.equal((await smallWorker.fetch(request(), environment)).status, 500);
    assert.match(String(said.mock.calls[0]?.arguments[0]), /^PREFERENCES_CATEGORIES needs/);
  });

  test('are changed, and stand in the history', async () => {
    const body = JSON.stringify({ preferences: { weeklyDigest: 'unsubscribed' } });
    const { preferences } = await send({ method: 'PATCH', body });
    assert.equal(preferences.weeklyDigest?.status, 'unsubscribed');
    assert.equal(preferences.weeklyDigest?.label, 'Weekly digest');
    const history = await app.request(`${preferencesPath('usr_1')}/history`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { data } = (await history.json()) as { data: { key: string }[] };
    assert.equal(data[0]?.key, 'weeklyDigest');
  });

  test('have their names on the page with all preferences, and on that of a link', async () => {
    const keys = await readSigningKeys(environment);
    const options = { publicUrl: PUBLIC_URL, sub: 'usr_1' };
    const open = async (link: string, language: string, target = app) => {
      const init = { headers: { 'Accept-Language': language } };
      return (await target.request(link.replace(PUBLIC_URL, ''), init)).text();
    };
    const page = await open(await preferencesLink(keys, options), 'de-AT');
    assert.ok(page.includes('Wochenrückblick'));
    assert.ok(page.includes('Einmal in der Woche alles Neue.'));
    const link = await unsubscribeLink(keys, { ...options, category: 'weeklyDigest' });
    assert.match(await open(link, 'de'), /<h1>[^<]*Wochenrückblick/);
    assert.match(await open(link, 'en'), /<h1>[^<]*Weekly digest/);
    const renamed = createPreferencesApp({
      ...(await readAppOptions(environment)),
      labels: { weeklyDigest: 'Der Rückblick' },
      log: () => {},
    });
    assert.match(await open(link, 'de', renamed), /<h1>[^<]*Der Rückblick/);
  });

  test('are unsubscribed from by one click', async () => {
    const keys = await readSigningKeys(environment);
    const headers = await listUnsubscribeHeaders(keys, {
      publicUrl: PUBLIC_URL,
      sub: 'usr_1',
      category: 'tipsAndTricks',
    });
    const link = headers['List-Unsubscribe'].slice(1, -1).replace(PUBLIC_URL, '');
    const response = await app.request(link, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    assert.equal(response.status, 200);
    assert.equal((await read()).preferences.tipsAndTricks?.status, 'unsubscribed');
  });

  test('are refused when they are misspelt, where a token is signed', async () => {
    const refused = (sign: Promise<unknown>) =>
      assert.rejects(sign, (error) => {
        assert.ok(error instanceof TokenConfigurationError);
        assert.equal(error.code, 'category_unknown');
        assert.match(error.message, /weeklyDigest, changelog, tipsAndTricks/);
        return true;
      });
    const keys = await readSigningKeys(environment);
    const options = { publicUrl: PUBLIC_URL, sub: 'usr_1', category: 'weeklyDigets' };
    await refused(signToken(keys, { ...options, scope: 'unsubscribe' }));
    await refused(unsubscribeLink(keys, options));
    await refused(listUnsubscribeHeaders(keys, options));
    await unsubscribeLink(keys, { ...options, category: 'all' });
  });

  test('are verified whatever they are: a category may have been taken out meanwhile', async () => {
    const secrets = [{ secret: SECRET }];
    const [any, known] = await Promise.all([
      createTokenKeys({ issuer: PUBLIC_URL, secrets }),
      createTokenKeys({ issuer: PUBLIC_URL, secrets, categories: ['weeklyDigest'] }),
    ]);
    const old = await signToken(any, { sub: 'usr_1', scope: 'unsubscribe', category: 'goneBy' });
    assert.equal((await verifyToken(known, old)).category, 'goneBy');
  });

  test('without the variable, Featurebase’s are known, and no names are added', async () => {
    const { PREFERENCES_CATEGORIES: _, ...plain } = environment;
    const keys = await readSigningKeys(plain);
    const options = { publicUrl: PUBLIC_URL, sub: 'usr_1' };
    await unsubscribeLink(keys, { ...options, category: 'postUpdates' });
    await assert.rejects(unsubscribeLink(keys, { ...options, category: 'chnagelog' }), {
      code: 'category_unknown',
    });
    const default_ = createPreferencesApp({ ...(await readAppOptions(plain)), log: () => {} });
    const { preferences } = await read('de', default_);
    assert.deepEqual(Object.keys(preferences), ['all', 'changelog']);
    assert.deepEqual(Object.keys(preferences.changelog ?? {}), ['status', 'effectiveStatus']);
  });

  test('are refused for a system that names its own', async () => {
    for (const PREFERENCES_UPSTREAM of ['softwareone', 'wappfy']) {
      const env = {
        ...environment,
        PREFERENCES_UPSTREAM,
        SOFTWAREONE_API_TOKEN: 'idt:TKN-0000-0000:0123456789abcdef',
        SOFTWAREONE_BASE_URL: 'http://127.0.0.1:9',
        WAPPFY_API_KEY: 'wappfy_0123456789abcdef',
        WAPPFY_BASE_URL: 'http://127.0.0.1:9',
        WAPPFY_SESSION: 'default',
      };
      await assert.rejects(readAppOptions(env), (error) => {
        assert.ok(error instanceof EnvironmentError);
        assert.equal(error.variable, 'PREFERENCES_CATEGORIES', error.message);
        return true;
      });
    }
    const options = await readAppOptions(environment);
    const upstream = withOwnCategories(environment, options.upstream);
    assert.throws(() => createPreferencesApp({ ...options, upstream }), /names its own/);
  });
});
