/**
 * Cloudflare Workers, the API alone, with the session tokens of your own sign-in service and your own
 * categories.
 */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { withOwnCategories } from '../handler/environment/categories.ts';
import { readSessions } from '../handler/environment/sessions.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => {
  const options = await readApiOptions(env);
  const upstream = withOwnCategories(env, options.upstream);
  return createPreferencesApi({ ...options, ...readSessions(env), upstream });
});
