/** Addresses: which of them may carry secrets, and which are complete. */

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether what is sent there stays private: https, or plain http that never leaves the machine, or
 * plain http to a host that the operator has named.
 *
 * @param insecureHosts exact host names. Default: none
 * @example
 * isHttpsOrLoopback(new URL('http://127.0.0.1:8788')); // true
 * isHttpsOrLoopback(new URL('http://10.0.0.5')); // false
 * isHttpsOrLoopback(new URL('http://contacts:8788'), ['contacts']); // true
 */
export function isHttpsOrLoopback(
  { protocol, hostname }: URL,
  insecureHosts?: readonly string[],
): boolean {
  const named = LOOPBACK.includes(hostname) || insecureHosts?.includes(hostname) === true;
  return protocol === 'https:' || (protocol === 'http:' && named);
}

/** Whether a text is an address that a page may link to: https, or http on loopback. */
export function isAddress(text: string): boolean {
  return URL.canParse(text) && isHttpsOrLoopback(new URL(text));
}

/**
 * Whether a text is an address without a query, a fragment or a password, to add a path to: https,
 * http on loopback, or http to one of the private hosts that are named.
 */
export function isBaseUrl(text: string, insecureHosts?: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isHttpsOrLoopback(url, insecureHosts) && url.href === url.origin + url.pathname;
}

/** For error messages: which origins may be listed. */
export const ORIGINS =
  'has to list origins such as https://app.example.com, without paths or wildcards.';

/** Whether a text is an origin as browsers send it: no path, no wildcard. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && !text.includes('*');
}
