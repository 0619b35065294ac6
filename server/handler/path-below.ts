/** The handler's routes below the path of its public address. */
import { getPath } from 'hono/utils/url';

/**
 * How to find the path that a request is routed by: without the path of the public address, such as
 * `/email` of `https://www.example.com/email`. A path that does not begin with it is taken as it is,
 * since many proxies strip the prefix themselves.
 *
 * @example
 * const path = pathBelow('https://www.example.com/email');
 * path(new Request('https://www.example.com/email/unsubscribe')); // '/unsubscribe'
 * path(new Request('http://10.0.0.5:8787/unsubscribe')); // '/unsubscribe'
 */
export function pathBelow(publicUrl: string): (request: Request) => string {
  const prefix = new URL(publicUrl).pathname.replace(/\/+$/, '');
  return (request) => {
    const path = getPath(request);
    return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
  };
}
