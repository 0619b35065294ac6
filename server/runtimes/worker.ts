/** Cloudflare Workers, the API alone: for those who host the pages elsewhere, or have none. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => createPreferencesApi(await readApiOptions(env)));
