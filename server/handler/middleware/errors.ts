/** Whatever was thrown, as an answer in the one envelope. */
import { ApiError, internalError } from '../../http/api-error.ts';
import { TokenError } from '../../tokens/errors.ts';

/** What Hono calls when a route throws. */
export function answerError(error: unknown): Response {
  return toApiError(error).toResponse();
}

/** Errors have one form from here on; what is not ours says nothing about itself. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TokenError) return fromTokenError(error);
  return internalError(error);
}

function fromTokenError(error: TokenError): ApiError {
  if (error.code === 'keys_unavailable') {
    return new ApiError({
      status: 503,
      type: 'api_error',
      code: error.code,
      message: error.message,
      headers: { 'Retry-After': '30' },
      cause: error,
    });
  }
  return new ApiError({
    status: 401,
    type: 'authentication_error',
    code: error.code,
    message: error.message,
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    cause: error,
  });
}
