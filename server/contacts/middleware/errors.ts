/** The answer to whatever a route throws. */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { ApiError, internalError } from 'fb-email-preferences-server/http';
import type { ErrorHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isBusy } from '../database/busy.ts';
import { ContactsDatabaseError } from '../database/database-error.ts';

/** Turns an error into an answer in the envelope. */
export const answerError: ErrorHandler = (error, c) => {
  const { envelope, status, headers } = describeError(error);
  return c.json(envelope, status as ContentfulStatusCode, headers);
};

/**
 * The error that is answered; one that nobody foresaw is a 500. Its cause is for the log, which has no
 * text of it: Drizzle's own error quotes the values of the query, which are people's data.
 */
export function describeError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (isBusy(cause)) return databaseBusy(cause);
  if (cause instanceof ContactsDatabaseError) return databaseUnavailable(cause);
  return internalError(cause);
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
