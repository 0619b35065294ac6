/** One log entry for each request. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { describeCause, type Log, type LogEntry } from '../../http/log.ts';
import { TokenError } from '../../tokens/errors.ts';
import type { AppEnv } from '../hono-env.ts';
import { describeError } from './errors.ts';

/** Calls `log` with an entry when the answer is ready. */
export function logRequests(log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { status } = c.res;
    const claims = c.get('claims');
    const entry: LogEntry = {
      level: status >= 500 ? 'error' : 'info',
      requestId: c.get('requestId'),
      method: c.req.method,
      route: matchedRoutes(c).at(-1)?.path ?? '*',
      status,
      durationMs: Math.round(performance.now() - start),
    };
    if (claims) entry.tokenId = claims.jti;
    if (c.error) {
      const error = describeError(c.error);
      entry.code = error.code;
      if (c.error instanceof TokenError) entry.reason = c.error.reason;
      if (status >= 500) entry.cause = describeCause(error.cause);
    }
    log(entry);
  };
}
