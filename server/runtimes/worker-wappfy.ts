/** Cloudflare Workers, the API alone, in front of Wappfy. Accepts session tokens, too. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { readSessions } from '../handler/environment/sessions.ts';
import { readWappfyUpstream } from '../handler/environment/wappfy.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) =>
  createPreferencesApi({
    ...(await readApiOptions(env, readWappfyUpstream)),
    ...readSessions(env),
  }),
);
