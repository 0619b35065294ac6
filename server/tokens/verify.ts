/**
 * Checking tokens. `jose` checks the signature; our profile, stricter than its defaults, is checked
 * here: length, canonical encoding, header members, duplicate members, and every claim.
 *
 * Source: RFC 8725, "JSON Web Token Best Current Practices".
 */
import { base64url, compactVerify } from 'jose';
import { JOSEError, JWKSInvalid, JWKSTimeout } from 'jose/errors';
import * as z from 'zod/mini';
import { claimsSchema, TOKEN_TYPE, type TokenClaims } from './claims.ts';
import { hasDuplicateMembers } from './duplicate-members.ts';
import { TokenError } from './errors.ts';
import { PUBLIC_KEY_ALGORITHMS, type TokenKeys } from './keys.ts';

const MAX_TOKEN_LENGTH = 4096;

/** How far the clocks of minter and verifier may differ, in seconds. */
const CLOCK_TOLERANCE = 30;

/** Nothing else may be in a header: a key or a key's address (`jwk`, `jku`, `x5u`) least of all. */
const headerSchema = z.strictObject({
  alg: z.string(),
  kid: z.string(),
  typ: z.enum([TOKEN_TYPE]),
});

/**
 * Verifies a token.
 *
 * @param token what a stranger sent
 * @returns the claims, rebuilt: claims beyond our profile are dropped
 * @throws {TokenError} `token_invalid`; `token_expired`, with the claims, for a genuine token that is
 *   too old; `keys_unavailable` when the key set cannot be fetched
 * @example
 * const { sub, scope } = await verifyToken(keys, token);
 */
export async function verifyToken(keys: TokenKeys, token: unknown): Promise<TokenClaims> {
  const { header, payload } = decode(token);
  const secret = keys.secrets.get(header.kid);
  await verifySignature(keys, token as string, secret);
  const claims = checkClaims(keys, payload);
  // Whoever publishes public keys mints tokens too, but never undo tokens.
  if (claims.scope === 'undo' && !secret) throw invalid('undo token of another minter');
  if (await keys.revoked(claims)) throw invalid('revoked');
  if (claims.exp <= now() - CLOCK_TOLERANCE) {
    throw new TokenError({ code: 'token_expired', reason: 'expired', claims });
  }
  return claims;
}

function invalid(reason: string, cause?: unknown): TokenError {
  return new TokenError({ code: 'token_invalid', reason, cause });
}

/** Seconds since 1970. */
function now(): number {
  return Date.now() / 1000;
}

/** Takes apart a token that is well formed in the strictest sense. */
function decode(token: unknown): { header: z.output<typeof headerSchema>; payload: unknown } {
  if (typeof token !== 'string') throw invalid('not a string');
  if (token.length > MAX_TOKEN_LENGTH) throw invalid('too long');
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token)?.slice(1);
  if (!parts?.every(isCanonical)) throw invalid('not a compact JWS');
  const [header, payload] = parts.slice(0, 2).map(parsePart);
  const parsed = headerSchema.safeParse(header);
  if (!parsed.success) throw invalid('header');
  return { header: parsed.data, payload };
}

/** Base64url has spare bits at the end; set, they would give one token several spellings. */
function isCanonical(part: string): boolean {
  return part.length % 4 !== 1 && base64url.encode(base64url.decode(part)) === part;
}

function parsePart(part: string): unknown {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(base64url.decode(part));
    if (!hasDuplicateMembers(text)) return JSON.parse(text);
  } catch (error) {
    throw invalid('not JSON', error);
  }
  throw invalid('duplicate member');
}

/** The key decides the algorithm, never the header (RFC 8725, section 3.1). */
async function verifySignature(
  keys: TokenKeys,
  token: string,
  secret: CryptoKey | undefined,
): Promise<void> {
  try {
    if (secret) await compactVerify(token, secret, { algorithms: ['HS256'] });
    else if (keys.publicKeys) {
      await compactVerify(token, keys.publicKeys, { algorithms: PUBLIC_KEY_ALGORITHMS });
    } else throw invalid('unknown kid');
  } catch (error) {
    if (error instanceof TokenError) throw error;
    if (!secret && isKeySetFailure(error)) {
      throw new TokenError({ code: 'keys_unavailable', reason: 'key set', cause: error });
    }
    throw invalid('signature', error);
  }
}

/** Whether it was fetching the key set that failed: no fault of the token. */
function isKeySetFailure(error: unknown): boolean {
  return (
    error instanceof JWKSTimeout ||
    error instanceof JWKSInvalid ||
    !(error instanceof JOSEError) ||
    error.code === JOSEError.code
  );
}

/** Everything but `exp`, which alone has an answer of its own. */
function checkClaims(keys: TokenKeys, payload: unknown): TokenClaims {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) throw invalid('claims');
  const { nbf, ...claims } = parsed.data;
  if (claims.iss !== keys.issuer) throw invalid('issuer');
  if (claims.aud !== keys.audience) throw invalid('audience');
  if (Math.max(claims.iat, nbf ?? 0) > now() + CLOCK_TOLERANCE) throw invalid('not valid yet');
  return claims;
}
