/** The keys that sign and verify tokens, built once and checked once. */
import {
  base64url,
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { isHttpsOrLoopback } from '../http/url.ts';
import { DEFAULT_AUDIENCE, MAX_TOKEN_LIFE, type TokenClaims } from './claims.ts';
import { type Duration, durationSeconds } from './duration.ts';
import { TokenConfigurationError } from './errors.ts';

/** RFC 7518, section 3.2: a key of at least the size of the hash output. */
const MIN_SECRET_BYTES = 32;

/** Far below what 32 random bytes have (about 30), far above what a repeated word has. */
const MIN_DISTINCT_BYTES = 16;

/** Canada asks for links that work for 60 days after the mail was sent (CASL, section 11(2)). */
const MIN_LINK_LIFE = durationSeconds('60d');

/** Algorithms of public keys. `EdDSA` and `Ed25519` are two names of one (RFC 8037, RFC 9864). */
export const PUBLIC_KEY_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519'];

export interface TokenSecret {
  /** At least 32 random bytes as base64url, as {@link generateSecret} makes them. */
  secret: string;
  /** Names the key in a token's header. Default: the start of the secret's SHA-256. */
  kid?: string;
}

export interface TokenKeysOptions {
  /** The `iss` claim: who mints the tokens, such as `https://preferences.example.com`. */
  issuer: string;
  /** The `aud` claim. Default `email-preferences`. */
  audience?: string;
  /** HS256 secrets: the first signs, all verify. */
  secrets?: readonly TokenSecret[];
  /**
   * Public keys (ES256, EdDSA) of whoever else mints tokens for the same issuer and audience: inline,
   * or the https address of a key set. A fetched set is kept for 10 minutes and refetched for an
   * unknown `kid` at most every 30 seconds.
   */
  jwks?: JSONWebKeySet | URL;
  /** How long links in emails work. Default `90d`. */
  linkLife?: Duration;
  /** Allows a `linkLife` under 60 days, which the law of some countries forbids. Default false. */
  allowShortLinkLife?: boolean;
  /** Asked after every other check has passed; true makes the token invalid. */
  revoked?: (claims: TokenClaims) => boolean | Promise<boolean>;
}

/** Made by {@link createTokenKeys}; taken by everything that signs or verifies. */
export interface TokenKeys {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly linkLife: number;
  /** The secret that signs; undefined when there are public keys only. */
  readonly signing: { readonly kid: string; readonly key: CryptoKey } | undefined;
  /** Every secret by its `kid`. */
  readonly secrets: ReadonlyMap<string, CryptoKey>;
  readonly publicKeys: JWTVerifyGetKey | undefined;
  readonly revoked: (claims: TokenClaims) => boolean | Promise<boolean>;
}

/**
 * Checks and imports keys. Do it once, at the start: importing costs as much as verifying.
 *
 * @throws {TokenConfigurationError} `issuer_missing`, `audience_missing`, `keys_missing`,
 *   `secret_is_pem`, `secret_not_base64url`, `secret_too_short`, `secret_not_random`, `kid_invalid`,
 *   `kid_duplicate`, `jwks_invalid`, `jwks_not_https`, `link_life_too_short`, `link_life_too_long`
 * @example
 * const keys = await createTokenKeys({
 *   issuer: 'https://preferences.example.com',
 *   secrets: [{ secret: process.env.PREFERENCES_TOKEN_SECRET }],
 * });
 */
export async function createTokenKeys(options: TokenKeysOptions): Promise<TokenKeys> {
  const { issuer, secrets = [], jwks, linkLife = '90d', allowShortLinkLife = false } = options;
  // jose skips the check of a claim whose expected value is undefined, so an unset variable would
  // open the door. `audience` may be left out, but not given as nothing.
  const audience = 'audience' in options ? options.audience : DEFAULT_AUDIENCE;
  if (!issuer) throw refuse('issuer_missing', 'Give the issuer of the tokens.');
  if (!audience) throw refuse('audience_missing', 'Give the audience of the tokens.');
  if (secrets.length === 0 && jwks === undefined) {
    throw refuse('keys_missing', 'Give at least one secret, or a JWKS with public keys.');
  }
  const imported = new Map<string, CryptoKey>();
  for (const { secret, kid } of secrets) {
    const bytes = decodeSecret(secret);
    const id = kid ?? (await deriveKid(bytes));
    if (!/^[\w.-]{1,64}$/.test(id)) {
      throw refuse('kid_invalid', 'Name a key with 1 to 64 letters, digits, dots, hyphens or _.');
    }
    if (imported.has(id)) throw refuse('kid_duplicate', 'Give each key a name of its own.');
    imported.set(id, await importSecret(bytes));
  }
  const [first] = imported;
  return {
    issuer,
    audience,
    linkLife: checkLinkLife(durationSeconds(linkLife), allowShortLinkLife),
    signing: first && { kid: first[0], key: first[1] },
    secrets: imported,
    publicKeys: jwks && publicKeys(jwks),
    revoked: options.revoked ?? (() => false),
  };
}

/**
 * A new random secret, 32 bytes as base64url.
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
  // A public key taken for a secret lets anyone sign with it (CVE-2016-10555).
  if (secret.includes('-----BEGIN')) {
    throw refuse('secret_is_pem', 'A PEM key is not a secret. Publish public keys as a JWKS.');
  }
  if (!/^[\w-]+$/.test(secret) || secret.length % 4 === 1) {
    throw refuse('secret_not_base64url', 'Give the secret as base64url, without padding.');
  }
  const bytes = new Uint8Array(base64url.decode(secret));
  if (bytes.length < MIN_SECRET_BYTES) {
    throw refuse('secret_too_short', `Give a secret of at least ${MIN_SECRET_BYTES} bytes.`);
  }
  if (new Set(bytes).size < MIN_DISTINCT_BYTES) {
    throw refuse('secret_not_random', 'Give a secret made at random, not a word or a pattern.');
  }
  return bytes;
}

function importSecret(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
}

async function deriveKid(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return base64url.encode(new Uint8Array(digest)).slice(0, 11);
}

function checkLinkLife(life: number, allowShort: boolean): number {
  if (life < MIN_LINK_LIFE && !allowShort) {
    throw refuse(
      'link_life_too_short',
      'Links have to work for 60 days or more. To go below, set allowShortLinkLife.',
    );
  }
  if (life > MAX_TOKEN_LIFE) {
    throw refuse('link_life_too_long', 'Links may work for 730 days at most.');
  }
  return life;
}

function publicKeys(jwks: JSONWebKeySet | URL): JWTVerifyGetKey {
  if (jwks instanceof URL) {
    if (!isHttpsOrLoopback(jwks)) throw refuse('jwks_not_https', 'Fetch the JWKS over https.');
    return createRemoteJWKSet(jwks);
  }
  if (!Array.isArray(jwks.keys) || jwks.keys.length === 0 || !jwks.keys.every(isUsable)) {
    throw refuse(
      'jwks_invalid',
      'Each key of the JWKS has to be a public ES256 or EdDSA key with alg and kid.',
    );
  }
  if (new Set(jwks.keys.map(({ kid }) => kid)).size < jwks.keys.length) {
    throw refuse('kid_duplicate', 'Give each key a name of its own.');
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
