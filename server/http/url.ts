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

/** Whether a text is an address that pages may link to: https, or loopback for local work. */
export function isAddress(text: string): boolean {
  return URL.canParse(text) && isHttpsOrLoopback(new URL(text));
}
