/** The environment, read once and checked, into the options of the handler. */

import { isHttpsOrLoopback } from '../../http/url.ts';
import { createTokenKeys, TokenConfigurationError, type TokenKeys } from '../../tokens/index.ts';
import type { PreferencesApiOptions } from '../api.ts';
import { createFeaturebaseUpstream } from '../upstreams/featurebase.ts';
import type { Upstream } from '../upstreams/upstream.ts';

/** Variables by name: `process.env`, or the `env` of a Worker, whose other bindings are not read. */
export type Environment = Readonly<Record<string, unknown>>;

/**
 * A variable is missing, malformed or too weak. The message names it and says what to give; it never
 * holds the value.
 */
export class EnvironmentError extends Error {
  /** Always `environment_invalid`. */
  readonly code = 'environment_invalid';
  /** The variable at fault. */
  readonly variable: string;

  constructor(variable: string, sentence: string) {
    super(`${variable} ${sentence}`);
    this.name = 'EnvironmentError';
    this.variable = variable;
  }
}

const DEFAULT_BASE_URL = 'https://do.featurebase.app';
const DEFAULT_PORT = 8787;
const MIN_API_KEY_LENGTH = 16;
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
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readFeaturebaseUpstream(env: Environment): Upstream {
  assertUpstream(env, 'featurebase');
  const baseUrl = readBaseUrl(env);
  return createFeaturebaseUpstream({
    baseUrl,
    apiKey: readApiKey(env),
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
 * separated by commas, each `secret` or `kid:secret`; the first signs) and `PREFERENCES_JWKS_URL`.
 * The issuer is `PREFERENCES_PUBLIC_URL`.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export async function readTokenKeys(env: Environment): Promise<TokenKeys> {
  const secrets = list(env, 'PREFERENCES_TOKEN_SECRET').map((entry) => {
    const [kid, secret] = entry.split(':');
    return secret === undefined ? { secret: entry } : { kid: kid ?? '', secret };
  });
  const jwks = text(env, 'PREFERENCES_JWKS_URL');
  if (secrets.length === 0 && jwks === undefined) {
    throw new EnvironmentError('PREFERENCES_TOKEN_SECRET', `is not set. ${MAKE_ONE}`);
  }
  try {
    return await createTokenKeys({
      issuer: readPublicUrl(env),
      secrets,
      ...(jwks === undefined ? {} : { jwks: new URL(readUrl(env, 'PREFERENCES_JWKS_URL')) }),
    });
  } catch (error) {
    if (!(error instanceof TokenConfigurationError)) throw error;
    throw new EnvironmentError(
      'PREFERENCES_TOKEN_SECRET',
      `cannot be used. ${error.message} ${MAKE_ONE}`,
    );
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
export function readBaseUrl(env: Environment): string {
  return readUrl(env, 'FEATUREBASE_BASE_URL', DEFAULT_BASE_URL).replace(/\/+$/, '');
}

/**
 * `FEATUREBASE_API_KEY`: what the upstream is called with, and what the contacts service accepts.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readApiKey(env: Environment): string {
  return readKey(
    env,
    'FEATUREBASE_API_KEY',
    `Copy it from Featurebase, or for your own contacts service make one with: fb-email-preferences secret`,
  );
}

/**
 * A secret that an upstream is called with.
 *
 * @param howToGet a sentence for whoever has none
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readKey(env: Environment, name: string, howToGet: string): string {
  const key = text(env, name);
  if (key === undefined) throw new EnvironmentError(name, `is not set. ${howToGet}`);
  if (key.length < MIN_API_KEY_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
    throw new EnvironmentError(
      name,
      `has to be at least ${MIN_API_KEY_LENGTH} letters, digits or signs without spaces. ${howToGet}`,
    );
  }
  return key;
}

/**
 * `PORT`, 0 for any free one.
 *
 * @param fallback default 8787
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readPort(env: Environment, fallback = DEFAULT_PORT): number {
  const value = text(env, 'PORT') ?? String(fallback);
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value);
  throw new EnvironmentError('PORT', 'has to be a whole number from 0 to 65535.');
}

function readAllowedOrigins(env: Environment): string[] {
  const name = 'PREFERENCES_ALLOWED_ORIGINS';
  return list(env, name).map((origin) => {
    const whole = URL.canParse(origin) && new URL(origin).origin === origin;
    if (whole && !origin.includes('*')) return origin;
    throw new EnvironmentError(
      name,
      'has to list whole origins separated by commas, such as https://app.example.com, without paths or wildcards.',
    );
  });
}

/**
 * An https address, or http on this machine, without a query, a fragment or a password.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readUrl(env: Environment, name: string, fallback?: string): string {
  const value = text(env, name) ?? fallback;
  if (value === undefined) {
    throw new EnvironmentError(
      name,
      'is not set. Give an address such as https://preferences.example.com',
    );
  }
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || url.search || url.hash || url.username || url.password || !isHttpsOrLoopback(url)) {
    throw new EnvironmentError(
      name,
      'has to be an https address without a query, a fragment or a password; http is for this machine only.',
    );
  }
  return value;
}

function list(env: Environment, name: string): string[] {
  const entries = (text(env, name) ?? '').split(',').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '');
}

/** A variable's text, trimmed; undefined when it is unset or blank. */
export function text(env: Environment, name: string): string | undefined {
  const value = env[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
