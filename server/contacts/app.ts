/**
 * The contacts service: the Featurebase Contacts API on a database of one's own.
 *
 * Source: Featurebase Contacts API, version 2026-01-01.nova.
 */

import { sql } from 'drizzle-orm';
import type { Statuses } from 'fb-email-preferences/preferences';
import {
  type CategoriesOption,
  isSafeUserId,
  updateSchema,
} from 'fb-email-preferences-server/contract';
import {
  ApiError,
  assignRequestId,
  badRequest,
  consoleLog,
  type Log,
  parseWith,
  protectiveHeaders,
  readJsonBody,
} from 'fb-email-preferences-server/http';
import { type Context, Hono } from 'hono';
import { companyRoutes } from './company/company-routes.ts';
import { consentOrigin } from './consent/consent-origin.ts';
import { readHistory } from './consent/history.ts';
import { byId, byUserId, type ContactRef } from './contact/contact-ref.ts';
import { deleteContact, findContact, listContacts, setBlocked } from './contact/contacts.ts';
import { createIdentityCheck } from './contact/identity.ts';
import { parseObjectId } from './contact/object-id.ts';
import { upsertContact } from './contact/upsert.ts';
import { databaseOf } from './database/database.ts';
import type { DatabaseHandle } from './database/handle.ts';
import { type ApiKey, type RateLimit, requireApiKey } from './middleware/api-key.ts';
import { requireApiVersion } from './middleware/api-version.ts';
import { answerError } from './middleware/errors.ts';
import { logRequests } from './middleware/log-requests.ts';
import { checkRateLimit, DEFAULT_RATE_LIMIT, limitRate } from './middleware/rate-limit.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { createRegistration, servedPreferences } from './preferences/categories.ts';
import { readEmailPreferences, updateEmailPreferences } from './preferences/email-preferences.ts';
import { listSchema, pageSchema, upsertSchema } from './schemas/requests.ts';
import { searchContacts } from './search/search.ts';
import { parseQuery, parseSort, searchBodySchema } from './search/search-request.ts';

export { ContactsDatabaseError } from './database/database-error.ts';
export type { ApiKey, DatabaseHandle as ContactsDatabase, RateLimit };

/** How to run the contacts service. */
export interface ContactsOptions {
  /** From `openContactsDatabase` (SQLite, Turso) or `openContactsD1`. */
  database: DatabaseHandle;
  /** The key that callers send as `Authorization: Bearer <key>`; its name is `default`. */
  apiKey?: string;
  /** More keys, with names: one for each caller, or two for one while it changes to a new one. */
  apiKeys?: readonly ApiKey[];
  /** The secret that `userHash` and `companyHash` are checked with; without it they are not. */
  identitySecret?: string;
  /**
   * The categories that are stored and served beside `all`, as keys or by key with their defaults.
   * Default: Featurebase's four. What people chose of a category that is left out is kept.
   */
  categories?: CategoriesOption;
  /**
   * Requests that each key is allowed in a window; default 2,000 in 60 seconds. Email preferences are
   * counted, and never refused.
   */
  rateLimit?: RateLimit;
  /** Called with an entry for each request. Default: a line of JSON on the console. */
  log?: Log;
}

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Makes the contacts service.
 *
 * @param options the database and the API key
 * @returns a Hono app that serves `/v2/contacts…`; its `fetch` runs on Node and in a Worker,
 *   and `app.route('/prefix', contacts)` mounts it elsewhere
 * @throws {CategoriesError} `categories_invalid`
 * @throws {TypeError} when there is no API key, one is empty or given twice, the identity secret is
 *   empty, or a rate limit is not positive
 * @example
 * const { database } = await openContactsDatabase('file:contacts.db');
 * serve(createContactsApp({ database, apiKey: 'sk_…' }));
 */
export function createContactsApp(options: ContactsOptions): Hono {
  const database = databaseOf(options.database);
  const { apiKey, apiKeys = [] } = options;
  const keys = [...(apiKey === undefined ? [] : [{ name: 'default', key: apiKey }]), ...apiKeys];
  for (const { rateLimit } of apiKeys) if (rateLimit) checkRateLimit(rateLimit);
  const served = servedPreferences(options.categories);
  const register = createRegistration(database, served);
  const update = updateSchema(served.keys);
  const checkIdentity = createIdentityCheck(options.identitySecret);
  const app = new Hono();
  app.onError(answerError);
  // In this order: `notFound` throws into the last middleware, which then has nothing to log.
  app.use(logRequests(options.log ?? consoleLog), assignRequestId);

  app.route('/', openApiRoutes(served.keys));

  app.use('/healthz', protectiveHeaders);
  app.use('/readyz', protectiveHeaders);
  // Without the database: a restart would not bring it back.
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    await database.get(sql`SELECT 1`);
    return c.json({ status: 'ok', database: 'ok' });
  });

  app.use('/v2/*', protectiveHeaders);
  app.use(
    '/v2/*',
    requireApiKey(keys),
    limitRate(checkRateLimit(options.rateLimit ?? DEFAULT_RATE_LIMIT)),
    requireApiVersion,
    async (_, next) => {
      await register();
      await next();
    },
  );

  app.get('/v2/contacts', async (c) =>
    c.json(await listContacts(database, parseWith(listSchema, c.req.query()))),
  );

  app.post('/v2/contacts', async (c) => {
    const body = await readJsonBody(c.req.raw, upsertSchema, MAX_BODY_BYTES);
    await checkIdentity(body);
    const origin = consentOrigin(c.req.raw.headers);
    const { contact, created } = await upsertContact(database, body, origin, Date.now());
    return c.json(contact, created ? 201 : 200);
  });

  app.post('/v2/contacts/search', async (c) => {
    const body = await readJsonBody(c.req.raw, searchBodySchema, MAX_BODY_BYTES);
    const clauses = parseQuery(body.query, served.keys);
    const sort = parseSort(body.sort);
    return c.json(await searchContacts(database, clauses, sort, body.limit, body.cursor));
  });

  for (const [path, parseRef] of [
    // The pattern takes an empty user id too, so that it is refused as one.
    ['/v2/contacts/by-user-id/:ref{[^/]*}', userIdRef],
    ['/v2/contacts/:ref', idRef],
  ] as const) {
    const refOf = (c: Context) => parseRef(c.req.param('ref') ?? '');

    app.get(path, async (c) => c.json(await findContact(database, refOf(c))));

    app.delete(path, async (c) => {
      const id = await deleteContact(database, refOf(c));
      return c.json({ id, object: 'contact', deleted: true });
    });

    app.get(`${path}/email-preferences`, async (c) =>
      c.json(await readEmailPreferences(database, served, refOf(c))),
    );

    app.patch(`${path}/email-preferences`, async (c) => {
      const ref = refOf(c);
      const { preferences } = await readJsonBody(c.req.raw, update, MAX_BODY_BYTES);
      const changes = preferences as Statuses;
      const origin = consentOrigin(c.req.raw.headers);
      const now = Date.now();
      return c.json(await updateEmailPreferences(database, served, ref, changes, origin, now));
    });

    app.get(`${path}/email-preferences/history`, async (c) =>
      c.json(await readHistory(database, refOf(c), parseWith(pageSchema, c.req.query()))),
    );
  }

  app.post('/v2/contacts/:ref/block', async (c) => {
    const id = await setBlocked(database, idRef(c.req.param('ref')), true);
    return c.json({ id, object: 'contact', blocked: true });
  });

  app.post('/v2/contacts/:ref/unblock', async (c) => {
    const id = await setBlocked(database, idRef(c.req.param('ref')), false);
    return c.json({ id, object: 'contact', unblocked: true });
  });

  app.route('/v2/companies', companyRoutes(database, MAX_BODY_BYTES));

  const notServed = () => {
    throw new ApiError({
      status: 404,
      type: 'invalid_request_error',
      code: 'route_not_found',
      message: 'This route does not exist. Compare the method and the path with the documentation.',
    });
  };
  // Within another app, whose answers to what it does not serve are its own.
  app.all('/v2/*', notServed);
  app.notFound(notServed);

  return app;
}

function idRef(value: string): ContactRef {
  return byId(parseObjectId(value));
}

function userIdRef(value: string): ContactRef {
  if (!isSafeUserId(value)) {
    throw badRequest('parameter_invalid', 'This cannot be a user id.', 'userId');
  }
  return byUserId(value);
}
