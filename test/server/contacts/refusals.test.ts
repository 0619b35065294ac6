/** Keys, limits and versions: each answer with its status, its headers and its sentence. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { ApiError, type LogEntry } from 'fb-email-preferences-server/http';
import { type ContactsOptions, createContactsApp } from '../../../server/contacts/app.ts';
import { ContactsDatabaseError } from '../../../server/contacts/database/database-error.ts';
import { describeError } from '../../../server/contacts/middleware/errors.ts';
import { API_KEY } from './backends.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';

const BEARER = `Bearer ${API_KEY}`;
const PREFERENCES = '/v2/contacts/by-user-id/nobody/email-preferences';

describe('refusals', () => {
  let database: OpenedDatabase;
  let close: () => void;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    ({ database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`));
  });
  after(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  function make(options: Partial<ContactsOptions> = { apiKey: API_KEY }) {
    return createContactsApp({ database, log: () => {}, ...options });
  }

  async function errorOf(response: Response) {
    const { error } = (await response.json()) as { error?: Record<string, unknown> };
    return error;
  }

  test('a key is sent as a bearer token, in any case of the scheme and in no other form', async () => {
    const app = make();
    for (const [Authorization, status] of [
      [BEARER, 200],
      [`bearer ${API_KEY}`, 200],
      [`BEARER ${API_KEY}`, 200],
      [`Basic ${API_KEY}`, 401],
      [API_KEY, 401],
      [`Bearer  ${API_KEY}`, 401],
      [`Bearer ${API_KEY} x`, 401],
      [`Bearer ${API_KEY}x`, 401],
      ['Bearer', 401],
      [undefined, 401],
    ] as const) {
      const headers = new Headers(Authorization ? { Authorization } : {});
      const response = await app.request('/v2/contacts', { headers });
      assert.equal(response.status, status, Authorization);
      if (status === 200) continue;
      assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
      assert.deepEqual(await errorOf(response), {
        type: 'authentication_error',
        code: 'invalid_api_key',
        message: 'Send the API key as "Authorization: Bearer <key>".',
        status: 401,
      });
    }
  });

  test('keys that are not fit to be keys are refused at the start', () => {
    const named = (name: string, key: string) => ({ name, key });
    const rates = 'rateLimit: requests and windowSeconds must be positive whole numbers.';
    const none = 'apiKey: give the key that callers must send.';
    const limited = (requests: number, windowSeconds: number) => ({
      apiKey: API_KEY,
      rateLimit: { requests, windowSeconds },
    });
    for (const [options, message] of [
      [{}, none],
      [{ apiKey: '' }, none],
      [{ apiKey: API_KEY, apiKeys: [named('', 'sk_1')] }, none],
      [{ apiKey: API_KEY, apiKeys: [named('a', '')] }, none],
      [{ apiKeys: [named('a', 'sk_1'), named('a', 'sk_2')] }, 'apiKeys: two have the same name.'],
      [{ apiKeys: [named('a', 'sk_1'), named('b', 'sk_1')] }, 'apiKeys: two have the same key.'],
      [limited(0, 60), rates],
      [limited(1, 0), rates],
      [limited(-1, 60), rates],
      [limited(1.5, 60), rates],
      [limited(1, Number.POSITIVE_INFINITY), rates],
      [
        { apiKey: API_KEY, identitySecret: '' },
        'identitySecret: give the secret, or leave the option out.',
      ],
    ] as const) {
      assert.throws(() => make(options), { name: 'TypeError', message }, JSON.stringify(options));
    }
    make(limited(1, 1));
  });

  test('a window of requests begins with the first one, and is over at its end', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_800_000_000_400 });
    try {
      const app = make({ apiKey: API_KEY, rateLimit: { requests: 2, windowSeconds: 10 } });
      const headers = { Authorization: BEARER };
      const get = async (path = '/v2/contacts') => {
        const response = await app.request(path, { headers });
        const of = (name: string) => response.headers.get(name);
        const limit = ['Limit', 'Remaining', 'Reset'].map((name) => of(`X-RateLimit-${name}`));
        return { response, limit: limit.join(' '), retryAfter: of('Retry-After') };
      };
      const first = await get();
      assert.equal(first.response.status, 200);
      assert.equal(first.limit, '2 1 1800000011');
      assert.equal(first.retryAfter, null);
      mock.timers.tick(1000);
      assert.equal((await get()).limit, '2 0 1800000011');
      mock.timers.tick(1000);
      const refused = await get();
      assert.equal(refused.response.status, 429);
      assert.equal(refused.limit, '2 0 1800000011');
      assert.equal(refused.retryAfter, '8');
      assert.deepEqual(await errorOf(refused.response), {
        type: 'rate_limit_error',
        code: 'rate_limited',
        message: 'More than 2 requests in 10 seconds. Wait 8 seconds.',
        status: 429,
      });
      // Looked for, and not there: preferences are counted and never refused.
      const looked = await get(PREFERENCES);
      assert.deepEqual(
        [looked.response.status, looked.limit],
        [404, null].map((s) => s ?? looked.limit),
      );
      assert.equal((await get(`${PREFERENCES}/history`)).response.status, 429);
      mock.timers.tick(7999);
      const late = await get();
      assert.deepEqual([late.response.status, late.retryAfter], [429, '1']);
      mock.timers.tick(1);
      assert.equal((await get()).limit, '2 1 1800000021');
    } finally {
      mock.timers.reset();
    }
  });

  test('without a limit of its own a key has 2,000 requests in 60 seconds', async () => {
    const started = Math.floor(Date.now() / 1000);
    const response = await make().request('/v2/contacts', { headers: { Authorization: BEARER } });
    assert.equal(response.headers.get('X-RateLimit-Limit'), '2000');
    assert.equal(response.headers.get('X-RateLimit-Remaining'), '1999');
    const reset = Number(response.headers.get('X-RateLimit-Reset'));
    assert.ok(reset >= started + 60 && reset <= Math.ceil(Date.now() / 1000) + 60);
  });

  test('a version is served, or the parameter is named and the sentence says which is', async () => {
    const app = make();
    const unknown =
      'Send 2026-01-01.nova or a later version, written as a date, a dot and a name; or leave the header out.';
    const unsupported = 'This endpoint is available in version 2026-01-01.nova and newer.';
    for (const [path, version, message] of [
      ['/v2/contacts', '2026-01-01.nova', undefined],
      ['/v2/contacts', '2026-01-01.a', undefined],
      ['/v2/contacts', '2026-02-28.z9', undefined],
      ['/v2/contacts', '2025-12-31.nova', unsupported],
      ['/v2/contacts', 'x2026-01-01.nova', unknown],
      ['/v2/contacts', '2026-01-01.nova!', unknown],
      ['/v2/contacts', '2026-01-01.9', unknown],
      ['/v2/contacts', '2026-01-01.', unknown],
      ['/v2/contacts', '2026-02-30.nova', unknown],
      ['/v2/contacts', '2026-1-1.nova', unknown],
      [PREFERENCES, '2025-12-12.clover', undefined],
      [`${PREFERENCES}/history`, '2025-12-12.clover', undefined],
      [`${PREFERENCES}/x`, '2025-12-12.clover', unsupported],
      [PREFERENCES, '2025-12-12.other', unsupported],
      ['/v2/contacts', '2025-12-12.clover', unsupported],
    ] as const) {
      const headers = { Authorization: BEARER, 'Featurebase-Version': version };
      const error = await errorOf(await app.request(path, { headers }));
      if (message === undefined) assert.notEqual(error?.param, 'Featurebase-Version', version);
      else assert.deepEqual([error?.param, error?.message], ['Featurebase-Version', message]);
    }
  });

  test('a fault of the database is an error of its own, with its cause for the log alone', () => {
    const busy = Object.assign(new Error('SECRET'), { code: 'SQLITE_BUSY' });
    const gone = new ContactsDatabaseError('database_file_gone', 'SECRET');
    const other = new Error('SECRET');
    const quoted = (cause: Error) => new DrizzleQueryError('SECRET', [], cause);
    const cases = [
      [busy, busy, 503, 'database_busy', '1', 'The database is busy. Please try again.'],
      [quoted(busy), busy, 503, 'database_busy', '1', 'The database is busy. Please try again.'],
      [
        gone,
        gone,
        503,
        'database_unavailable',
        '30',
        'The database cannot be used. Nothing was changed.',
      ],
      [other, other, 500, 'internal_error', undefined, undefined],
      [quoted(other), other, 500, 'internal_error', undefined, undefined],
    ] as const;
    for (const [error, cause, status, code, retryAfter, message] of cases) {
      const described = describeError(error);
      assert.equal(described.cause, cause);
      assert.equal(described.type, 'api_error');
      assert.deepEqual([described.status, described.code], [status, code]);
      assert.equal(described.headers['Retry-After'], retryAfter);
      if (message) assert.equal(described.message, message);
      assert.doesNotMatch(described.message, /SECRET/);
    }
    const own = new ApiError({ status: 404, type: 'api_error', code: 'x', message: 'X.' });
    assert.equal(describeError(own), own);
  });

  test('the log has the route without its pattern, and the name of the key', async () => {
    const log: LogEntry[] = [];
    const app = make({ apiKey: API_KEY, log: (entry) => log.push(entry) });
    app.get('/away', () => {
      throw new ContactsDatabaseError('database_file_gone', 'The file is gone.');
    });
    await app.request('/v2/contacts/by-user-id/', { headers: { Authorization: BEARER } });
    await app.request('/v2/contacts', { headers: {} });
    assert.equal((await app.request('/away')).status, 503);
    assert.deepEqual(
      log.map(({ route, key, code, causeCode }) => [route, key, code, causeCode]),
      [
        ['/v2/contacts/by-user-id/:ref', 'default', 'parameter_invalid', undefined],
        ['/v2/contacts', undefined, 'invalid_api_key', undefined],
        ['/away', undefined, 'database_unavailable', 'database_file_gone'],
      ],
    );
  });
});
