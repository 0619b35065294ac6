/** A limit on the requests that one person may make to the API. */
import { ApiError } from '../http/api-error.ts';
import type { Upstream, UpstreamContext } from './upstreams/upstream.ts';

/** Counts requests by key: Cloudflare's rate limiting binding, or anything of its shape. */
export interface RequestLimiter {
  /** Counts one request; `success` is false when there have been too many. */
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

export interface LimitUsersOptions {
  /** Counts by user id; its keys are `user:` and the user id. */
  limiter: RequestLimiter;
  /** `Retry-After` of the refusals, in seconds: the period of the limiter. Default 60. */
  retryAfterSeconds?: number;
}

/**
 * Limits what each person may read and change by the API, and leaves links in emails alone: neither a
 * one-click unsubscription nor the pages are ever refused. It counts after the token has been verified,
 * so a stranger cannot use up somebody's requests.
 *
 * @returns an upstream that throws 429 `rate_limited`, with `Retry-After`, and else does as the given
 * @example
 * const app = createPreferencesApp({
 *   ...options,
 *   upstream: limitUsers(options.upstream, { limiter: env.USER_LIMITER }),
 * });
 */
export function limitUsers(
  upstream: Upstream,
  { limiter, retryAfterSeconds = 60 }: LimitUsersOptions,
): Upstream {
  async function count(userId: string, { route }: UpstreamContext): Promise<void> {
    if (route !== 'element') return;
    const { success } = await limiter.limit({ key: `user:${userId}` });
    if (success) return;
    throw new ApiError({
      status: 429,
      type: 'rate_limit_error',
      code: 'rate_limited',
      message: `Too many requests. Wait ${retryAfterSeconds} seconds.`,
      headers: { 'Retry-After': String(retryAfterSeconds) },
    });
  }

  const getHistory = upstream.getHistory?.bind(upstream);
  return {
    ...upstream,
    async getEmailPreferences(userId, context) {
      await count(userId, context);
      return upstream.getEmailPreferences(userId, context);
    },
    async updateEmailPreferences(userId, changes, context) {
      await count(userId, context);
      return upstream.updateEmailPreferences(userId, changes, context);
    },
    ...(getHistory && {
      async getHistory(userId, page, context) {
        await count(userId, context);
        return getHistory(userId, page, context);
      },
    }),
  };
}
