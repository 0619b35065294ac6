/** Who may call: whoever has the API key. */

import { ApiError } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';
import { timingSafeEqual } from 'hono/utils/buffer';

/**
 * Lets a request through when it carries the key as `Authorization: Bearer <key>`. Digests are
 * compared, in constant time, so that an answer's timing tells nothing about the key.
 *
 * @throws {TypeError} when `apiKey` is empty: a missing setting must not open the service
 */
export function requireApiKey(apiKey: string) {
  if (!apiKey) throw new TypeError('apiKey: give the key that callers must send.');
  return createMiddleware(async (c, next) => {
    const [scheme, key, ...rest] = (c.req.header('Authorization') ?? '').split(' ');
    const wellFormed = scheme?.toLowerCase() === 'bearer' && key && rest.length === 0;
    if (!(wellFormed && (await timingSafeEqual(key, apiKey)))) {
      throw new ApiError({
        status: 401,
        type: 'authentication_error',
        code: 'invalid_api_key',
        message: 'Send the API key as "Authorization: Bearer <key>".',
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    await next();
  });
}
