/** Which pages may call the API from a browser. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { ApiError } from '../api-error.ts';

/**
 * Compares `Origin` with a list, exactly. A request from any other origin is refused: Hono's own
 * `cors` only leaves out the header, and a PATCH would still be carried out.
 *
 * @param allowed whole origins, such as `https://app.example.com`
 * @returns two middlewares, for `app.use`: the second throws 403 `origin_not_allowed`
 */
export function crossOrigin(
  allowed: readonly string[],
): [share: MiddlewareHandler, refuse: MiddlewareHandler] {
  const origins = new Set(allowed);
  const share = cors({
    origin: (origin) => (origins.has(origin) ? origin : null),
    allowMethods: ['GET', 'PATCH'],
    allowHeaders: ['Authorization', 'Content-Type', 'Featurebase-Version', 'X-Request-Id'],
    exposeHeaders: ['Retry-After', 'X-Request-Id'],
    maxAge: 7200,
  });
  const refuse: MiddlewareHandler = async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin === undefined || origins.has(origin)) return next();
    throw new ApiError({
      status: 403,
      type: 'authorization_error',
      code: 'origin_not_allowed',
      message: 'This origin may not use the preferences. Add it to the allowed origins.',
    });
  };
  return [share, refuse];
}
