/**
 * Cloudflare Workers, the API alone, in front of Featurebase or our contacts service. Accepts no
 * session tokens; `worker-with-sessions.ts` does.
 */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { EnvironmentError } from '../http/environment.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => {
  // Without this the operator's own sign-in would be refused without a word.
  if (env.PREFERENCES_SESSION_ISSUER) {
    throw new EnvironmentError(
      'PREFERENCES_SESSION_ISSUER',
      'needs another entry: fb-email-preferences-server/runtimes/worker-with-sessions',
    );
  }
  return createPreferencesApi(await readApiOptions(env));
});
