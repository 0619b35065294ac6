/** Cloudflare Workers, the API alone: for those who host the pages elsewhere, or have none. */
import { createPreferencesApi } from '../api.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(createPreferencesApi);
