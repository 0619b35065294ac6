/** Which addresses may carry secrets. */

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

/**
 * Whether a secret may be sent there: over https, over plain http on this machine, or over plain http
 * to a host that the operator has named.
 *
 * @param insecureHosts exact host names; those that are not private are no use
 * @example
 * mayCarrySecrets(new URL('http://contacts:8788'), ['contacts']); // true
 */
export function mayCarrySecrets(url: URL, insecureHosts: readonly string[]): boolean {
  if (isHttpsOrLoopback(url)) return true;
  const { protocol, hostname } = url;
  return protocol === 'http:' && insecureHosts.includes(hostname) && isPrivateHost(hostname);
}

/**
 * As `URL.hostname` spells them: a single label that is no number, names that no public server has
 * (RFC 9476 and ICANN's `.internal`, RFC 6762, RFC 8375), and private addresses (RFC 1918, RFC 4193).
 * Not 169.254.0.0/16, where clouds serve credentials.
 */
const PRIVATE_HOST =
  /^([\w-]*[a-z][\w-]*|[\w.-]+\.(internal|local|home\.arpa)|(10|172\.(1[6-9]|2\d|3[01])|192\.168)\.[\d.]+|\[f[cd][\da-f:]+])$/;

/**
 * Whether a host, as `URL.hostname` spells it, can be on a private network alone.
 *
 * @example
 * isPrivateHost('contacts'); // true
 * isPrivateHost('contacts.example.com'); // false
 */
export function isPrivateHost(hostname: string): boolean {
  return PRIVATE_HOST.test(hostname);
}

/** Whether a text is an address that pages may link to: https, or loopback for local work. */
export function isAddress(text: string): boolean {
  return URL.canParse(text) && isHttpsOrLoopback(new URL(text));
}
