/** A limit on requests a key may make, with the headers that tell a caller where it stands. */
import { ApiError } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';
import type { ApiKeyEnv, RateLimit } from './api-key.ts';

/** Source: Featurebase, rate limits: 2,000 requests a minute for one key. */
export const DEFAULT_RATE_LIMIT: RateLimit = { requests: 2000, windowSeconds: 60 };

/**
 * Email preferences are counted and never refused: a one-click that is refused is an opt-out lost,
 * and the handler's requests, many people's on one key, are the last to be told to wait.
 */
const NEVER_REFUSED = /\/email-preferences$/;

/** The count of one key. */
interface Window {
  /** Milliseconds since 1970. */
  ends: number;
  used: number;
}

/**
 * Counts the requests of each key in fixed windows. Every answer has `X-RateLimit-Limit`,
 * `X-RateLimit-Remaining` and `X-RateLimit-Reset` (seconds since 1970 at which the window ends); one
 * request too many is answered 429 `rate_limited` with `Retry-After` (seconds).
 *
 * The count is this process's own: each process or Worker instance allows the limit once.
 *
 * @param limit for each key that has none of its own
 */
export function limitRate(limit: RateLimit) {
  const windows = new Map<string, Window>();
  return createMiddleware<ApiKeyEnv>(async (c, next) => {
    const { name, rateLimit = limit } = c.get('apiKey');
    const { requests, windowSeconds } = rateLimit;
    const now = Date.now();
    let window = windows.get(name);
    if (!window || now >= window.ends) {
      window = { ends: now + windowSeconds * 1000, used: 0 };
      windows.set(name, window);
    }
    window.used += 1;
    const headers = {
      'X-RateLimit-Limit': String(requests),
      'X-RateLimit-Remaining': String(Math.max(0, requests - window.used)),
      'X-RateLimit-Reset': String(Math.ceil(window.ends / 1000)),
    };
    if (window.used > requests && !NEVER_REFUSED.test(c.req.path)) {
      const seconds = Math.ceil((window.ends - now) / 1000);
      throw new ApiError({
        status: 429,
        type: 'rate_limit_error',
        code: 'rate_limited',
        message: `More than ${requests} requests in ${windowSeconds} seconds. Wait ${seconds} seconds.`,
        headers: { ...headers, 'Retry-After': String(seconds) },
      });
    }
    await next();
    for (const [header, value] of Object.entries(headers)) c.res.headers.set(header, value);
  });
}

/** @throws {TypeError} when the limit is not two positive whole numbers */
export function checkRateLimit({ requests, windowSeconds }: RateLimit): RateLimit {
  if (![requests, windowSeconds].every((n) => Number.isSafeInteger(n) && n > 0)) {
    throw new TypeError('rateLimit: requests and windowSeconds must be positive whole numbers.');
  }
  return { requests, windowSeconds };
}
