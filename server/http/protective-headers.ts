/** Headers of every answer. */
import type { Context, MiddlewareHandler } from 'hono';

/**
 * Keeps preferences out of caches, and addresses with a token out of `Referer`. A route with the same
 * answer for everybody sets a cache policy of its own.
 *
 * The headers are set before the route answers: on Node, changing an answer costs more. They are set
 * again on errors, which may be answered with a `Response` that does not have them.
 */
export const protectiveHeaders: MiddlewareHandler = async (c, next) => {
  setHeaders(c);
  await next();
  if (c.res.status >= 400) setHeaders(c);
};

function setHeaders(c: Context): void {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex, nofollow');
}
