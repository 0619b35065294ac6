/** Cloudflare Workers, the whole handler: the API and the pages that links in emails lead to. */
import { createPreferencesApp } from '../app.ts';
import { readAppOptions } from '../app-environment.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(async (env) => createPreferencesApp(await readAppOptions(env)));
