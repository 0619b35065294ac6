/**
 * Cloudflare Workers, the API alone, in front of Featurebase or our contacts service. Accepts no
 * session tokens and has no categories of your own; `worker-with-sessions.ts` does.
 */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { EnvironmentError } from '../http/environment.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => {
  // Without this the operator's own sign-in or categories would be missing without a word.
  for (const variable of ['PREFERENCES_SESSION_ISSUER', 'PREFERENCES_CATEGORIES']) {
    if (env[variable]) throw new EnvironmentError(variable, 'needs worker-with-sessions.');
  }
  return createPreferencesApi(await readApiOptions(env));
});
