/** Cloudflare Workers, the API alone: for those who host the pages elsewhere, or have none. */
import { createPreferencesApi } from '../api.ts';
import { readApiOptions } from '../environment.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => createPreferencesApi(await readApiOptions(env)));
