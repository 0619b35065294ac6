/** A limit on requests a key may make, with the headers that tell a caller where it stands. */

import { ApiError } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';

/** So many requests in so many seconds. */
export interface RateLimit {
  requests: number;
  windowSeconds: number;
}

/** Source: Featurebase, rate limits: 2,000 requests a minute for one key. */
export const DEFAULT_RATE_LIMIT: RateLimit = { requests: 2000, windowSeconds: 60 };

/**
 * Counts requests in fixed windows. Every answer has `X-RateLimit-Limit`, `X-RateLimit-Remaining`
 * and `X-RateLimit-Reset` (seconds since 1970 at which the window ends); one request too many is
 * answered 429 `rate_limited` with `Retry-After` (seconds).
 *
 * The count is this process's own: each process or Worker instance allows the limit once.
 *
 * @throws {TypeError} when the limit is not two positive whole numbers
 */
export function limitRate({ requests, windowSeconds }: RateLimit) {
  if (![requests, windowSeconds].every((n) => Number.isSafeInteger(n) && n > 0)) {
    throw new TypeError('rateLimit: requests and windowSeconds must be positive whole numbers.');
  }
  let windowEnds = 0;
  let used = 0;
  return createMiddleware(async (c, next) => {
    const now = Date.now();
    if (now >= windowEnds) {
      windowEnds = now + windowSeconds * 1000;
      used = 0;
    }
    used += 1;
    const headers = {
      'X-RateLimit-Limit': String(requests),
      'X-RateLimit-Remaining': String(Math.max(0, requests - used)),
      'X-RateLimit-Reset': String(Math.ceil(windowEnds / 1000)),
    };
    if (used > requests) {
      const seconds = Math.ceil((windowEnds - now) / 1000);
      throw new ApiError({
        status: 429,
        type: 'rate_limit_error',
        code: 'rate_limited',
        message: `More than ${requests} requests in ${windowSeconds} seconds. Wait ${seconds} seconds.`,
        headers: { ...headers, 'Retry-After': String(seconds) },
      });
    }
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
}
