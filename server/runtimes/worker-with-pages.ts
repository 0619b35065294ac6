/** Cloudflare Workers, the whole handler: the API and the pages that links in emails lead to. */
import { createPreferencesApp } from '../app.ts';
import { configuredWorker } from './configured-worker.ts';

export default configuredWorker(createPreferencesApp);
