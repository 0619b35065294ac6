/**
 * The errors that an upstream's failures are answered with. They repeat no text of the upstream. Its
 * 401 and 403 are about the handler's API key, so they become a 502: a browser would take a 401 for a
 * refusal of its own token.
 */
import { ApiError } from '../../http/api-error.ts';
import type { AnswerHead } from '../../http/send.ts';

/** A failure after which another attempt may succeed. */
export class RetryableFailure extends Error {
  /** The error to answer with when no attempt is left. */
  readonly answer: ApiError;
  /** How long the upstream asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(answer: ApiError, retryAfterMs?: number) {
    super(answer.message, { cause: answer });
    this.answer = answer;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Returns if the status is 200.
 *
 * @throws {RetryableFailure} for 408, 429, 502, 503 and 504
 * @throws {ApiError} for every other status. A redirect is one of them: following it would send the
 *   API key to another address
 */
export function assertSuccess({ status, headers }: AnswerHead): void {
  if (status === 200) return;
  const retryAfterMs = readRetryAfter(headers.get('Retry-After'));
  if (status === 404) throw notFound();
  if (status === 401 || status === 403) throw unauthorized();
  if (status === 501) throw unsupported();
  if (status === 429) throw new RetryableFailure(rateLimited(retryAfterMs), retryAfterMs);
  if (status === 408 || status === 504)
    throw new RetryableFailure(timeout(undefined, retryAfterMs), retryAfterMs);
  if (status === 502 || status === 503)
    throw new RetryableFailure(unavailable(undefined, retryAfterMs), retryAfterMs);
  throw status >= 500 ? unavailable(undefined, retryAfterMs) : invalidResponse();
}

/** RFC 9110, section 10.2.3: seconds, or an HTTP date. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** 404 `resource_not_found`. */
export function notFound(): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: 'No contact has this user id.',
    param: 'userId',
  });
}

/**
 * 429 `rate_limited`.
 *
 * @param retryAfterMs when the caller may come back, in milliseconds; default 1000
 */
export function rateLimited(retryAfterMs = 1000): ApiError {
  const message = 'Too many requests right now. Try again shortly.';
  return upstreamError(429, 'rate_limited', message, undefined, retryAfterMs);
}

/** @param retryAfterMs for the client's `Retry-After`, which is in whole seconds, at least 1 */
function upstreamError(
  status: 429 | 501 | 502 | 504,
  code: string,
  message: string,
  cause?: unknown,
  retryAfterMs?: number,
): ApiError {
  const seconds = retryAfterMs && Math.ceil(retryAfterMs / 1000);
  const headers: Record<string, string> =
    seconds === undefined ? {} : { 'Retry-After': `${seconds || 1}` };
  const type = status === 429 ? 'rate_limit_error' : 'api_error';
  return new ApiError({ status, type, code, message, headers, cause });
}

/** 504 `upstream_timeout`. */
export function timeout(cause?: unknown, retryAfterMs?: number): ApiError {
  const message = 'The preferences took too long. Try again shortly.';
  return upstreamError(504, 'upstream_timeout', message, cause, retryAfterMs);
}

/** 501 `upstream_unsupported`: permanent, so nothing is repeated. */
export function unsupported(): ApiError {
  return upstreamError(501, 'upstream_unsupported', 'This cannot be changed here.');
}

/** 502 `upstream_unavailable`. */
export function unavailable(cause?: unknown, retryAfterMs?: number): ApiError {
  const message = 'The preferences cannot be reached right now. Try again shortly.';
  return upstreamError(502, 'upstream_unavailable', message, cause, retryAfterMs);
}

/** 502 `upstream_invalid_response`. */
export function invalidResponse(cause?: unknown): ApiError {
  return upstreamError(
    502,
    'upstream_invalid_response',
    'The system of record answered in an unknown form.',
    cause,
  );
}

/** 502 `upstream_unauthorized`: the operator has to check the API key. */
export function unauthorized(): ApiError {
  return upstreamError(
    502,
    'upstream_unauthorized',
    'The preferences cannot be reached right now.',
  );
}
