/** The real handler over a system of record in memory: the one place here that imports the server. */

import { createPreferencesApi } from '../../server/handler/api.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { createTokenKeys, generateSecret, signToken } from '../../server/tokens/index.ts';
import type { SystemOfRecord } from './system-of-record.ts';

export const ENDPOINT = 'https://preferences.example.com';
export const USER_ID = 'usr_1';

const keys = await createTokenKeys({
  issuer: ENDPOINT,
  secrets: [{ secret: generateSecret() }],
});

/** A token that the handler accepts. */
export function tokenFor(sub: string, scope: 'manage' | 'unsubscribe' = 'manage'): Promise<string> {
  return signToken(keys, { sub, scope, expiresIn: '1d' });
}

/** The handler, as a function from request to answer. */
export function createHandler({ fetch }: Pick<SystemOfRecord, 'fetch'>) {
  const app = createPreferencesApi({
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
