/** One log entry for each request. */
import { describeRequest, type Log } from 'fb-email-preferences-server/http';
import { createMiddleware } from 'hono/factory';
import { ContactsDatabaseError } from '../database/database-error.ts';
import type { ApiKeyEnv } from './api-key.ts';
import { describeError } from './errors.ts';

/** Calls `log` with an entry when the answer is ready: with the name of the API key, never the key. */
export function logRequests(log: Log) {
  return createMiddleware<ApiKeyEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    const error = c.error && describeError(c.error);
    const entry = describeRequest(c, start, error);
    // A parameter's pattern says nothing to a reader.
    entry.route = entry.route.replace(/\{.*?\}/g, '');
    if (error?.cause instanceof ContactsDatabaseError) entry.causeCode = error.cause.code;
    // Not set where a request is refused before its key is known, or needs none.
    const key: ApiKeyEnv['Variables']['apiKey'] | undefined = c.get('apiKey');
    if (key) entry.key = key.name;
    log(entry);
  });
}
