import { ApiError } from '../http/api-error.ts';

/** 403 `scope_insufficient`: the token is genuine, and its scope does not allow the request. */
export function scopeInsufficient(): ApiError {
  return new ApiError({
    status: 403,
    type: 'authorization_error',
    code: 'scope_insufficient',
    message: 'The scope of this token does not allow this.',
  });
}
