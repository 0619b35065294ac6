/** The contacts service as a Worker on D1, as in docs/contacts-service.md. */
import type { Hono } from 'hono';
import { type ContactsOptions, createContactsApp } from '../../../server/contacts/app.ts';
import { openContactsD1 } from '../../../server/contacts/database/d1.ts';

interface Env {
  CONTACTS: Parameters<typeof openContactsD1>[0];
  OPTIONS: Omit<ContactsOptions, 'database'>;
}

let app: Promise<Hono> | undefined;

async function start(env: Env): Promise<Hono> {
  const database = await openContactsD1(env.CONTACTS);
  return createContactsApp({ database, log: () => {}, ...env.OPTIONS });
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    app ??= start(env).catch((error) => {
      app = undefined;
      throw error;
    });
    return (await app).fetch(request);
  },
};
