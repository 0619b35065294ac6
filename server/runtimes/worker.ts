/** Cloudflare Workers: the API, with variables and secrets as bindings. */
import { internalError } from '../api-error.ts';
import { EnvironmentError } from '../environment.ts';
import { type Fetch, handlerFromEnvironment } from './from-environment.ts';

let handler: Promise<Fetch> | undefined;

export default {
  async fetch(request: Request, env: Record<string, unknown>): Promise<Response> {
    try {
      handler ??= handlerFromEnvironment(env);
      return await (await handler)(request);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      // A Worker has no start to stop: the sentence goes to its log, and nothing of it outside.
      console.error(error.message);
      return internalError(error).toResponse();
    }
  },
};
