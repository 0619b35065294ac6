/** Request ids: one rule for every program that takes one over, so that none refuses another's. */
import type { MiddlewareHandler } from 'hono';

const HEADER = 'X-Request-Id';

/** Whether a request id is taken over: letters, digits, `_`, `-` and `=`, at most 128. */
export function isRequestId(text: string): boolean {
  return /^[\w=-]{1,128}$/.test(text);
}

/**
 * Sets `c.get('requestId')` and the answer's `X-Request-Id` to the request's own, or to a new UUID
 * where {@link isRequestId} is false. No request is refused because of its id.
 */
export const assignRequestId: MiddlewareHandler = async (c, next) => {
  const sent = c.req.header(HEADER) ?? '';
  const id = isRequestId(sent) ? sent : crypto.randomUUID();
  c.set('requestId', id);
  c.header(HEADER, id);
  await next();
};
