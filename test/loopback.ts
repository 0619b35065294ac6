/** A program on a port of this machine. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** A server that listens on loopback. */
export interface Listening {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/**
 * @param port 0 for any free one
 */
export async function listenOnLoopback(
  fetch: (request: Request) => Response | Promise<Response>,
  port = 0,
): Promise<Listening> {
  const server = serve({ fetch, port, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    async close() {
      // A refused body leaves a connection open that would keep the server from closing.
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
