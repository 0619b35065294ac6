/** The contacts service as a Worker on D1, as in docs/contacts-service.md. */
import type { Hono } from 'hono';
import { type ContactsOptions, createContactsApp } from '../../server/contacts/app.ts';
import { openContactsD1 } from '../../server/contacts/d1.ts';

interface Env {
  CONTACTS: Parameters<typeof openContactsD1>[0];
  OPTIONS: Omit<ContactsOptions, 'database'>;
}

let app: Promise<Hono> | undefined;

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    app ??= openContactsD1(env.CONTACTS).then((database) =>
      createContactsApp({ database, ...env.OPTIONS }),
    );
    return (await app).fetch(request);
  },
};
