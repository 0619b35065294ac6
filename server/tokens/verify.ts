/**
 * Verifies tokens. The profile is stricter than the defaults of JWT libraries: length, encoding, header
 * members, and every claim.
 *
 * Source: RFC 8725, "JSON Web Token Best Current Practices".
 */
import * as z from 'zod/mini';
import { check } from './check.ts';
import {
  claimsSchema,
  isCoherent,
  type SignedClaims,
  TOKEN_TYPE,
  type TokenClaims,
  type VerifiedClaims,
} from './claims.ts';
import { parsePart, splitCompact } from './compact.ts';
import { TokenError, tokenInvalid } from './errors.ts';
import { PUBLIC_KEY_ALGORITHMS, type TokenKeys } from './keys.ts';
import { type KeyHeader, verifySignature } from './signature.ts';
import { recallClaims, rememberClaims } from './verified.ts';

/** In characters. */
const MAX_TOKEN_LENGTH = 4096;

/** The accepted difference between the clocks of signer and verifier, in seconds. */
const CLOCK_TOLERANCE = 30;

/** No other member is accepted, in particular no key and no address of a key (`jwk`, `jku`, `x5u`). */
const headerSchema = z.strictObject({
  alg: z.string(),
  kid: z.string(),
  typ: z.enum([TOKEN_TYPE]),
});

/**
 * Verifies a token.
 *
 * @param token any value, from outside
 * @returns the claims of the profile, and the `kid`; other claims are removed
 * @throws {TokenError} `token_invalid`; `token_expired`, with the claims, for a token with a valid
 *   signature that has expired; `keys_unavailable` when the key set cannot be fetched
 * @example
 * const { sub, scope } = await verifyToken(keys, token);
 */
export async function verifyToken(keys: TokenKeys, token: unknown): Promise<VerifiedClaims> {
  const parts = splitCompact(token, MAX_TOKEN_LENGTH);
  const header = keys.headers.get(parts.header) ?? readHeader(parts.header);
  const secret = keys.secrets.get(header.kid);
  const recalled = secret && recallClaims(secret, token as string);
  const signed = recalled ?? (await verifySigned(keys, token as string, header, parts.payload));
  const claims = { ...checkClaims(keys, signed), kid: header.kid };
  if (await keys.revoked(claims)) throw tokenInvalid('revoked');
  if (claims.exp <= now() - CLOCK_TOLERANCE) {
    throw new TokenError({ code: 'token_expired', reason: 'exp', claims });
  }
  if (secret && !recalled) rememberClaims(secret, token as string, signed);
  return claims;
}

/** What the token and its key alone decide: the signature, and the form of the claims. */
async function verifySigned(
  keys: TokenKeys,
  token: string,
  header: KeyHeader,
  payload: string,
): Promise<SignedClaims> {
  const secret = keys.secrets.get(header.kid);
  const key = secret ?? keys.publicKeys;
  if (!key) throw tokenInvalid('header kid');
  await verifySignature(token, header, key, secret ? ['HS256'] : PUBLIC_KEY_ALGORITHMS);
  const claims = check(claimsSchema, parsePart(payload, 'payload'), 'claims');
  if (!isCoherent(claims)) throw tokenInvalid('claims');
  // The owner of the public keys signs tokens too, but never undo tokens.
  if (claims.scope === 'undo' && !secret) throw tokenInvalid('scope');
  return claims;
}

function readHeader(header: string): KeyHeader {
  return check(headerSchema, parsePart(header, 'header'), 'header');
}

/** Seconds since 1970. */
function now(): number {
  return Date.now() / 1000;
}

/** What depends on the configuration and the clock; but `exp`, which has an error code of its own. */
function checkClaims(keys: TokenKeys, { nbf = 0, ...claims }: SignedClaims): TokenClaims {
  if (claims.iss !== keys.issuer) throw tokenInvalid('claims iss');
  if (claims.aud !== keys.audience) throw tokenInvalid('claims aud');
  if (claims.iat > now() + CLOCK_TOLERANCE) throw tokenInvalid('claims iat');
  if (nbf > now() + CLOCK_TOLERANCE) throw tokenInvalid('claims nbf');
  return claims;
}
