/** HMAC with SHA-256 (HS256), by the fastest way that the runtime has. */
import { getBuiltIn } from '../http/built-in.ts';

/**
 * A verification with Node's own module takes 5 microseconds, in place; with Web Crypto 40, most of them
 * for the way to another thread and back (`npm run bench`).
 */
const node = getBuiltIn?.('node:crypto');

/** The same secrets as Node's own module has them. */
const nodeKeys = new WeakMap<CryptoKey, ReturnType<NonNullable<typeof node>['createSecretKey']>>();

/** Imports a secret. It cannot be exported again. */
export async function importSecret(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
  if (node) nodeKeys.set(key, node.createSecretKey(bytes));
  return key;
}

/** Whether a signature is the HMAC of these bytes; compared in constant time. */
export async function verifyHmac(
  secret: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const nodeKey = nodeKeys.get(secret);
  if (!node || !nodeKey) return crypto.subtle.verify('HMAC', secret, signature, signed);
  const hmac = node.createHmac('sha256', nodeKey).update(signed).digest();
  return signature.length === hmac.length && node.timingSafeEqual(signature, hmac);
}
