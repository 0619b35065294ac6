/** Request ids: one rule for every program that takes one over, so that none refuses another's. */
import { requestId } from 'hono/request-id';

/** The longest request id that is taken over, in characters. */
export const MAX_REQUEST_ID_LENGTH = 128;

/** Whether a request id is taken over: letters, digits, `_`, `-` and `=`, at most 128. */
export function isRequestId(text: string): boolean {
  return text.length <= MAX_REQUEST_ID_LENGTH && /^[\w=-]+$/.test(text);
}

/**
 * Middleware: sets `c.get('requestId')` and the answer's `X-Request-Id` to the request's own, or to a
 * new UUID where {@link isRequestId} is false. No request is refused because of its id.
 */
export const assignRequestId = requestId({ limitLength: MAX_REQUEST_ID_LENGTH });
