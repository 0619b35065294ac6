/** Headers that every answer carries. */
import type { MiddlewareHandler } from 'hono';

/**
 * Preferences belong in no cache, and an address with a token in it in no `Referer`. Set after the
 * route has answered, so that errors carry them too. Only a route that serves the same to everybody
 * names a cache policy of its own.
 */
export const protectiveHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex, nofollow');
};
