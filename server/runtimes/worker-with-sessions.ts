/** Cloudflare Workers, the API alone, with the session tokens of your own sign-in service. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { readSessions } from '../handler/environment/sessions.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) =>
  createPreferencesApi({ ...(await readApiOptions(env)), ...readSessions(env) }),
);
