/** Names a person in the log without the user id. */
import { base64url } from 'jose';

/** In bytes. 96 bits: no two of a thousand million people have the same, as good as surely. */
const HASH_BYTES = 12;

/**
 * A keyed hash of a user id: the first 12 bytes of the HMAC-SHA-256 of `user:` and the id, as 16
 * characters of base64url. Without the secret nobody can tell whose it is, not even by trying all ids.
 *
 * The colon keeps it apart from signatures by the same secret: what a token's signature covers has
 * none (RFC 7515, section 5.1).
 *
 * @param secret of `TokenKeys.secrets`
 * @example
 * await hashUser(keys.signing.key, 'usr_12345'); // 'w9Tn0N2qS1mB4rXe'
 */
export async function hashUser(secret: CryptoKey, userId: string): Promise<string> {
  const bytes = new TextEncoder().encode(`user:${userId}`);
  const hash = await crypto.subtle.sign('HMAC', secret, bytes);
  return base64url.encode(new Uint8Array(hash, 0, HASH_BYTES));
}
