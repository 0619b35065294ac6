/** Cloudflare Workers, the whole handler: the API and the pages that links in emails lead to. */
import { createPreferencesApp } from '../handler/app.ts';
import { readAppOptions } from '../handler/environment/app.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => createPreferencesApp(await readAppOptions(env)));
