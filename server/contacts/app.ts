/**
 * The contacts service: the Featurebase Contacts API on a database of one's own.
 *
 * Source: Featurebase Contacts API, version 2026-01-01.nova.
 */
import { Hono } from 'hono';
import { ApiError, badRequest } from '../api-error.ts';
import { updateSchema } from '../contract.ts';
import { readJsonBody } from '../json-body.ts';
import { isSafeUserId } from '../user-id.ts';
import { requireApiKey } from './api-key.ts';
import { requireApiVersion } from './api-version.ts';
import { consentOrigin } from './consent-origin.ts';
import { parseContactId } from './contact-id.ts';
import { byId, byUserId, type ContactRef } from './contact-ref.ts';
import { deleteContact, findContact } from './contacts.ts';
import type { ContactsDatabase } from './database.ts';
import {
  readEmailPreferences,
  type StatusChanges,
  updateEmailPreferences,
} from './email-preferences.ts';
import { answerError } from './errors.ts';
import { upsertSchema } from './requests.ts';
import { upsertContact } from './upsert.ts';

export type { ContactsDatabase };

/** How to run the contacts service. */
export interface ContactsOptions {
  /** From `openContactsDatabase` (SQLite, Turso) or `openContactsD1`. */
  database: ContactsDatabase;
  /** The key that callers send as `Authorization: Bearer <key>`. */
  apiKey: string;
}

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Makes the contacts service.
 *
 * @param options the database and the API key
 * @returns a Hono app that serves `/v2/contacts…`; its `fetch` runs on Node, Deno, Bun and workerd,
 *   and `app.route('/prefix', contacts)` mounts it elsewhere
 * @throws {TypeError} when the API key is empty
 * @example
 * const { database } = await openContactsDatabase('file:contacts.db');
 * serve(createContactsApp({ database, apiKey: 'sk_…' }));
 */
export function createContactsApp(options: ContactsOptions): Hono {
  const { database } = options;
  const app = new Hono();
  app.onError(answerError);

  app.use('/v2/*', requireApiKey(options.apiKey), requireApiVersion);

  app.post('/v2/contacts', async (c) => {
    const body = await readJsonBody(c.req.raw, upsertSchema, MAX_BODY_BYTES);
    const { contact, created } = await upsertContact(
      database,
      body,
      consentOrigin(c.req.raw.headers),
      Date.now(),
    );
    return c.json(contact, created ? 201 : 200);
  });

  for (const [path, parseRef] of [
    ['/v2/contacts/by-user-id/:ref', userIdRef],
    ['/v2/contacts/:ref', idRef],
  ] as const) {
    app.get(path, async (c) => c.json(await findContact(database, parseRef(c.req.param('ref')))));

    app.delete(path, async (c) => {
      const id = await deleteContact(database, parseRef(c.req.param('ref')));
      return c.json({ id, object: 'contact', deleted: true });
    });

    app.get(`${path}/email-preferences`, async (c) =>
      c.json(await readEmailPreferences(database, parseRef(c.req.param('ref')))),
    );

    app.patch(`${path}/email-preferences`, async (c) => {
      const ref = parseRef(c.req.param('ref'));
      const { preferences } = await readJsonBody(c.req.raw, updateSchema(), MAX_BODY_BYTES);
      return c.json(
        await updateEmailPreferences(
          database,
          ref,
          preferences as StatusChanges,
          consentOrigin(c.req.raw.headers),
          Date.now(),
        ),
      );
    });
  }

  app.all('/v2/*', () => {
    throw new ApiError({
      status: 404,
      type: 'invalid_request_error',
      code: 'route_not_found',
      message: 'This route does not exist. Compare the method and the path with the documentation.',
    });
  });

  return app;
}

function idRef(value: string): ContactRef {
  return byId(parseContactId(value));
}

function userIdRef(value: string): ContactRef {
  if (!isSafeUserId(value)) {
    throw badRequest('parameter_invalid', 'This cannot be a user id.', 'userId');
  }
  return byUserId(value);
}
