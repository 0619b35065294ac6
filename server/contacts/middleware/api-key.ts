/** Who may call: whoever has one of the API keys. */
import { ApiError } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';
import { timingSafeEqual } from 'hono/utils/buffer';

/** So many requests in so many seconds. */
export interface RateLimit {
  requests: number;
  windowSeconds: number;
}

/** A key, and whose it is. */
export interface ApiKey {
  /** Says whose key it is, such as `handler` or `import-2026`; every key has another name. */
  name: string;
  /** What is sent as `Authorization: Bearer <key>`. */
  key: string;
  /** Its own limit; without one, the limit of all keys. Each key is counted for itself. */
  rateLimit?: RateLimit;
}

/** What the middleware after this one knows of a request. */
export interface ApiKeyEnv {
  Variables: { apiKey: ApiKey };
}

/**
 * Lets a request through when it carries a key as `Authorization: Bearer <key>`. Digests of all keys
 * are compared, in constant time, so that an answer's timing tells nothing about one.
 *
 * @throws {TypeError} when there is no key, or one is empty or given twice: a missing setting must
 *   not open the service
 */
export function requireApiKey(keys: readonly ApiKey[]) {
  if (keys.length === 0 || keys.some(({ key, name }) => !key || !name)) {
    throw new TypeError('apiKey: give the key that callers must send.');
  }
  for (const field of ['name', 'key'] as const) {
    if (new Set(keys.map((each) => each[field])).size < keys.length) {
      throw new TypeError(`apiKeys: two have the same ${field}.`);
    }
  }
  return createMiddleware<ApiKeyEnv>(async (c, next) => {
    const [scheme, given, ...rest] = (c.req.header('Authorization') ?? '').split(' ');
    const wellFormed = scheme?.toLowerCase() === 'bearer' && given && rest.length === 0;
    const matches = wellFormed
      ? await Promise.all(keys.map(({ key }) => timingSafeEqual(given, key)))
      : [];
    const apiKey = keys.find((_, index) => matches[index]);
    if (!apiKey) {
      throw new ApiError({
        status: 401,
        type: 'authentication_error',
        code: 'invalid_api_key',
        message: 'Send the API key as "Authorization: Bearer <key>".',
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    c.set('apiKey', apiKey);
    await next();
  });
}
