/** The answer to an error that a route throws. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError, toApiError } from '../../http/api-error.ts';
import { TokenError } from '../../tokens/errors.ts';
import { setServerTiming } from '../server-timing.ts';

/** The error handler of the API: answers in the one error envelope, with the headers set before. */
export function answerError(error: unknown, c: Context): Response {
  const { envelope, status, headers } = describeError(error);
  setServerTiming(c);
  return c.json(envelope, status as ContentfulStatusCode, headers);
}

/** The status, code and message with which an error is answered. */
export function describeError(error: unknown): ApiError {
  return toApiError(error, fromTokenError);
}

function fromTokenError(error: unknown): ApiError | undefined {
  if (!(error instanceof TokenError)) return undefined;
  const { code, message } = error;
  const unavailable = code === 'keys_unavailable';
  return new ApiError({
    status: unavailable ? 503 : 401,
    type: unavailable ? 'api_error' : 'authentication_error',
    code,
    message,
    headers: unavailable
      ? { 'Retry-After': '30' }
      : { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    cause: error,
  });
}
