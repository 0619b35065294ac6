/** Cloudflare Workers, the API alone, in front of SoftwareOne's Marketplace. Accepts session tokens, too. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { readSessions } from '../handler/environment/sessions.ts';
import { readSoftwareOneUpstream } from '../handler/environment/softwareone.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) =>
  createPreferencesApi({
    ...(await readApiOptions(env, readSoftwareOneUpstream)),
    ...readSessions(env),
  }),
);
