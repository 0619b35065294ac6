/** The real handler over a system of record in memory: the one place here that imports the server. */

import { createFeaturebaseUpstream, createPreferencesApp } from '../../server/handler/app.ts';
import { signToken } from '../../server/tokens/index.ts';
import { createTestKeys } from '../server/handler/fixtures.ts';
import type { SystemOfRecord } from './system-of-record.ts';

export const ENDPOINT = 'https://preferences.example.com';
export const USER_ID = 'usr_1';

const keys = await createTestKeys(ENDPOINT);

/** A token that the handler accepts. */
export function tokenFor(sub: string, scope: 'manage' | 'unsubscribe' = 'manage'): Promise<string> {
  return signToken(keys, { sub, scope, expiresIn: '1d' });
}

/** The handler, as a function from request to answer. */
export function createHandler({ fetch }: Pick<SystemOfRecord, 'fetch'>) {
  const app = createPreferencesApp({
    publicUrl: ENDPOINT,
    keys,
    upstream: createFeaturebaseUpstream({
      baseUrl: 'https://do.featurebase.app',
      apiKey: 'sk_test',
      fetch: fetch as typeof globalThis.fetch,
    }),
    log: () => {},
  });
  return async (request: Request): Promise<Response> => app.fetch(request);
}
