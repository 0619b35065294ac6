/** The answer to whatever a route throws. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { ApiError, describeCause, internalError } from 'fb-email-preferences-server/http';
import type { ErrorHandler } from 'hono';
import { isBusy } from '../database/busy.ts';
import { ContactsDatabaseError } from '../database/database-error.ts';

/**
 * Turns an error into an answer in the envelope. One that nobody foresaw becomes a 500, and is
 * logged by its cause: Drizzle's own error quotes the values of the query, which are people's data.
 */
export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof ApiError) return error.toResponse();
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (isBusy(cause)) return databaseBusy(cause).toResponse();
  if (cause instanceof ContactsDatabaseError) {
    log(c.req.method, [cause.code]);
    return databaseUnavailable(cause).toResponse();
  }
  log(c.req.method, describeCause(cause));
  return internalError(cause).toResponse();
};

function log(method: string, cause: string[]): void {
  console.error(JSON.stringify({ level: 'error', method, cause }));
}

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

/** The sentence is for the operator, who finds its code in the log; a caller can only wait. */
function databaseUnavailable(cause: ContactsDatabaseError): ApiError {
  return new ApiError({
    status: 503,
    type: 'api_error',
    code: 'database_unavailable',
    message: 'The database cannot be used. Nothing was changed.',
    headers: { 'Retry-After': '30' },
    cause,
  });
}
