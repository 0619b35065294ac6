/** The key between the handler and the system of record. */
import { type Environment, EnvironmentError, text } from '../http/environment.ts';

const MIN_API_KEY_LENGTH = 16;

/**
 * `FEATUREBASE_API_KEY`: what the upstream is called with, and what the contacts service accepts.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readApiKey(env: Environment): string {
  const name = 'FEATUREBASE_API_KEY';
  const key = text(env, name);
  if (key === undefined) {
    throw new EnvironmentError(
      name,
      `is not set. Copy it from Featurebase, or for your own contacts service make one with: fb-email-preferences secret`,
    );
  }
  if (key.length < MIN_API_KEY_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
    throw new EnvironmentError(
      name,
      `has to be at least ${MIN_API_KEY_LENGTH} letters, digits or signs without spaces. Make one with: fb-email-preferences secret`,
    );
  }
  return key;
}
