/** The contacts service in a process of its own: `node contacts-server.ts <file>`. Prints its port. */
import { serve } from '@hono/node-server';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { API_KEY } from './backends.ts';
import { openContactsDatabase } from './open.ts';

const { database } = await openContactsDatabase(`file:${process.argv[2]}`);
const app = createContactsApp({
  database,
  apiKey: API_KEY,
  rateLimit: { requests: 1_000_000, windowSeconds: 60 },
  log: () => {},
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port));
