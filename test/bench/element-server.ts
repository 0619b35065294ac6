/** Serves a contestant's page, script and data on loopback, everything gzipped alike. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Contestant } from './element-contestants.ts';

/** A running server of one contestant. */
export interface ElementServer {
  /** The page with the given number of elements in it, nothing defined yet. */
  page(count: number): string;
  close(): Promise<void>;
}

/** Starts the server of a contestant on a free port. */
export async function serveContestant(contestant: Contestant): Promise<ElementServer> {
  const script = gzipSync(contestant.script, { level: 9 });
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const send = (type: string, body: Buffer) =>
      response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(body);
    if (pathname === '/') {
      send('text/html', gzipSync(pageOf(contestant, Number(searchParams.get('count')))));
    } else if (pathname === '/element.js') {
      send('text/javascript', script);
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      send('application/json', gzipSync(JSON.stringify(contestant.answer(await read(request)))));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    page: (count) => `http://127.0.0.1:${port}/?count=${count}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The module is fetched and compiled ahead, so that `define()` measures what it does and not the
 * loopback network.
 */
function pageOf({ markup, start }: Contestant, count: number): string {
  return `<!doctype html>
    <html lang="en">
      <title>Email preferences</title>
      <link rel="modulepreload" href="/element.js">
      <body>
        ${markup.repeat(count)}
        <script>
          globalThis.define = async () => {
            const module = await import('/element.js');
            ${start}
          };
        </script>
      </body>
    </html>`;
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
