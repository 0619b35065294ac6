/** Reading the environment: variables by name, each checked, each refused in a sentence that names it. */
import { isBaseUrl } from './url.ts';

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

const DEFAULT_PORT = 8787;

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

/**
 * An address: https, or http on loopback, without a query, a fragment or a password.
 *
 * @param fallback taken where the variable is not set
 * @param insecureHosts hosts to which plain http is accepted too. Default: none
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readUrl(
  env: Environment,
  name: string,
  fallback?: string,
  insecureHosts?: readonly string[],
): string {
  const value = text(env, name) ?? fallback;
  if (value === undefined) {
    throw new EnvironmentError(
      name,
      'is not set. Give an address such as https://preferences.example.com',
    );
  }
  if (!isBaseUrl(value, insecureHosts)) {
    throw new EnvironmentError(
      name,
      'has to be an https address without a query, a fragment or a password; http is for this machine only.',
    );
  }
  return value;
}

/** The entries of a variable that lists them with commas; blank ones are left out. */
export function list(env: Environment, name: string): string[] {
  const entries = text(env, name)?.split(',') ?? [];
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** A variable's text, trimmed; undefined when it is unset or blank. */
export function text(env: Environment, name: string): string | undefined {
  const value = env[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
