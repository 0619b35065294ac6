/** Where a server of ours listens, for the runtimes whose entry starts the server itself. */
import { type Environment, readPort, text } from '../http/environment.ts';

/** An address to listen on. */
export interface ListenAddress {
  hostname: string;
  port: number;
}

/**
 * `HOST`, by default `127.0.0.1`: this machine only, as behind a proxy; `0.0.0.0` in a container. And
 * `PORT`, by default 8787.
 *
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readListenAddress(env: Environment): ListenAddress {
  return { hostname: text(env, 'HOST') ?? '127.0.0.1', port: readPort(env) };
}
