/** A contacts service for the handler's tests: a real file, a real port, and what it received. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Featurebase from 'featurebase-node';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { listenOnLoopback } from '../../loopback.ts';
import { openContactsDatabase } from '../contacts/open.ts';

export const API_KEY = 'sk_test_canary_0123456789';

/** A request as it arrived. */
export interface Received {
  method: string;
  path: string;
  headers: Headers;
}

/** Makes and reads contacts by the official client, wherever the service runs. */
export function contactsThrough(client: Featurebase) {
  const { contacts } = client.users;
  return {
    /** A person with everything on. */
    async seed(userId: string, email = 'john@example.com') {
      await contacts.createOrUpdate({ userId, email });
      await contacts.byUserID.emailPreferences.update(userId, {
        preferences: {
          all: 'subscribed',
          postUpdates: 'subscribed',
          postComments: 'subscribed',
          commentReplies: 'subscribed',
          changelog: 'subscribed',
        },
      });
    },
    /** The stored statuses of a person, by key. */
    async statuses(userId: string): Promise<Record<string, string>> {
      const { preferences } = await contacts.byUserID.emailPreferences.retrieve(userId);
      const read = Object.entries(preferences).map(([key, { status }]) => [key, status]);
      return Object.fromEntries(read);
    },
  };
}

/** Starts the service on a new file; `close()` ends it and removes the file. */
export async function startContacts() {
  const folder = await mkdtemp(join(tmpdir(), 'handler-'));
  const { database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`);
  const contacts = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
  const received: Received[] = [];
  const server = await listenOnLoopback((request) => {
    const { method, url, headers } = request;
    received.push({ method, path: new URL(url).pathname, headers: new Headers(headers) });
    return contacts.fetch(request);
  });
  const { url } = server;
  const client = new Featurebase({ apiKey: API_KEY, baseURL: url, maxRetries: 0 });
  const through = contactsThrough(client);
  return {
    url,
    received,
    /** The official client, which is the judge of what is stored. */
    client,
    ...through,
    /** A person with everything on. */
    async seed(userId: string, email?: string) {
      await through.seed(userId, email);
      received.length = 0;
    },
    /** The changes that have arrived since the last seed. */
    writes: () => received.filter(({ method }) => method !== 'GET'),
    async close() {
      await server.close();
      close();
      await rm(folder, { recursive: true });
    },
  };
}

export type TestContacts = Awaited<ReturnType<typeof startContacts>>;
