/** `fb-email-preferences-server/http/node`: a server on Node.js for any app. */
import { serve } from '@hono/node-server';

/** A running server. */
export interface NodeServer {
  port: number;
  /** Stops listening and waits for the requests under way. */
  close(): Promise<void>;
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
