/**
 * Retries within limits, for requests that may be repeated: reads, and changes that set absolute
 * statuses. RFC 9110, section 9.2.2, lets a client repeat a PATCH if it knows that this is safe.
 */
import { clientClosedRequest } from '../../http/api-error.ts';
import { RetryableFailure, timeout } from './upstream-errors.ts';

const MAX_RETRIES = 2;

/** The wait before the first retry is random up to this, before the second up to twice this. */
const BASE_DELAY_MS = 200;

export interface RetryLimits {
  /** Time limit of one attempt, its body included, in milliseconds. */
  attemptMs: number;
  /** Time limit of all attempts and the waits between them, in milliseconds. */
  totalMs: number;
  /** Aborted when the caller has disconnected. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs `attempt` up to three times. Between two attempts it waits with full jitter, or as long as the
 * upstream asks with `Retry-After`. If the wait does not fit into the limit, there is no further
 * attempt, and the error passes `Retry-After` on.
 *
 * @param attempt throws a `RetryableFailure`; any other error ends the retries
 * @throws {ApiError} 504 `upstream_timeout`, 502 `upstream_unavailable`, 499
 *   `client_closed_request`, or the error of the attempt
 */
export async function withRetries<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  { attemptMs, totalMs, signal }: RetryLimits,
): Promise<Answer> {
  const deadline = Date.now() + totalMs;
  for (let retries = 0; ; retries += 1) {
    // One controller for both reasons to abort: `AbortSignal.any` is not on every edge runtime.
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, Math.max(0, Math.min(attemptMs, deadline - Date.now())));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    let failure: RetryableFailure;
    try {
      return await attempt(controller.signal);
    } catch (error) {
      if (signal?.aborted) throw clientClosedRequest(error);
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
