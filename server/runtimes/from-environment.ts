/** What the entries of all runtimes share. */
import { createPreferencesApp } from '../app.ts';
import { type Environment, readOptions } from '../environment.ts';

/** Answers a request, as `fetch` of a Hono app does. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The handler, configured by the environment alone.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export async function handlerFromEnvironment(env: Environment): Promise<Fetch> {
  const app = createPreferencesApp(await readOptions(env));
  return async (request) => app.fetch(request);
}
