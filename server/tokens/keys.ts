/** The keys that sign and verify tokens: checked and imported once, at the start. */
import { base64url, createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import { isHttpsOrLoopback } from '../http/url.ts';
import { DEFAULT_AUDIENCE, MAX_TOKEN_LIFETIME, TOKEN_TYPE, type TokenClaims } from './claims.ts';
import { type Duration, durationSeconds } from './duration.ts';
import { TokenConfigurationError } from './errors.ts';
import { importSecret } from './hmac.ts';
import { remoteKeys } from './remote-keys.ts';
import type { FindKey, KeyHeader } from './signature.ts';

/** RFC 7518, section 3.2: a key of at least the size of the hash output. */
const MIN_SECRET_BYTES = 32;

/** 32 random bytes have about 30 distinct values; a repeated word has far fewer than 16. */
const MIN_DISTINCT_BYTES = 16;

/** In seconds. Canada requires links to work for 60 days after sending (CASL, section 11(2)). */
const MIN_LINK_LIFETIME = durationSeconds('60d');

/** Algorithms of public keys. `EdDSA` and `Ed25519` name the same one (RFC 8037, RFC 9864). */
export const PUBLIC_KEY_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519'];

export interface TokenSecret {
  /** At least 32 random bytes as base64url, as {@link generateSecret} makes them. */
  secret: string;
  /**
   * The name of the key in the header of a token. Default: the first 11 characters of the base64url of
   * the SHA-256 of the decoded secret.
   */
  kid?: string;
}

export interface TokenKeysOptions {
  /** The `iss` claim: the service that signs the tokens, such as `https://preferences.example.com`. */
  issuer: string;
  /** The `aud` claim. Default `email-preferences`. */
  audience?: string;
  /** HS256 secrets. Tokens are signed with the first, and verified with all. */
  secrets?: readonly TokenSecret[];
  /**
   * Public keys (ES256, EdDSA) of another service that signs tokens of this profile for the same issuer
   * and audience: inline, or the https address of a key set. A fetched set is kept for 10 minutes, and
   * fetched again for an unknown `kid` at most every 30 seconds.
   */
  jwks?: JSONWebKeySet | URL | undefined;
  /**
   * The time for which the last fetched keys stay in use when the set is due for a fetch that fails.
   * Until then a key that the other service has withdrawn may stay valid. Default `1h`.
   */
  jwksMaxStale?: Duration | undefined;
  /** The time for which links in emails work. Default `90d`. */
  linkLifetime?: Duration;
  /** Allows a `linkLifetime` under 60 days, which is unlawful in some countries. Default false. */
  allowShortLinkLifetime?: boolean;
  /**
   * The categories that a token may be signed for: any other is refused as `category_unknown`, so that
   * a misspelt one is found when an email is made. Tokens are verified whatever their category is.
   * Default: every key that has the form of one.
   */
  categories?: readonly string[];
  /** Called after every other check has passed; with true the token is invalid. Default: never. */
  revoked?: (claims: TokenClaims) => boolean | Promise<boolean>;
}

/** The result of {@link createTokenKeys}: the argument of every function that signs or verifies. */
export interface TokenKeys {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly linkLifetime: number;
  /** The secret to sign with; undefined when there are public keys only. */
  readonly signing: { readonly kid: string; readonly key: CryptoKey } | undefined;
  /** Every secret by its `kid`. */
  readonly secrets: ReadonlyMap<string, CryptoKey>;
  /** The header that `signToken` writes with each secret, by its encoded form: known to be valid. */
  readonly headers: ReadonlyMap<string, KeyHeader>;
  readonly publicKeys: FindKey | undefined;
  /** The categories that a token may be signed for; undefined for any. */
  readonly categories?: readonly string[] | undefined;
  readonly revoked: (claims: TokenClaims) => boolean | Promise<boolean>;
}

/**
 * Checks and imports keys. Call it once, at the start: an import takes as long as a verification.
 *
 * @throws {TokenConfigurationError} `issuer_missing`, `audience_missing`, `keys_missing`,
 *   `secret_is_pem`, `secret_not_base64url`, `secret_too_short`, `secret_not_random`, `kid_invalid`,
 *   `kid_duplicate`, `jwks_invalid`, `jwks_not_https`, `link_lifetime_too_short`, `link_lifetime_too_long`,
 *   `duration_invalid`
 * @example
 * const keys = await createTokenKeys({
 *   issuer: 'https://preferences.example.com',
 *   secrets: [{ secret: process.env.PREFERENCES_TOKEN_SECRET }],
 * });
 */
export async function createTokenKeys(options: TokenKeysOptions): Promise<TokenKeys> {
  const { issuer, secrets = [], jwks, linkLifetime = '90d', allowShortLinkLifetime } = options;
  // An expected value of undefined, such as that of an unset variable, must never disable a check:
  // `audience` may be left out, but not given as undefined.
  const audience = 'audience' in options ? options.audience : DEFAULT_AUDIENCE;
  if (!issuer) throw refuse('issuer_missing', 'Give the issuer of the tokens.');
  if (!audience) throw refuse('audience_missing', 'Give the audience of the tokens.');
  if (secrets.length === 0 && jwks === undefined) {
    throw refuse('keys_missing', 'Give at least one secret, or a JWKS with public keys.');
  }
  const maxStale = durationSeconds(options.jwksMaxStale ?? '1h');
  const imported = new Map<string, CryptoKey>();
  for (const { secret, kid } of secrets) {
    const bytes = decodeSecret(secret);
    const id = kid ?? (await deriveKid(bytes));
    if (!/^[\w.-]{1,64}$/.test(id)) {
      throw refuse('kid_invalid', 'A kid has 1 to 64 letters, digits, dots, hyphens or _.');
    }
    if (imported.has(id)) throw refuse('kid_duplicate', 'Give every key a different kid.');
    imported.set(id, await importSecret(bytes));
  }
  const [first] = imported;
  return {
    issuer,
    audience,
    linkLifetime: checkLinkLifetime(durationSeconds(linkLifetime), allowShortLinkLifetime),
    signing: first && { kid: first[0], key: first[1] },
    secrets: imported,
    headers: new Map([...imported.keys()].map(knownHeader)),
    publicKeys: jwks && publicKeys(jwks, maxStale),
    categories: options.categories,
    revoked: options.revoked ?? (() => false),
  };
}

/**
 * Makes a new random secret, 32 bytes as base64url without padding.
 *
 * @example
 * const keys = await createTokenKeys({ issuer, secrets: [{ secret: generateSecret() }] });
 */
export function generateSecret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(MIN_SECRET_BYTES)));
}

function refuse(code: string, message: string): TokenConfigurationError {
  return new TokenConfigurationError(code, message);
}

function decodeSecret(secret: string): Uint8Array<ArrayBuffer> {
  // If a public key is used as a secret, everybody can sign with it (CVE-2016-10555).
  if (secret.includes('-----BEGIN')) {
    throw refuse('secret_is_pem', 'A PEM key is not a secret. Give public keys as a JWKS.');
  }
  if (!/^[\w-]+$/.test(secret) || secret.length % 4 === 1) {
    throw refuse('secret_not_base64url', 'Give the secret as base64url, without padding.');
  }
  const bytes = new Uint8Array(base64url.decode(secret));
  if (bytes.length < MIN_SECRET_BYTES) {
    throw refuse('secret_too_short', `Give a secret of at least ${MIN_SECRET_BYTES} bytes.`);
  }
  if (new Set(bytes).size < MIN_DISTINCT_BYTES) {
    throw refuse('secret_not_random', 'Give a random secret, not a word or a pattern.');
  }
  return bytes;
}

function knownHeader(kid: string): [encoded: string, header: KeyHeader] {
  const header = { alg: 'HS256', kid, typ: TOKEN_TYPE };
  return [base64url.encode(JSON.stringify(header)), header];
}

async function deriveKid(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return base64url.encode(new Uint8Array(digest)).slice(0, 11);
}

function checkLinkLifetime(lifetime: number, allowShort: boolean | undefined): number {
  if (lifetime < MIN_LINK_LIFETIME && !allowShort) {
    throw refuse(
      'link_lifetime_too_short',
      'Links must work for 60 days or more. For less, set allowShortLinkLifetime.',
    );
  }
  if (lifetime > MAX_TOKEN_LIFETIME) {
    throw refuse('link_lifetime_too_long', 'Links may work for 730 days at most.');
  }
  return lifetime;
}

function publicKeys(jwks: JSONWebKeySet | URL, maxStale: number): FindKey {
  if (jwks instanceof URL) {
    if (!isHttpsOrLoopback(jwks)) throw refuse('jwks_not_https', 'Fetch the JWKS over https.');
    return remoteKeys(jwks, maxStale);
  }
  if (!Array.isArray(jwks.keys) || jwks.keys.length === 0 || !jwks.keys.every(isUsable)) {
    throw refuse(
      'jwks_invalid',
      'Each key of the JWKS has to be a public ES256 or EdDSA key with alg and kid.',
    );
  }
  if (new Set(jwks.keys.map(({ kid }) => kid)).size < jwks.keys.length) {
    throw refuse('kid_duplicate', 'Give every key a different kid.');
  }
  return createLocalJWKSet(jwks);
}

function isUsable({ kid, kty, crv, alg, use, d }: JWK): boolean {
  const curve = alg === 'ES256' ? 'P-256' : 'Ed25519';
  return (
    Boolean(kid) &&
    PUBLIC_KEY_ALGORITHMS.includes(alg ?? '') &&
    kty === (alg === 'ES256' ? 'EC' : 'OKP') &&
    crv === curve &&
    (use === undefined || use === 'sig') &&
    d === undefined
  );
}
