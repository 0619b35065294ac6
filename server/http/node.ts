/** `fb-email-preferences-server/http/node`: a server on Node.js for any app. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';

/** A running server. */
export interface NodeServer {
  port: number;
  /**
   * Stops listening, waits for the requests under way, and ends the connections that are still open
   * after `closeMs`. A second call resolves with the first.
   */
  close(): Promise<void>;
}

/** What the headers of a request may have, in bytes; more is a 431. Node's own default, whatever its flags say. */
const MAX_HEADER_BYTES = 16 * 1024;

/** Time limits of a server, in milliseconds. */
export interface NodeServerLimits {
  /** For a client to send a whole request, headers and body; then it gets a 408. Default 30,000. */
  requestMs?: number;
  /** For requests under way, once the server is closed. Default 8,000. */
  closeMs?: number;
  /** How often `requestMs` is checked. Default 5,000. */
  checkMs?: number;
}

/**
 * Serves any app.
 *
 * @param port 0 for any free one
 * @param hostname default `127.0.0.1`
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken
 * @example
 * const { port, close } = await listen(app.fetch, 8787);
 */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  hostname = '127.0.0.1',
  { requestMs = 30_000, closeMs = 8_000, checkMs = 5_000 }: NodeServerLimits = {},
): Promise<NodeServer> {
  const serverOptions = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname, serverOptions }, ({ port }) => {
      let closed: Promise<void> | undefined;
      const close = () => {
        closed ??= closeWithin(server, closeMs);
        return closed;
      };
      resolve({ port, close });
    }) as Server;
    server.on('error', reject);
  });
}

function closeWithin(server: Server, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection that is kept alive becomes idle when its request is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const limit = setTimeout(() => server.closeAllConnections(), ms);
    server.close((error) => {
      clearInterval(idle);
      clearTimeout(limit);
      if (error) reject(error);
      else resolve();
    });
  });
}
