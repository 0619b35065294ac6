/** The pages on a server of their own, and the handler and the contacts service that they talk to. */

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveStatic } from '@hono/node-server/serve-static';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { Hono } from 'hono';
import { build, type PluginOption } from 'vite';
import solid from 'vite-plugin-solid';
import { createPreferencesApp } from '../../server/handler/app.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { signToken } from '../../server/tokens/index.ts';
import { listenOnLoopback } from '../loopback.ts';
import { root, STRANGER } from '../packages.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { createTestKeys } from '../server/handler/fixtures.ts';

/** The folder of the pages. */
export const pages = fileURLToPath(new URL('pages', import.meta.url));

/** What a page's build needs beyond Vite's defaults. */
const PLUGINS: Readonly<Record<string, () => PluginOption>> = {
  vue: () =>
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'fb-email-preferences' } },
    }),
  svelte: () => svelte({ configFile: false }),
  solid: () => solid(),
};

/** Everything that runs while the pages are driven. */
export interface Site {
  contacts: TestContacts;
  /** Builds the page of a framework with Vite. */
  build(name: string): Promise<void>;
  /**
   * Builds the page, and renders it on a server as the framework does.
   *
   * @param search the query of its address
   * @returns the markup that the server has written, which {@link Site.address} then serves
   */
  renderOnServer(name: string, search: string): Promise<string>;
  /** Where a page is, for a person whose preferences it shows. */
  address(name: string, userId: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts all three servers on 127.0.0.1.
 *
 * @param packageFolder the built package, served as `/package/` to pages without a bundler
 */
export async function startSite(packageFolder: string): Promise<Site> {
  const built = await mkdtemp(join(tmpdir(), 'pages-'));
  const contacts = await startContacts();

  const files = new Hono();
  const under = (prefix: string, folder: string) =>
    files.use(
      `${prefix}/*`,
      serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(prefix.length) }),
    );
  under('/package', packageFolder);
  under('/node_modules', join(root, 'node_modules'));
  under('/built', built);
  under('/plain', pages);
  files.get('/favicon.ico', (c) => c.body(null, 204));
  const fileServer = await listenOnLoopback(files.fetch);

  const keys = await createTestKeys('https://preferences.example.com');
  const handler = createPreferencesApp({
    publicUrl: 'https://preferences.example.com',
    allowedOrigins: [fileServer.url],
    upstream: createFeaturebaseUpstream({ baseUrl: contacts.url, apiKey: API_KEY }),
    keys,
    log: () => {},
  });
  const handlerServer = await listenOnLoopback(handler.fetch);

  const bundled = new Set<string>();
  return {
    contacts,
    async build(name) {
      await build({
        configFile: false,
        root: join(pages, name),
        base: './',
        plugins: [PLUGINS[name]?.()],
        build: { outDir: join(built, name), emptyOutDir: true, target: 'es2022' },
        logLevel: 'error',
      });
      bundled.add(name);
    },
    async renderOnServer(name, search) {
      const folder = join(built, `${name}-server`);
      await build({
        configFile: false,
        root: join(pages, name),
        plugins: [PLUGINS[name]?.()],
        build: { ssr: 'server', outDir: folder, emptyOutDir: true, target: 'es2022' },
        resolve: { extensions: ['.ts', '.tsx'] },
        ssr: { noExternal: true },
        logLevel: 'error',
      });
      const program = `globalThis.search = ${JSON.stringify(search)};
        const { render } = await import('./server.js');
        process.stdout.write(await render());`;
      const { stdout: markup } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', program],
        { cwd: folder, env: STRANGER },
      );
      const page = join(built, name, 'index.html');
      const html = await readFile(page, 'utf8');
      await writeFile(
        page,
        html.replace(/<div id="root">.*<\/div>/s, () => `<div id="root">${markup}</div>`),
      );
      return markup;
    },
    async address(name, userId) {
      const url = new URL(`${bundled.has(name) ? 'built' : 'plain'}/${name}/`, fileServer.url);
      url.searchParams.set('endpoint', handlerServer.url);
      url.searchParams.set('token', await signToken(keys, { sub: userId, scope: 'manage' }));
      return url.href;
    },
    async close() {
      await Promise.all([fileServer.close(), handlerServer.close(), contacts.close()]);
      await rm(built, { recursive: true });
    },
  };
}
