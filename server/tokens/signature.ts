/**
 * Verifies signatures: `jose` finds and imports the public key of a token, Web Crypto does the rest.
 *
 * jose's `compactVerify` would decode and parse the header a second time, after this project's stricter
 * checks of it, and has parts for tokens that these refuse (`crit`, `b64`): 2 KB of a Worker.
 */
import { base64url } from 'jose';
import { JOSEError } from 'jose/errors';
import { TokenError, tokenInvalid } from './errors.ts';
import { verifyHmac } from './hmac.ts';

/** The members of a header that choose the key. */
export type KeyHeader = { alg: string; kid: string };

/** Finds the public key of a token, as jose's `createLocalJWKSet` does: by `kid`, `alg` and type. */
export type FindKey = (header: KeyHeader) => Promise<CryptoKey>;

/** RFC 7518, section 3.3. */
const MIN_RSA_BITS = 2048;

/** The code of jose's error for a key set without such a key. */
export const NO_MATCHING_KEY = 'ERR_JWKS_NO_MATCHING_KEY';

const encoder = new TextEncoder();

/**
 * Verifies the signature of a compact JWS whose form has been checked.
 *
 * @param key a secret, or finds the public key
 * @param algorithms the accepted algorithms: fixed by the key, never by the token (RFC 8725, section 3.1)
 * @throws {TokenError} `token_invalid`; `keys_unavailable` when the key set cannot be used
 */
export async function verifySignature(
  token: string,
  header: KeyHeader,
  key: CryptoKey | FindKey,
  algorithms: readonly string[],
): Promise<void> {
  if (!algorithms.includes(header.alg)) throw tokenInvalid('header alg');
  const end = token.lastIndexOf('.');
  const signature = base64url.decode(token.slice(end + 1)) as Uint8Array<ArrayBuffer>;
  const signed = encoder.encode(token.slice(0, end));
  const genuine =
    typeof key === 'function'
      ? await verifyPublic(await key(header).catch(refuse), signature, signed)
      : await verifyHmac(key, signature, signed);
  if (!genuine) throw tokenInvalid('signature');
}

function verifyPublic(
  key: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { name, modulusLength = MIN_RSA_BITS } = key.algorithm as RsaKeyAlgorithm;
  if (modulusLength < MIN_RSA_BITS) throw keysUnavailable(new Error('The RSA key is too short.'));
  // ECDSA alone needs the hash here; the keys of the other algorithms have it.
  return crypto.subtle.verify({ name, hash: 'SHA-256' }, key, signature, signed).catch((error) => {
    throw tokenInvalid('signature', error);
  });
}

function refuse(error: unknown): never {
  if (error instanceof JOSEError) {
    throw tokenInvalid(error.code === NO_MATCHING_KEY ? 'header kid' : 'signature', error);
  }
  throw error instanceof TokenError ? error : keysUnavailable(error);
}

/** For a key set that cannot be fetched, or a key in it that cannot be imported. */
export function keysUnavailable(cause: unknown): TokenError {
  return new TokenError({ code: 'keys_unavailable', reason: 'key set', cause });
}
