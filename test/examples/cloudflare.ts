/** The Cloudflare example: bundled as wrangler does, and run in workerd as `wrangler.jsonc` says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Featurebase from 'featurebase-node';
import { Miniflare } from 'miniflare';
import { bundle } from '../runtimes/bundle.ts';
import { drain } from '../runtimes/engines.ts';
import type { Running, Variables } from '../runtimes/running.ts';
import { send } from '../runtimes/send.ts';
import { contactsThrough } from '../server/handler/contacts.ts';

/** `wrangler.jsonc`, as far as it is read here. */
export interface WranglerConfig {
  main: string;
  compatibility_date: string;
  compatibility_flags?: string[];
  vars: Record<string, string>;
  d1_databases: { binding: string; database_id: string }[];
  ratelimits: { name: string; namespace_id: string; simple: { limit: number; period: 10 | 60 } }[];
}

/** Comments stand on lines of their own. */
export async function readWranglerConfig(folder: string): Promise<WranglerConfig> {
  const text = await readFile(join(folder, 'wrangler.jsonc'), 'utf8');
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}

/** Starts the Worker with its secrets. */
export async function startCloudflare(folder: string, secrets: Variables): Promise<Running> {
  const config = await readWranglerConfig(folder);
  const script = await bundle(config.main, {
    absWorkingDir: folder,
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*'],
  });
  const worker = new Miniflare({
    modules: true,
    script,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags ?? [],
    bindings: { ...config.vars, ...secrets },
    d1Databases: Object.fromEntries(
      config.d1_databases.map(({ binding, database_id }) => [binding, database_id]),
    ),
    ratelimits: Object.fromEntries(config.ratelimits.map(({ name, ...limit }) => [name, limit])),
    handleRuntimeStdio: drain,
  });
  const { origin } = await worker.ready;
  const client = new Featurebase({
    apiKey: secrets.FEATUREBASE_API_KEY,
    baseURL: `${origin}/crm`,
    maxRetries: 0,
  });
  return {
    request: (path, init) => send(origin + path, init),
    contacts: { ...contactsThrough(client), received: [] },
    close: () => worker.dispose(),
  };
}

/** The Worker, each of whose requests comes from another address. */
export async function startFromManyAddresses(folder: string, secrets: Variables): Promise<Running> {
  const running = await startCloudflare(folder, secrets);
  let count = 0;
  return {
    ...running,
    request(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('CF-Connecting-IP', `2001:db8::${(++count).toString(16)}`);
      return running.request(path, { ...init, headers });
    },
  };
}
