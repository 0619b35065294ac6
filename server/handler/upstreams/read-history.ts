/** Reading a contact's consent log. */
import type { ConsentHistory, PreferenceChange } from '../../contract/contract.ts';
import { ApiError } from '../../http/api-error.ts';
import type { HistoryPage, Upstream, UpstreamContext } from './upstream.ts';
import { invalidResponse } from './upstream-errors.ts';

/** The largest page that an upstream gives. */
const PAGE_SIZE = 100;

/**
 * Every change of a contact's preferences, the newest first. The next page is asked for once the
 * changes of the page before have been taken.
 *
 * @throws {ApiError} 404 `history_unavailable` when the upstream keeps no consent log; 502
 *   `upstream_invalid_response` when a cursor comes back a second time, which would never end; and
 *   as `getHistory` does
 * @example
 * for await (const change of readHistory(upstream, 'usr_12345', context)) print(change);
 */
export async function* readHistory(
  upstream: Upstream,
  userId: string,
  context: UpstreamContext,
): AsyncGenerator<PreferenceChange> {
  const followed = new Set<string>();
  for (let page: { cursor?: string } = {}; ; ) {
    const range = { limit: PAGE_SIZE, ...page };
    const { data, nextCursor } = await historyPage(upstream, userId, range, context);
    yield* data;
    if (nextCursor === null) return;
    if (followed.has(nextCursor)) throw invalidResponse();
    followed.add(nextCursor);
    page = { cursor: nextCursor };
  }
}

/**
 * One page of a contact's consent log.
 *
 * @throws {ApiError} 404 `history_unavailable` when the upstream keeps none; and as `getHistory` does
 */
export async function historyPage(
  upstream: Upstream,
  userId: string,
  range: HistoryPage,
  context: UpstreamContext,
): Promise<ConsentHistory> {
  if (upstream.getHistory) return upstream.getHistory(userId, range, context);
  throw new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'history_unavailable',
    message: 'No history of preferences is kept here.',
  });
}
