/** A Worker gets its environment with each request; it is read with the first. */
import type { ExecutionContext } from 'hono';
import type { Hono } from 'hono/tiny';
import type { AppEnv } from '../handler/hono-env.ts';
import { internalError } from '../http/api-error.ts';
import { type Environment, EnvironmentError } from '../http/environment.ts';

/** The default export of a Worker. */
export interface Worker {
  fetch(
    request: Request,
    env: Record<string, unknown>,
    context?: ExecutionContext,
  ): Promise<Response>;
}

/**
 * @param create builds the app from the environment
 * @example
 * export default configuredWorker(async (env) => createPreferencesApi(await readApiOptions(env)));
 */
export function configuredWorker(create: (env: Environment) => Promise<Hono<AppEnv>>): Worker {
  let app: Promise<Hono<AppEnv>> | undefined;
  return {
    async fetch(request, env, context) {
      try {
        app ??= create(env);
        return await (await app).fetch(request, env, context);
      } catch (error) {
        if (!(error instanceof EnvironmentError)) throw error;
        // A Worker has no start that could fail: the sentence goes to its log, and not to the caller.
        console.error(error.message);
        return internalError(error).toResponse();
      }
    },
  };
}
