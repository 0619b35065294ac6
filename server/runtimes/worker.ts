/** Cloudflare Workers, the API alone, in front of Featurebase or our contacts service. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => createPreferencesApi(await readApiOptions(env)));
