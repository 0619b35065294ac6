/** Which system of record: `PREFERENCES_UPSTREAM`, and the variables of each. */
import { type Environment, EnvironmentError, text } from '../../http/environment.ts';
import { readInsecureHosts } from '../../http/insecure-hosts.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { readFeaturebaseUpstream } from './api.ts';

/**
 * By name. Each but the default is loaded when it is chosen, so that a process does not load what it
 * does not use. A Worker is one file, and imports inside it split nothing: that is why the API alone
 * has an entry for each, in `server/runtimes/`.
 */
const SYSTEMS: Readonly<Record<string, (env: Environment) => Upstream | Promise<Upstream>>> = {
  featurebase: (env) => readFeaturebaseUpstream(env, readInsecureHosts(env)),
  softwareone: async (env) => (await import('./softwareone.ts')).readSoftwareOneUpstream(env),
  wappfy: async (env) => (await import('./wappfy.ts')).readWappfyUpstream(env),
};

/**
 * The upstream that `PREFERENCES_UPSTREAM` names: `featurebase` (the default), `softwareone` or `wappfy`.
 *
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const options = await readApiOptions(process.env, readUpstream);
 */
export async function readUpstream(env: Environment): Promise<Upstream> {
  const name = text(env, 'PREFERENCES_UPSTREAM') ?? 'featurebase';
  const read = Object.hasOwn(SYSTEMS, name) ? SYSTEMS[name] : undefined;
  if (read) return read(env);
  throw new EnvironmentError(
    'PREFERENCES_UPSTREAM',
    `has to be one of ${Object.keys(SYSTEMS).join(', ')}.`,
  );
}
