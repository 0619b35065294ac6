/** The answer to an error that a route throws. */
import { ApiError, toApiError } from '../../http/api-error.ts';
import { TokenError } from '../../tokens/errors.ts';

/** The error handler of the API: answers in the one error envelope. */
export function answerError(error: unknown): Response {
  return describeError(error).toResponse();
}

/** The status, code and message with which an error is answered. */
export function describeError(error: unknown): ApiError {
  return toApiError(error, fromTokenError);
}

function fromTokenError(error: unknown): ApiError | undefined {
  if (!(error instanceof TokenError)) return undefined;
  const { code, message } = error;
  if (code === 'keys_unavailable') {
    const headers = { 'Retry-After': '30' };
    return new ApiError({ status: 503, type: 'api_error', code, message, headers, cause: error });
  }
  const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return new ApiError({
    status: 401,
    type: 'authentication_error',
    code,
    message,
    headers,
    cause: error,
  });
}
