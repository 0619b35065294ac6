/** Headers of every answer. */
import type { MiddlewareHandler } from 'hono';

/**
 * Keeps preferences out of caches, and addresses with a token out of `Referer`. Set after the route
 * has answered, so that errors have them too. Only a route with the same answer for everybody sets a
 * cache policy of its own.
 */
export const protectiveHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex, nofollow');
};
