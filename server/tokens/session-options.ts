/** The options of sessions: checked once, at the start. */
import { createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import { isHttpsOrLoopback } from '../http/url.ts';
import { type Duration, durationSeconds } from './duration.ts';
import { TokenConfigurationError } from './errors.ts';
import { remoteKeys } from './remote-keys.ts';
import type { FindKey } from './signature.ts';

/** The algorithms that a sign-in service may sign with. */
export type SessionAlgorithm = 'RS256' | 'ES256' | 'EdDSA';

/** A sign-in service, and the tokens of it that are accepted. */
export interface SessionIssuer {
  /** The exact `iss` claim, such as `https://acme.eu.auth0.com/` (with its slash). */
  issuer: string;
  /** The public keys of the issuer: inline, or the https address of the key set. */
  jwks: JSONWebKeySet | URL;
  /** The algorithms that the issuer signs with. No other is accepted, whatever the key set says. */
  algorithms: readonly SessionAlgorithm[];
  /**
   * Accepted values of `aud`. A token with several values needs one of these. Give this,
   * `authorizedParties`, or both; with both, both are checked.
   */
  audience?: string | readonly string[];
  /**
   * Accepted values of `azp`, `client_id` (Cognito) and `cid` (Okta): the client that got the token. A
   * token needs at least one of the three claims, and each that it has must be accepted.
   */
  authorizedParties?: readonly string[];
  /**
   * The claim with the external user id. Choose one that people cannot change themselves. Default
   * `sub`.
   */
  userId?: string;
  /** The longest accepted time between `iat` and `exp`: at most `30d`. Default `24h`. */
  maxLifetime?: Duration;
  /** The accepted difference between the clocks: at most `5m`. Default `30s`. */
  clockTolerance?: Duration;
  /**
   * The time for which the last fetched keys stay in use when the key set is due for a fetch that
   * fails. Default `1h`.
   */
  jwksMaxStale?: Duration;
}

/** A {@link SessionIssuer} that has been checked. Durations are in seconds. */
export interface CheckedIssuer {
  issuer: string;
  keys: FindKey;
  algorithms: string[];
  audiences: readonly string[] | undefined;
  parties: readonly string[] | undefined;
  userId: string;
  maxLifetime: number;
  clockTolerance: number;
}

const ALGORITHMS: Record<SessionAlgorithm, string[]> = {
  RS256: ['RS256'],
  ES256: ['ES256'],
  // Two names of one algorithm (RFC 8037, RFC 9864).
  EdDSA: ['EdDSA', 'Ed25519'],
};

const MAX_LIFETIME = durationSeconds('30d');
const MAX_CLOCK_TOLERANCE = durationSeconds('5m');

/** RFC 7518, section 3.3: RSA keys have 2048 bits or more; the modulus is base64url. */
const MIN_MODULUS_LENGTH = (2048 / 8 / 3) * 4;

/** @throws {TokenConfigurationError} see `createSessionVerifier` */
export function checkIssuer(options: SessionIssuer): CheckedIssuer {
  const { issuer, userId = 'sub', maxLifetime = '24h', clockTolerance = '30s' } = options;
  if (!isText(issuer)) throw refuse('issuer_missing', 'Give the issuer of the sessions.');
  if (!isText(userId)) {
    throw refuse('user_id_missing', 'Give the name of the claim with the user id.');
  }
  // An option that is undefined, such as an unset variable, must never disable a check.
  const audiences = 'audience' in options ? texts(options.audience) : undefined;
  const parties = 'authorizedParties' in options ? texts(options.authorizedParties) : undefined;
  if (!audiences && !parties) {
    throw refuse(
      'audience_missing',
      'Give the audience or the authorized parties of the sessions: other applications may have the same issuer.',
    );
  }
  return {
    issuer,
    keys: checkKeys(options),
    algorithms: checkAlgorithms(options.algorithms),
    audiences,
    parties,
    userId,
    maxLifetime: atMost(maxLifetime, MAX_LIFETIME, 'max_lifetime_too_long'),
    clockTolerance: atMost(clockTolerance, MAX_CLOCK_TOLERANCE, 'clock_tolerance_too_long'),
  };
}

function refuse(code: string, message: string): TokenConfigurationError {
  return new TokenConfigurationError(code, message);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function texts(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every(isText)) return list;
  throw refuse('audience_missing', 'Give audiences and authorized parties as texts, not empty.');
}

function atMost(duration: Duration, limit: number, code: string): number {
  const seconds = durationSeconds(duration);
  if (seconds <= limit) return seconds;
  throw refuse(code, `Give ${limit} seconds or less.`);
}

function checkAlgorithms(algorithms: unknown): string[] {
  const names = Array.isArray(algorithms) ? algorithms : [];
  if (names.length > 0 && names.every((name) => Object.hasOwn(ALGORITHMS, name))) {
    return names.flatMap((name: SessionAlgorithm) => ALGORITHMS[name]);
  }
  throw refuse(
    'algorithm_not_allowed',
    'Give the algorithms of the issuer: RS256, ES256 or EdDSA. A shared secret (HS256) is not accepted.',
  );
}

function checkKeys({ jwks, jwksMaxStale = '1h' }: SessionIssuer): FindKey {
  if (jwks instanceof URL) {
    if (!isHttpsOrLoopback(jwks)) throw refuse('jwks_not_https', 'Fetch the JWKS over https.');
    return remoteKeys(jwks, durationSeconds(jwksMaxStale));
  }
  const keys = jwks?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isUsable)) {
    throw refuse(
      'jwks_invalid',
      'Each key of the JWKS has to be a public RSA (2048 bits or more), P-256 or Ed25519 key with a kid.',
    );
  }
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw refuse('kid_duplicate', 'Give every key a different kid.');
  }
  return createLocalJWKSet(jwks);
}

function isUsable({ kid, kty, crv, n, use, d, k }: JWK): boolean {
  if (!isText(kid) || d !== undefined || k !== undefined) return false;
  if (use !== undefined && use !== 'sig') return false;
  if (kty === 'RSA') return isText(n) && n.length >= MIN_MODULUS_LENGTH;
  return (kty === 'EC' && crv === 'P-256') || (kty === 'OKP' && crv === 'Ed25519');
}
