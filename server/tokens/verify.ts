/**
 * Checking tokens. `jose` checks the signature and the registered claims; the rest of our profile is
 * checked here, because jose leaves it to its callers: length, canonical encoding, header members,
 * duplicate members, and the types of claims.
 *
 * Source: RFC 8725, "JSON Web Token Best Current Practices".
 */
import { base64url, errors, type JWTVerifyResult, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { claimsSchema, MAX_TOKEN_LIFE, TOKEN_TYPE, type TokenClaims } from './claims.ts';
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
  typ: z.literal(TOKEN_TYPE),
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
  const header = readHeader(token);
  const { payload, expired, bySecret } = await verifySignature(keys, token as string, header);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw invalid('claims');
  // Whoever publishes public keys mints tokens too, but never undo tokens.
  if (claims.data.scope === 'undo' && !bySecret) throw invalid('undo token of another minter');
  if (await keys.revoked(claims.data)) throw invalid('revoked');
  if (expired) {
    throw new TokenError({ code: 'token_expired', reason: 'expired', claims: claims.data });
  }
  return claims.data;
}

function invalid(reason: string, cause?: unknown): TokenError {
  return new TokenError({ code: 'token_invalid', reason, cause });
}

/** Reads the header of a token that is well formed in the strictest sense. */
function readHeader(token: unknown): z.output<typeof headerSchema> {
  if (typeof token !== 'string') throw invalid('not a string');
  if (token.length > MAX_TOKEN_LENGTH) throw invalid('too long');
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token)?.slice(1);
  if (!parts?.every(isCanonical)) throw invalid('not a compact JWS');
  const [header, payload] = parts.slice(0, 2).map(decodeText);
  if (header === undefined || payload === undefined) throw invalid('not UTF-8');
  if (hasDuplicateMembers(header) || hasDuplicateMembers(payload))
    throw invalid('duplicate member');
  const parsed = headerSchema.safeParse(parseJson(header));
  if (!parsed.success) throw invalid('header');
  return parsed.data;
}

/** Base64url has spare bits at the end; set, they would give one token several spellings. */
function isCanonical(part: string): boolean {
  return part.length % 4 !== 1 && base64url.encode(base64url.decode(part)) === part;
}

function decodeText(part: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      base64url.decode(part),
    );
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The key's `kid` decides the algorithm; the header's `alg` only has to agree. */
async function verifySignature(
  keys: TokenKeys,
  token: string,
  { kid }: { kid: string },
): Promise<{ payload: unknown; expired: boolean; bySecret: boolean }> {
  const secret = keys.secrets.get(kid);
  const options = {
    issuer: keys.issuer,
    audience: keys.audience,
    typ: TOKEN_TYPE,
    maxTokenAge: MAX_TOKEN_LIFE,
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['sub', 'scope', 'exp', 'jti'],
  };
  try {
    let verified: JWTVerifyResult;
    if (secret) verified = await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] });
    else if (keys.publicKeys) {
      verified = await jwtVerify(token, keys.publicKeys, {
        ...options,
        algorithms: PUBLIC_KEY_ALGORITHMS,
      });
    } else throw invalid('unknown kid');
    return { payload: verified.payload, expired: false, bySecret: secret !== undefined };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { payload: error.payload, expired: true, bySecret: secret !== undefined };
    }
    if (error instanceof TokenError) throw error;
    // A `JOSEError` itself, a timeout or a failed fetch come from the key set's address alone.
    if (!secret && isKeySetFailure(error)) {
      throw new TokenError({ code: 'keys_unavailable', reason: 'key set', cause: error });
    }
    throw invalid(error instanceof errors.JOSEError ? error.code : 'signature', error);
  }
}

function isKeySetFailure(error: unknown): boolean {
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    !(error instanceof errors.JOSEError) ||
    error.code === errors.JOSEError.code
  );
}
