/** Serves a contestant on loopback: the page and its script, and the data from an origin of its own. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Contestant } from './element-contestants.ts';

/** The running servers of one contestant. */
export interface ElementServer {
  /** The page with the given number of elements in it, nothing defined yet. */
  page(count: number): string;
  /** The page with one element, as people open it: the script starts by itself. */
  readonly livePage: string;
  close(): Promise<void>;
}

/** Starts the servers of a contestant on free ports; everything is gzipped alike. */
export async function serveContestant(contestant: Contestant): Promise<ElementServer> {
  const api = await listen(dataListener(contestant));
  const scripts = new Map(
    [...contestant.scripts].map(([path, code]) => [path, gzipSync(code, { level: 9 })]),
  );
  const site = await listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const script = scripts.get(pathname);
    const send = (type: string, body: Buffer) =>
      response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(body);
    if (pathname === '/') {
      const count = Number(searchParams.get('count'));
      const write = searchParams.has('live') ? livePageOf : pageOf;
      send('text/html', gzipSync(write(contestant, api.url, count)));
    } else if (script) {
      send('text/javascript', script);
    } else {
      response.writeHead(404).end();
    }
  });
  return {
    page: (count) => `${site.url}/?count=${count}`,
    livePage: `${site.url}/?count=1&live`,
    async close() {
      await Promise.all([api.close(), site.close()]);
    },
  };
}

/** As a service for other people's pages: across origins, so that both elements pay for a preflight. */
function dataListener(contestant: Contestant): RequestListener {
  return async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method === 'OPTIONS') {
      const headers = request.headers['access-control-request-headers'] ?? '';
      response.writeHead(204, {
        'Access-Control-Allow-Headers': headers,
        'Access-Control-Allow-Methods': 'GET, PATCH, POST',
      });
      response.end();
      return;
    }
    const body = gzipSync(JSON.stringify(contestant.answer(await read(request))));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    response.end(body);
  };
}

/**
 * The module is fetched and compiled ahead, so that `define()` measures what it does and not how it
 * got here. There is text in the page, as in life: else the first text to be drawn, an element's,
 * would pay for finding the fonts.
 */
function pageOf({ markup, start }: Contestant, api: string, count: number): string {
  return `<!doctype html>
    <html lang="en">
      <title>Email preferences</title>
      <link rel="icon" href="data:,">
      <link rel="modulepreload" href="/element.js">
      <body>
        <h1>Account</h1>
        <p>You are signed in as <b>John</b>.</p>
        ${markup(api).repeat(count)}
        <script>
          globalThis.define = async () => {
            const module = await import('/element.js');
            ${start(api)}
          };
        </script>
      </body>
    </html>`;
}

/** Two lines in a page: the script and the element. */
function livePageOf({ markup, start }: Contestant, api: string, count: number): string {
  return `<!doctype html>
    <html lang="en">
      <title>Email preferences</title>
      <link rel="icon" href="data:,">
      <body>
        <h1>Account</h1>
        <p>You are signed in as <b>John</b>.</p>
        ${markup(api).repeat(count)}
        <script type="module">
          import * as module from '/element.js';
          ${start(api)}
        </script>
      </body>
    </html>`;
}

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
