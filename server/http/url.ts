/** Addresses: which of them may carry secrets, and which are complete. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether what is sent there stays private: https, or plain http that never leaves the machine.
 *
 * @example
 * isHttpsOrLoopback(new URL('http://127.0.0.1:8788')); // true
 * isHttpsOrLoopback(new URL('http://10.0.0.5')); // false
 */
export function isHttpsOrLoopback(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** Whether a text is an address that a page may link to: https, or http on loopback. */
export function isAddress(text: string): boolean {
  return URL.canParse(text) && isHttpsOrLoopback(new URL(text));
}

/** Whether a text is such an address without a query, a fragment or a password, to add a path to. */
export function isBaseUrl(text: string): boolean {
  if (!isAddress(text)) return false;
  const { search, hash, username, password } = new URL(text);
  return !(search || hash || username || password);
}

/** Whether a text is an origin as browsers send it: no path, no wildcard. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && !text.includes('*');
}
