/** The environment, read once and checked, into the options of the handler. */

import { readApiKey } from '../../contract/api-key.ts';
import { type Environment, EnvironmentError, list, readUrl, text } from '../../http/environment.ts';
import { isOrigin, ORIGINS } from '../../http/url.ts';
import {
  createTokenKeys,
  type Duration,
  TokenConfigurationError,
  type TokenKeys,
} from '../../tokens/index.ts';
import type { PreferencesApiOptions } from '../api.ts';
import { createFeaturebaseUpstream } from '../upstreams/featurebase.ts';
import type { Upstream } from '../upstreams/upstream.ts';

const DEFAULT_BASE_URL = 'https://do.featurebase.app';
const JWKS_MAX_STALE = 'PREFERENCES_JWKS_MAX_STALE';
const MAKE_ONE = 'Make one with: fb-email-preferences secret';

/**
 * Everything that `createPreferencesApi` needs.
 *
 * @param readUpstream reads the system of record. Default: Featurebase
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const api = createPreferencesApi(await readApiOptions(process.env));
 */
export async function readApiOptions(
  env: Environment,
  readUpstream: (env: Environment) => Upstream | Promise<Upstream> = readFeaturebaseUpstream,
): Promise<PreferencesApiOptions> {
  return {
    publicUrl: readPublicUrl(env),
    allowedOrigins: readAllowedOrigins(env),
    keys: await readTokenKeys(env),
    upstream: await readUpstream(env),
  };
}

/**
 * Featurebase, or our contacts service, from `FEATUREBASE_BASE_URL` and `FEATUREBASE_API_KEY`.
 *
 * @param insecureHosts hosts to which plain http is accepted too. Default: none
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readFeaturebaseUpstream(
  env: Environment,
  insecureHosts?: readonly string[],
): Upstream {
  assertUpstream(env, 'featurebase');
  const baseUrl = readBaseUrl(env, insecureHosts);
  return createFeaturebaseUpstream({
    baseUrl,
    apiKey: readApiKey(env),
    insecureHosts,
    keepsHistory: new URL(baseUrl).origin !== DEFAULT_BASE_URL,
  });
}

/**
 * For entries that serve one system of record alone: `PREFERENCES_UPSTREAM` is that one, or not set.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function assertUpstream(env: Environment, name: string): void {
  const upstream = 'PREFERENCES_UPSTREAM';
  if ((text(env, upstream) ?? name) === name) return;
  throw new EnvironmentError(upstream, `has to be ${name} here.`);
}

/**
 * The keys that tokens are signed and verified with, from `PREFERENCES_TOKEN_SECRET` (one or several
 * separated by commas, each `secret` or `kid:secret`; the first signs), `PREFERENCES_JWKS_URL` and
 * `PREFERENCES_JWKS_MAX_STALE` (default `1h`). The issuer is `PREFERENCES_PUBLIC_URL`.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export async function readTokenKeys(env: Environment): Promise<TokenKeys> {
  const secrets = list(env, 'PREFERENCES_TOKEN_SECRET').map((entry) => {
    const [kid, secret] = entry.split(':');
    return secret === undefined ? { secret: entry } : { kid: kid ?? '', secret };
  });
  const jwks = text(env, 'PREFERENCES_JWKS_URL');
  const jwksMaxStale = text(env, JWKS_MAX_STALE);
  if (secrets.length === 0 && jwks === undefined) {
    throw new EnvironmentError('PREFERENCES_TOKEN_SECRET', `is not set. ${MAKE_ONE}`);
  }
  try {
    return await createTokenKeys({
      issuer: readPublicUrl(env),
      secrets,
      jwks: jwks ? new URL(readUrl(env, 'PREFERENCES_JWKS_URL')) : undefined,
      // Refused if it is no duration.
      jwksMaxStale: jwksMaxStale as Duration | undefined,
    });
  } catch (error) {
    if (!(error instanceof TokenConfigurationError)) throw error;
    const sentence = `cannot be used. ${error.message}`;
    if (error.code === 'duration_invalid') throw new EnvironmentError(JWKS_MAX_STALE, sentence);
    throw new EnvironmentError('PREFERENCES_TOKEN_SECRET', `${sentence} ${MAKE_ONE}`);
  }
}

/**
 * `PREFERENCES_PUBLIC_URL`: where people reach the handler, without a slash at the end.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readPublicUrl(env: Environment): string {
  return readUrl(env, 'PREFERENCES_PUBLIC_URL').replace(/\/+$/, '');
}

/**
 * `FEATUREBASE_BASE_URL`: where the upstream is, without a slash at the end. Default: Featurebase.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readBaseUrl(env: Environment, insecureHosts?: readonly string[]): string {
  return readUrl(env, 'FEATUREBASE_BASE_URL', DEFAULT_BASE_URL, insecureHosts).replace(/\/+$/, '');
}

function readAllowedOrigins(env: Environment): string[] {
  const name = 'PREFERENCES_ALLOWED_ORIGINS';
  return list(env, name).map((origin) => {
    if (isOrigin(origin)) return origin;
    throw new EnvironmentError(name, ORIGINS);
  });
}
