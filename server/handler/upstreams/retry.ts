/**
 * Trying again, within limits. For requests that may be repeated: reads, and changes that set absolute
 * statuses (RFC 9110, section 9.2.2, leaves that to who knows the semantics of a PATCH).
 */
import { RetryableFailure, timeout, unavailable } from './upstream-errors.ts';

const MAX_RETRIES = 2;

/** The wait before the first retry is random up to this, then up to twice this. */
const BASE_DELAY_MS = 200;

export interface RetryLimits {
  /** How long one try may take, its body included, in milliseconds. */
  attemptMs: number;
  /** How long all of it may take, waits included, in milliseconds. */
  totalMs: number;
  /** Aborted when the caller has gone away. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs `attempt` up to three times. Waits with full jitter, or as long as the upstream asks; a wait
 * that would not fit into the budget is not begun.
 *
 * @param attempt one try; throws a `RetryableFailure`, or whatever should end it
 * @throws {ApiError} 504 `upstream_timeout`, 502 `upstream_unavailable`, or what the attempt threw
 */
export async function withRetries<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  { attemptMs, totalMs, signal }: RetryLimits,
): Promise<Answer> {
  const deadline = Date.now() + totalMs;
  for (let retries = 0; ; retries += 1) {
    // One controller for both reasons to give up: `AbortSignal.any` is not on every edge runtime.
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, Math.min(attemptMs, deadline - Date.now()));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    let failure: RetryableFailure;
    try {
      return await attempt(controller.signal);
    } catch (error) {
      if (signal?.aborted) throw unavailable(error);
      if (controller.signal.aborted) failure = new RetryableFailure(timeout(error));
      else if (error instanceof RetryableFailure) failure = error;
      else throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
    const delay = failure.retryAfterMs ?? Math.random() * BASE_DELAY_MS * 2 ** retries;
    if (retries === MAX_RETRIES || Date.now() + delay >= deadline) throw failure.answer;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}
