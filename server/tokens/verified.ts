/**
 * Remembers tokens that have been verified: a page reads and changes with one token, and the signature
 * takes longer than the rest of a request's checks together.
 *
 * Only the signature and what the token alone decides are not checked again. A token is found by its
 * every character, under the key that verified it: a secret that is no longer in the key set has no
 * tokens here. Tokens of public keys are not kept, since a fetched key set changes.
 */
import type { SignedClaims } from './claims.ts';

/** A token that is kept has at most 4,096 characters. */
const MAX_TOKENS = 1000;

/** In milliseconds: as long as a person is at the page; a link in an email is valid for months. */
const MAX_AGE = 300_000;

interface Verified {
  claims: SignedClaims;
  /** In milliseconds since 1970. */
  until: number;
}

/** By the secret, then by the token, the oldest first. */
const verified = new WeakMap<CryptoKey, Map<string, Verified>>();

/** The claims of a token that this secret has verified in the last 5 minutes. */
export function recallClaims(secret: CryptoKey, token: string): SignedClaims | undefined {
  const found = verified.get(secret)?.get(token);
  return found && Date.now() < found.until ? found.claims : undefined;
}

/**
 * Keeps a token that has passed every check, until it expires, for at most 5 minutes. At most 1,000 are
 * kept; the oldest go first.
 */
export function rememberClaims(secret: CryptoKey, token: string, claims: SignedClaims): void {
  const tokens = verified.get(secret) ?? new Map<string, Verified>();
  verified.set(secret, tokens);
  const now = Date.now();
  for (const [oldest, { until }] of tokens) {
    if (tokens.size < MAX_TOKENS && now < until) break;
    tokens.delete(oldest);
  }
  tokens.set(token, { claims, until: Math.min(claims.exp * 1000, now + MAX_AGE) });
}
