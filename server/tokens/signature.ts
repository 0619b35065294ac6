/** Checks signatures with `jose`, and translates its errors. */
import { type CryptoKey, compactVerify, type JWTVerifyGetKey } from 'jose';
import { JOSEError } from 'jose/errors';
import { TokenError, tokenInvalid } from './errors.ts';

/** The members of the header at fault, by the code of jose's error. */
const MEMBERS: Record<string, string> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'header alg',
  ERR_JWKS_NO_MATCHING_KEY: 'header kid',
};

/**
 * Verifies the signature of a compact JWS.
 *
 * @param algorithms the accepted algorithms: fixed by the key, never by the token (RFC 8725, section 3.1)
 * @returns the bytes of the payload
 * @throws {TokenError} `token_invalid`; `keys_unavailable` when the key set cannot be used
 */
export function verifySignature(
  token: string,
  key: CryptoKey | JWTVerifyGetKey,
  algorithms: string[],
): Promise<Uint8Array> {
  // The two overloads of compactVerify take one kind of key each.
  const verified = compactVerify(token, key as JWTVerifyGetKey, { algorithms });
  return verified.then(({ payload }) => payload, refuse);
}

function refuse(error: unknown): never {
  if (error instanceof JOSEError) throw tokenInvalid(MEMBERS[error.code] ?? 'signature', error);
  throw error instanceof TokenError ? error : keysUnavailable(error);
}

/** For a key set that cannot be fetched, or a key in it that cannot be imported. */
export function keysUnavailable(cause: unknown): TokenError {
  return new TokenError({ code: 'keys_unavailable', reason: 'key set', cause });
}
