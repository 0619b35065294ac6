/** The answer to whatever a route throws. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { ErrorHandler } from 'hono';
import { ApiError, internalError } from '../api-error.ts';

/**
 * Turns an error into an answer in the envelope. One that nobody foresaw becomes a 500, and is
 * logged by its underlying cause: Drizzle's own message quotes the values of the query, which are
 * people's data.
 */
export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof ApiError) return error.toResponse();
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  console.error(`contacts: ${c.req.method} failed:`, cause);
  return internalError(cause).toResponse();
};
