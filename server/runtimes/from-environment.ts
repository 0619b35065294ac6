/** The handler for the entries of all runtimes with `process.env`. */
import { createPreferencesApp } from '../handler/app.ts';
import { readAppOptions } from '../handler/environment/app.ts';
import type { Environment } from '../http/environment.ts';

/** Answers a request. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The whole handler, configured by the environment alone.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export async function handlerFromEnvironment(env: Environment): Promise<Fetch> {
  const app = createPreferencesApp(await readAppOptions(env));
  return async (request) => app.fetch(request);
}
