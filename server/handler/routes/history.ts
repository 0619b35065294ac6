/** Reading one's own consent history: who changed which preference, and when. */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { ApiError, badRequest } from '../../http/api-error.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { SessionVerifier } from '../../tokens/sessions.ts';
import type { AppEnv } from '../hono-env.ts';
import { requireManager } from '../middleware/require-manager.ts';
import type { HistoryPage, Upstream } from '../upstreams/upstream.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;
const MAX_CURSOR_LENGTH = 1024;

export interface HistoryRoutesOptions {
  upstream: Upstream;
  keys: TokenKeys;
  sessions?: SessionVerifier | undefined;
}

/** `GET /:userId/email-preferences/history?limit=&cursor=`, for who manages these preferences. */
export function historyRoutes({ upstream, keys, sessions }: HistoryRoutesOptions) {
  const routes = new Hono<AppEnv>();
  routes.get('/:userId/email-preferences/history', async (c) => {
    const { sub, jti } = await requireManager(c, keys, sessions);
    const page = readPage(c);
    if (!upstream.getHistory) throw historyUnavailable;
    const context = {
      requestId: c.get('requestId'),
      route: 'element',
      tokenId: jti,
      signal: c.req.raw.signal,
    } as const;
    return c.json(await upstream.getHistory(sub, page, context));
  });
  return routes;
}

/**
 * @throws {ApiError} 400 `parameter_invalid`, with `param`
 */
function readPage(c: Context<AppEnv>): HistoryPage {
  const limit = c.req.query('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    throw badRequest('parameter_invalid', `limit is a number from 1 to ${MAX_LIMIT}.`, 'limit');
  }
  const cursor = c.req.query('cursor');
  if (cursor === undefined) return { limit: Number(limit) };
  if (cursor === '' || cursor.length > MAX_CURSOR_LENGTH) {
    throw badRequest('parameter_invalid', 'cursor is the nextCursor of an answer.', 'cursor');
  }
  return { limit: Number(limit), cursor };
}

const historyUnavailable = new ApiError({
  status: 404,
  type: 'invalid_request_error',
  code: 'history_unavailable',
  message: 'No history of preferences is kept here.',
});
