/** The customer's servers around the projects: pages with a route for tokens, and another origin. */
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type Listening, listenOnLoopback } from '../loopback.ts';

export interface Site {
  /** The origin of the pages. */
  pages: Listening;
  /** Another origin, with the element's script. */
  elsewhere: Listening;
  /**
   * Serves a folder.
   *
   * @returns the address of its `index.html`
   */
  serve(name: string, folder: string): string;
  /** What `/preferences-token` answers with, and the folder of the element's script. */
  connect(mint: () => Promise<string>, script: string): void;
  close(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  let mint = async () => '';
  let script = '';
  const folders = new Map<string, string>();

  const pages = new Hono();
  pages.get('/preferences-token', async (c) => c.text(await mint()));
  pages.get('/favicon.ico', (c) => c.body(null, 204));
  pages.use('/:project/*', (c, next) => {
    const folder = folders.get(c.req.param('project')) ?? '';
    return serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace(/^\/[^/]+/, ''),
    })(c, next);
  });
  const elsewhere = new Hono().use(cors());
  elsewhere.use('/*', (c, next) => serveStatic({ root: script })(c, next));

  const servers = {
    pages: await listenOnLoopback(pages.fetch),
    elsewhere: await listenOnLoopback(elsewhere.fetch),
  };
  return {
    ...servers,
    serve(name, folder) {
      folders.set(name, folder);
      return `${servers.pages.url}/${name}/`;
    },
    connect(minting, element) {
      mint = minting;
      script = join(element, 'dist/cdn');
    },
    async close() {
      await Promise.all([servers.pages.close(), servers.elsewhere.close()]);
    },
  };
}
