/** The answer to whatever a route throws. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { ApiError, describeCause, internalError } from 'fb-email-preferences-server/http';
import type { ErrorHandler } from 'hono';
import { isBusy } from '../database/busy.ts';

/**
 * Turns an error into an answer in the envelope. One that nobody foresaw becomes a 500, and is
 * logged by its cause: Drizzle's own error quotes the values of the query, which are people's data.
 */
export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof ApiError) return error.toResponse();
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (isBusy(cause)) return databaseBusy(cause).toResponse();
  console.error(
    JSON.stringify({ level: 'error', method: c.req.method, cause: describeCause(cause) }),
  );
  return internalError(cause).toResponse();
};

function databaseBusy(cause: unknown): ApiError {
  return new ApiError({
    status: 503,
    type: 'api_error',
    code: 'database_busy',
    message: 'The database is busy. Please try again.',
    headers: { 'Retry-After': '1' },
    cause,
  });
}
