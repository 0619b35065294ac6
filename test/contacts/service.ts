/** A contacts service for a test: a real SQLite file, a real port, the official client. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import Featurebase from 'featurebase-node';
import { createContactsApp } from '../../server/contacts/app.ts';
import { openContactsDatabase } from '../../server/contacts/sqlite.ts';

export const API_KEY = 'sk_test_0123456789abcdef';

/** Starts the service on a new file; `stop()` ends it and removes the file. */
export async function startContacts() {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const file = join(folder, 'contacts.db');
  const { database, close } = await openContactsDatabase(`file:${file}`);
  const app = createContactsApp({ database, apiKey: API_KEY });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The service has no port.');
  const baseURL = `http://127.0.0.1:${address.port}`;
  return {
    baseURL,
    file,
    database,
    client: new Featurebase({ apiKey: API_KEY, baseURL, maxRetries: 0 }),
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      close();
      await rm(folder, { recursive: true });
    },
  };
}
