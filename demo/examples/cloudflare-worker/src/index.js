/** The handler and the contacts service in one Worker; the contacts are in D1. */
import { createContactsApp } from 'fb-email-preferences-contacts';
import { openContactsD1 } from 'fb-email-preferences-contacts/d1';
import {
  createFeaturebaseUpstream,
  createPreferencesApp,
  limitUsers,
} from 'fb-email-preferences-server';
import { readAppOptions } from 'fb-email-preferences-server/environment';
import { Hono } from 'hono';
import { limitAddresses } from './limit-addresses.js';

let app;

async function start(env) {
  const apiKey = env.FEATUREBASE_API_KEY;
  const options = await readAppOptions(env);
  const contacts = createContactsApp({ database: await openContactsD1(env.CONTACTS), apiKey });
  const upstream = createFeaturebaseUpstream({
    // The same Worker: nothing is sent over the network.
    fetch: async (url, init) => contacts.fetch(new Request(url, init)),
    baseUrl: new URL(options.publicUrl).origin,
    apiKey,
    keepsHistory: true,
  });
  const preferences = createPreferencesApp({
    ...options,
    upstream: limitUsers(upstream, { limiter: env.USER_LIMITER }),
  });

  const worker = new Hono();
  worker.use('/v2/*', limitAddresses);
  // Your back end keeps the contacts there, with the API key.
  worker.mount('/crm', contacts.fetch);
  worker.mount('/', preferences.fetch);
  return worker;
}

export default {
  async fetch(request, env, context) {
    app ??= start(env).catch((error) => {
      app = undefined; // the next request tries again
      throw error;
    });
    return (await app).fetch(request, env, context);
  },
};
