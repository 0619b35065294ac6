/** Which pages may call the API from a browser (the CORS protocol of the Fetch standard). */
import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from '../../http/api-error.ts';

const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, PATCH',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Featurebase-Version, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};

/**
 * Lets pages of the handler's own origin and of the listed origins pass. A request of any other
 * origin is refused, also its preflight: leaving out the CORS headers alone, as Hono's `cors` does,
 * would still carry out a PATCH. Credentials are never allowed; the token is in a header.
 *
 * @param allowed origins such as `https://app.example.com`, compared exactly
 * @throws {ApiError} 403 `origin_not_allowed`
 */
export function crossOrigin(allowed: readonly string[]): MiddlewareHandler {
  const origins = new Set(allowed);
  return async (c, next) => {
    c.header('Vary', 'Origin');
    const origin = c.req.header('Origin');
    if (origin === undefined) return next();
    if (!origins.has(origin) && !isOwnPage(c, origin)) {
      throw new ApiError({
        status: 403,
        type: 'authorization_error',
        code: 'origin_not_allowed',
        message: 'This origin is not allowed. Add it to the allowed origins.',
      });
    }
    c.header('Access-Control-Allow-Origin', origin);
    // Without it a browser hides `Server-Timing` from a page of another origin (Resource Timing).
    c.header('Timing-Allow-Origin', origin);
    c.header('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
    return c.req.method === 'OPTIONS' ? c.body(null, 204, PREFLIGHT_HEADERS) : next();
  };
}

/**
 * Whether a page of the handler itself sends the request, also where the handler is reached by
 * another host name than that of `publicUrl`. Pages can set neither header. `Host` serves browsers
 * without `Sec-Fetch-Site`; it is not the page's where a proxy replaces it.
 */
function isOwnPage(c: Context, origin: string): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  return site ? site === 'same-origin' : origin.endsWith(`//${c.req.header('Host')}`);
}
