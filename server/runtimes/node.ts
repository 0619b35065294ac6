/** Node.js: `fb-email-preferences serve`, or {@link serveNode} from a program of one's own. */
import { serve } from '@hono/node-server';
import { type Environment, readPort } from '../handler/environment/api.ts';
import { handlerFromEnvironment } from './from-environment.ts';

/** A running server. */
export interface NodeServer {
  port: number;
  /** Stops listening and waits for the requests under way. */
  close(): Promise<void>;
}

/**
 * Serves the handler on `PORT`.
 *
 * @param hostname the address to listen on. Default: this machine only, as behind a proxy
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const { port, close } = await serveNode(process.env, '0.0.0.0');
 */
export async function serveNode(env: Environment, hostname?: string): Promise<NodeServer> {
  return listen(await handlerFromEnvironment(env), readPort(env), hostname);
}

/**
 * Serves any app.
 *
 * @param port 0 for any free one
 * @param hostname default `127.0.0.1`
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken
 */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname = '127.0.0.1',
): Promise<NodeServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, ({ port }) => {
      const close = () =>
        new Promise<void>((done, failed) => {
          server.close((error) => (error ? failed(error) : done()));
        });
      resolve({ port, close });
    });
    server.on('error', reject);
  });
}
