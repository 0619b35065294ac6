/**
 * What an upstream's failures become. Nothing an upstream says is passed on, and its 401 or 403 is
 * about our key: never a 401 to a browser, which would take its own token for the bad one.
 */
import { ApiError } from '../../http/api-error.ts';

/** A failure that another try may cure. */
export class RetryableFailure extends Error {
  /** What to answer when no try is left. */
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
 * Lets a 200 pass.
 *
 * @throws {RetryableFailure} for 408, 429, 502, 503 and 504
 * @throws {ApiError} for every other status, redirects included: following one would send the key on
 */
export function assertSuccess({ status, headers }: Response): void {
  if (status === 200) return;
  const retryAfterMs = readRetryAfter(headers.get('Retry-After'));
  if (status === 404) throw notFound();
  if (status === 401 || status === 403) throw unauthorized();
  if (status === 429) throw new RetryableFailure(rateLimited(retryAfterMs), retryAfterMs);
  if (status === 408 || status === 504) throw new RetryableFailure(timeout(), retryAfterMs);
  if (status === 502 || status === 503) throw new RetryableFailure(unavailable(), retryAfterMs);
  throw status >= 500 ? unavailable() : invalidResponse();
}

/** RFC 9110, section 10.2.3: seconds, or an HTTP date. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function notFound(): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: 'No contact has this user id.',
    param: 'userId',
  });
}

function rateLimited(retryAfterMs = 1000): ApiError {
  return new ApiError({
    status: 429,
    type: 'rate_limit_error',
    code: 'rate_limited',
    message: 'Too many requests right now. Try again shortly.',
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
  });
}

function bad(status: 502 | 504, code: string, message: string, cause?: unknown): ApiError {
  return new ApiError({ status, type: 'api_error', code, message, cause });
}

/** 504 `upstream_timeout`. */
export function timeout(cause?: unknown): ApiError {
  return bad(504, 'upstream_timeout', 'The preferences took too long. Try again shortly.', cause);
}

/** 502 `upstream_unavailable`. */
export function unavailable(cause?: unknown): ApiError {
  return bad(
    502,
    'upstream_unavailable',
    'The preferences cannot be reached right now. Try again shortly.',
    cause,
  );
}

/** 502 `upstream_invalid_response`. */
export function invalidResponse(cause?: unknown): ApiError {
  return bad(
    502,
    'upstream_invalid_response',
    'The preferences came back in a form we do not understand.',
    cause,
  );
}

/** 502 `upstream_unauthorized`: the operator has to look at the API key. */
function unauthorized(): ApiError {
  return bad(502, 'upstream_unauthorized', 'The preferences are not available right now.');
}
