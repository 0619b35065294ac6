/** The contacts service as users run it: on a SQLite file under Node, and on D1 inside workerd. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Featurebase, { type ClientOptions } from 'featurebase-node';
import { Miniflare } from 'miniflare';
import { type ContactsOptions, createContactsApp } from '../../../server/contacts/app.ts';
import type { DatabaseOptions } from '../../../server/contacts/database/handle.ts';
import { listenOnLoopback } from '../../loopback.ts';
import { bundle } from '../../runtimes/bundle.ts';
import { type OpenedDatabase, openContactsD1, openContactsDatabase } from './open.ts';

export const API_KEY = 'sk_test_0123456789abcdef';

/** A running service, and the database under it. */
export interface RunningContacts {
  baseURL: string;
  database: OpenedDatabase;
  /** The official client, which does not retry unless told to. */
  client(options?: ClientOptions): Featurebase;
  /** Sends a request with the API key. */
  request(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

export type StartContacts = (
  options?: Partial<Omit<ContactsOptions, 'database'>>,
  databaseOptions?: DatabaseOptions,
) => Promise<RunningContacts>;

const DEFAULTS = { apiKey: API_KEY, rateLimit: { requests: 1_000_000, windowSeconds: 60 } };

function running(baseURL: string, database: OpenedDatabase, stop: () => Promise<void>) {
  return {
    baseURL,
    database,
    client: (options: ClientOptions = {}) =>
      new Featurebase({ apiKey: API_KEY, baseURL, maxRetries: 0, ...options }),
    request: (path: string, init: RequestInit = {}) =>
      fetch(`${baseURL}${path}`, {
        ...init,
        headers: {
          Authorization: `Bearer ${API_KEY}`,
          ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...init.headers,
        },
      }),
    stop,
  };
}

/** Node and a new SQLite file. */
export const startOnSqlite: StartContacts = async (options = {}, databaseOptions = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(
    `file:${join(folder, 'contacts.db')}`,
    databaseOptions,
  );
  const app = createContactsApp({ database, log: () => {}, ...DEFAULTS, ...options });
  const server = await listenOnLoopback(app.fetch);
  return running(server.url, database, async () => {
    await server.close();
    close();
    await rm(folder, { recursive: true });
  });
};

/** workerd and an empty D1 database. */
export const startOnD1: StartContacts = async (options = {}) => {
  const contents = await bundle('test/server/contacts/d1-worker.ts');
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents }],
    compatibilityDate: '2026-01-01',
    d1Databases: ['CONTACTS'],
    bindings: { OPTIONS: { ...DEFAULTS, ...options } },
  });
  try {
    const url = await miniflare.ready;
    const binding = await miniflare.getD1Database('CONTACTS');
    const database = await openContactsD1(binding as Parameters<typeof openContactsD1>[0]);
    return running(url.origin, database, () => miniflare.dispose());
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
};

/** Both, by name; with `ON_NODE_ALONE` set the first, for those who run the tests very often. */
export const BACKENDS: readonly (readonly [string, StartContacts])[] = [
  ['SQLite file', startOnSqlite],
  ...(process.env.ON_NODE_ALONE ? [] : [['D1 inside workerd', startOnD1] as const]),
];
