/** Cloudflare Workers, the API alone, in front of SoftwareOne's Marketplace. */
import { createPreferencesApi } from '../handler/api.ts';
import { readApiOptions } from '../handler/environment/api.ts';
import { readSoftwareOneUpstream } from '../handler/environment/softwareone.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) =>
  createPreferencesApi(await readApiOptions(env, readSoftwareOneUpstream)),
);
