/** Node.js. Run it, or import {@link serveNode}. */
import { serve } from '@hono/node-server';
import { type Environment, readPort } from '../environment.ts';
import { handlerFromEnvironment } from './from-environment.ts';

/** A running server. */
export interface NodeServer {
  port: number;
  /** Stops listening and waits for the requests under way. */
  close(): Promise<void>;
}

/**
 * Serves the handler on `PORT`, on every address of the machine.
 *
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const { port, close } = await serveNode(process.env);
 */
export async function serveNode(env: Environment): Promise<NodeServer> {
  const fetch = await handlerFromEnvironment(env);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: readPort(env) }, ({ port }) => {
      const close = () =>
        new Promise<void>((done, failed) => {
          server.close((error) => (error ? failed(error) : done()));
        });
      resolve({ port, close });
    });
    server.on('error', reject);
  });
}

if (import.meta.main) {
  const { port, close } = await serveNode(process.env);
  console.error(`Listening on port ${port}.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
