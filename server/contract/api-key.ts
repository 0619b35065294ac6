/** The key between the handler and the system of record. */
import { type Environment, EnvironmentError, text } from '../http/environment.ts';

const MIN_API_KEY_LENGTH = 16;

/**
 * `FEATUREBASE_API_KEY`: what the upstream is called with, and what the contacts service accepts.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readApiKey(env: Environment): string {
  return readKey(
    env,
    'FEATUREBASE_API_KEY',
    'Copy it from Featurebase, or for your own contacts service make one with: fb-email-preferences secret',
  );
}

/**
 * A secret that a system of record is called with.
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
