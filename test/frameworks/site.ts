/** The pages on a server of their own, and the handler and the contacts service that they talk to. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveStatic } from '@hono/node-server/serve-static';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { build, type PluginOption } from 'vite';
import solid from 'vite-plugin-solid';
import { createPreferencesApp } from '../../server/handler/app.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { signToken } from '../../server/tokens/index.ts';
import { listenOnLoopback } from '../loopback.ts';
import { packPackages, root, STRANGER, unpack } from '../packages.ts';
import { startProgram } from '../runtimes/program.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { createTestKeys } from '../server/handler/fixtures.ts';
import { writeDocumented } from './documented.ts';

const ISSUER = 'https://preferences.example.com';

/** What a page's build needs beyond Vite's defaults, where the document does not say so. */
const PLUGINS: Readonly<Record<string, () => PluginOption>> = {
  svelte: () => svelte({ configFile: false }),
  solid: () => solid(),
};

const QUIET = { NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' };

/** Everything that runs while the pages are driven. */
export interface Site {
  contacts: TestContacts;
  /** The folder of the pages, with what the document says in its place. */
  pages: string;
  /** The packed element, as these pages have it installed. */
  packageFolder: string;
  /** Builds the page of a framework with Vite. */
  build(name: string): Promise<void>;
  /**
   * Builds the page, and renders it on a server as the framework does.
   *
   * @returns the markup that the server has written, which {@link Site.address} then serves
   */
  renderOnServer(name: string): Promise<string>;
  /** Builds the app of Next, and starts its server. */
  startNext(): Promise<void>;
  /** Where a page is, for a person whose preferences it shows. */
  address(name: string, userId: string): Promise<string>;
  close(): Promise<void>;
}

/** Packs the package, installs it beside a copy of the pages, and starts all servers on 127.0.0.1. */
export async function startSite(): Promise<Site> {
  const contacts = await startContacts();
  const keys = await createTestKeys(ISSUER);
  const allowedOrigins: string[] = [];
  const createHandler = () =>
    createPreferencesApp({
      publicUrl: ISSUER,
      allowedOrigins,
      upstream: createFeaturebaseUpstream({ baseUrl: contacts.url, apiKey: API_KEY }),
      keys,
      log: () => {},
    });
  let handler = createHandler();
  const handlerServer = await listenOnLoopback((request) => handler.fetch(request));
  const allow = (origin: string) => {
    allowedOrigins.push(origin);
    handler = createHandler();
  };

  // In the repository: what the pages import is installed there.
  const pages = await mkdtemp(join(root, 'test/frameworks/built-'));
  const packageFolder = join(pages, 'node_modules/fb-email-preferences');
  const tarballs = join(pages, 'tarballs');
  await mkdir(tarballs);
  await unpack((await packPackages(tarballs))['fb-email-preferences'], packageFolder);
  const assets = new Hono().use(cors());
  assets.use('*', serveStatic({ root: join(packageFolder, 'dist/cdn') }));
  const assetServer = await listenOnLoopback(assets.fetch);
  await writePages(pages, {
    'https://preferences.example.com': handlerServer.url,
    'https://static.example.com': assetServer.url,
  });

  const built = join(pages, 'built');
  const files = new Hono();
  const under = (prefix: string, folder: string) =>
    files.use(
      `${prefix}/*`,
      serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(prefix.length) }),
    );
  under('/node_modules/fb-email-preferences', packageFolder);
  under('/node_modules', join(root, 'node_modules'));
  under('/built', built);
  under('/plain', pages);
  files.get('/favicon.ico', (c) => c.body(null, 204));
  // Every page has its token in its address, which stands for a session.
  files.get('/preferences-token', (c) =>
    c.text(new URL(c.req.header('Referer') ?? '').searchParams.get('token') ?? ''),
  );
  const fileServer = await listenOnLoopback(files.fetch);
  allow(fileServer.url);

  const bundled = new Set<string>();
  let next: { url: string; close(): Promise<void> } | undefined;
  return {
    contacts,
    pages,
    packageFolder,
    async build(name) {
      await build({
        ...configOf(pages, name),
        base: './',
        build: { outDir: join(built, name), emptyOutDir: true, target: 'es2022' },
      });
      bundled.add(name);
    },
    async renderOnServer(name) {
      const folder = join(built, `${name}-server`);
      await build({
        ...configOf(pages, name),
        build: { ssr: 'server', outDir: folder, emptyOutDir: true, target: 'es2022' },
        resolve: { extensions: ['.ts', '.tsx'] },
        ssr: { noExternal: true },
      });
      const program = `const { render } = await import('./server.js');
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
    async startNext() {
      const cwd = join(pages, 'next');
      const program = join(root, 'node_modules/next/dist/bin/next');
      await promisify(execFile)(process.execPath, [program, 'build'], {
        cwd,
        env: { ...STRANGER, ...QUIET },
      });
      next = await startProgram({
        command: [process.execPath, program, 'start', '--hostname', '127.0.0.1', '--port', '0'],
        cwd,
        variables: QUIET,
      });
      allow(next.url);
    },
    async address(name, userId) {
      const file = `${bundled.has(name) ? 'built' : 'plain'}/${name}/`;
      const url = name.startsWith('next')
        ? new URL(name.slice('next'.length) || '/', next?.url)
        : new URL(file, fileServer.url);
      url.searchParams.set('endpoint', handlerServer.url);
      url.searchParams.set('token', await signToken(keys, { sub: userId, scope: 'manage' }));
      return url.href;
    },
    async close() {
      await next?.close();
      await Promise.all([fileServer.close(), assetServer.close(), handlerServer.close()]);
      await contacts.close();
      await rm(pages, { recursive: true });
    },
  };
}

/** Copies the pages, and writes those of the document, with addresses that exist. */
async function writePages(folder: string, addresses: Record<string, string>): Promise<void> {
  const source = fileURLToPath(new URL('pages', import.meta.url));
  await cp(source, folder, { recursive: true });
  for (const name of ['script', 'import-map']) await mkdir(join(folder, name));
  await writeDocumented(folder);
  for await (const file of glob(`${folder}/*/**/*.{ts,tsx,vue,svelte,html}`, {
    exclude: (path) => path.includes('node_modules'),
  })) {
    let text = await readFile(file, 'utf8');
    for (const [from, to] of Object.entries(addresses)) text = text.replaceAll(from, to);
    await writeFile(file, text);
  }
}

/** How Vite builds the page of a framework. */
function configOf(pages: string, name: string) {
  const folder = join(pages, name);
  const configFile = join(folder, 'vite.config.ts');
  return {
    configFile: existsSync(configFile) ? configFile : (false as const),
    root: folder,
    plugins: [PLUGINS[name]?.()],
    logLevel: 'error' as const,
  };
}
