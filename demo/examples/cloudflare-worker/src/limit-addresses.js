/**
 * Limits the requests that an address may make to the API, by Cloudflare's rate limiting binding. It
 * does not stand before the pages, nor before `POST /unsubscribe`: mail providers click for many
 * people from few addresses.
 *
 * https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/
 */
import { rateLimiter } from 'hono-rate-limiter';

/** The `period` of the binding in wrangler.jsonc. */
const PERIOD_SECONDS = 60;

export const limitAddresses = rateLimiter({
  binding: (c) => c.env.ADDRESS_LIMITER,
  keyGenerator: (c) => c.req.header('CF-Connecting-IP') ?? '',
  handler(c) {
    const error = {
      type: 'rate_limit_error',
      code: 'rate_limited',
      message: `Too many requests. Wait ${PERIOD_SECONDS} seconds.`,
      status: 429,
    };
    return c.json({ error }, 429, { 'Retry-After': String(PERIOD_SECONDS) });
  },
});
