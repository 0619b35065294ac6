/** Which pages may call the API from a browser (the CORS protocol of the Fetch standard). */
import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../../http/api-error.ts';

const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, PATCH',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Featurebase-Version, X-Request-Id',
  'Access-Control-Max-Age': '7200',
};

/**
 * Compares `Origin` with a list, exactly, and with the host that the request is for: the hosted page
 * also works under an alias of the public address. Any other origin is refused, its preflight too:
 * only leaving out the headers, as Hono's `cors` does, would still carry out a PATCH. Credentials are
 * never allowed, because a token in a header is all there is.
 *
 * @param allowed whole origins, such as `https://app.example.com`
 * @throws {ApiError} 403 `origin_not_allowed`
 */
export function crossOrigin(allowed: readonly string[]): MiddlewareHandler {
  const origins = new Set(allowed);
  return async (c, next) => {
    const { headers } = c.res;
    headers.append('Vary', 'Origin');
    const origin = c.req.header('Origin');
    if (origin === undefined) return next();
    if (!origins.has(origin) && !isSameHost(origin, c.req.url)) {
      throw new ApiError({
        status: 403,
        type: 'authorization_error',
        code: 'origin_not_allowed',
        message: 'This origin may not use the preferences. Add it to the allowed origins.',
      });
    }
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
    return c.req.method === 'OPTIONS' ? c.body(null, 204, PREFLIGHT_HEADERS) : next();
  };
}

/** The scheme is left out: behind a proxy that ends TLS, the request itself came over plain http. */
function isSameHost(origin: string, url: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(url).host;
}
