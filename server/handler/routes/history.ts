/** Reading one's own consent history: which preference was changed, when and by which route. */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { badRequest } from '../../http/api-error.ts';
import type { AppEnv } from '../hono-env.ts';
import { setServerTiming } from '../server-timing.ts';
import { readContext } from '../upstream-context.ts';
import { historyPage } from '../upstreams/read-history.ts';
import type { HistoryPage, Upstream } from '../upstreams/upstream.ts';

const DEFAULT_LIMIT = '10';
const MAX_CURSOR_LENGTH = 1024;

/** `GET /?limit=&cursor=`, for the user id of the token that `requireManager` has verified. */
export function historyRoutes({ upstream }: { upstream: Upstream }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/', async (c) => {
    const { sub } = c.get('claims');
    const page = readPage(c);
    const history = await historyPage(upstream, sub, page, readContext(c, 'element'));
    setServerTiming(c);
    return c.json(history);
  });
  return routes;
}

/**
 * @throws {ApiError} 400 `parameter_invalid`, with `param`
 */
function readPage(c: Context<AppEnv>): HistoryPage {
  const limit = c.req.query('limit') ?? DEFAULT_LIMIT;
  if (!/^([1-9]\d?|100)$/.test(limit)) {
    throw badRequest('parameter_invalid', 'limit is a number from 1 to 100.', 'limit');
  }
  const cursor = c.req.query('cursor');
  if (cursor === undefined) return { limit: Number(limit) };
  if (cursor === '' || cursor.length > MAX_CURSOR_LENGTH) {
    throw badRequest('parameter_invalid', 'This cursor does not belong to this list.', 'cursor');
  }
  return { limit: Number(limit), cursor };
}
