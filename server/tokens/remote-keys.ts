/** Key sets that are fetched (JWKS, RFC 7517): kept, refreshed, and still used while fetches fail. */
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { JWKSNoMatchingKey } from 'jose/errors';
import { type FindKey, keysUnavailable } from './signature.ts';

/** All in milliseconds. */
const MAX_AGE = 600_000;
const COOLDOWN = 30_000;
const TIMEOUT = 5000;
const FIRST_BACKOFF = 1000;
const LONGEST_BACKOFF = 60_000;

/**
 * A key set at an address. It is fetched at the first use and again after 10 minutes; for an unknown
 * `kid` at most every 30 seconds. After a failed fetch there is no other for 1 second, then for 2, 4
 * and so on up to 60 seconds, and the last fetched keys stay in use. (jose's `createRemoteJWKSet`
 * has neither, and is four times as large.)
 *
 * @param maxStale seconds after the 10 minutes for which the last fetched keys stay in use
 * @returns a function that finds the key of a token; it throws `keys_unavailable` when a failed fetch
 *   is the reason that there is none
 */
export function remoteKeys(url: URL, maxStale: number): FindKey {
  let keys: FindKey = () => Promise.reject(keysUnavailable(failure));
  let fetchedAt = -Infinity;
  let pending: Promise<void> | undefined;
  let backoff = 0;
  let retryAt = 0;
  let failure: unknown;

  const age = () => Date.now() - fetchedAt;

  async function load(): Promise<void> {
    if (Date.now() < retryAt) throw keysUnavailable(failure);
    try {
      keys = createLocalJWKSet(await fetchKeySet(url));
      fetchedAt = Date.now();
      backoff = 0;
    } catch (error) {
      failure = error;
      backoff = Math.min(backoff * 2 || FIRST_BACKOFF, LONGEST_BACKOFF);
      retryAt = Date.now() + backoff;
      throw keysUnavailable(error);
    }
  }

  /** Requests at the same time wait for one fetch, except in a Worker, where they must not share it. */
  function refresh(): Promise<void> {
    if (!pending || globalThis.navigator?.userAgent === 'Cloudflare-Workers') {
      pending = load().finally(() => {
        pending = undefined;
      });
    }
    return pending;
  }

  return async (header) => {
    if (age() >= MAX_AGE) {
      await refresh().catch((error) => {
        if (age() >= MAX_AGE + maxStale * 1000) throw error;
      });
    }
    try {
      return await keys(header);
    } catch (error) {
      if (!(error instanceof JWKSNoMatchingKey) || age() < COOLDOWN) throw error;
      await refresh();
      return keys(header);
    }
  };
}

async function fetchKeySet(url: URL): Promise<JSONWebKeySet> {
  const response = await fetch(url, {
    // A redirect could lead to keys of somebody else; Workers do not know `error`.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.status !== 200) throw new Error(`Status ${response.status}.`);
  return (await response.json()) as JSONWebKeySet;
}
