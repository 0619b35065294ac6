/** Addresses of pages that are longer than the page's own, such as with a slash at the end. */
import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import type { AppEnv } from '../hono-env.ts';

/**
 * Mounts the routes of a page at a path, with and without a slash at the end: people and link
 * rewriters add one. A GET is redirected to the address without it. A POST is served as it is, because
 * RFC 8058 allows no redirect.
 *
 * @example
 * mountPage(app, '/unsubscribe', unsubscribeRoutes(pages));
 */
export function mountPage(app: Hono<AppEnv>, path: string, routes: Hono<AppEnv>): void {
  // Some of Hono's routers ignore the slash of an address, others do not: both paths are registered.
  const paths = [path, `${path}/`];
  for (const each of paths) {
    app.get(each, (c, next) =>
      c.req.path.endsWith('/') ? redirectToPage(c, path.slice(1)) : next(),
    );
  }
  for (const each of paths) app.route(each, routes);
}

/**
 * Redirects to a page, with the same query. The address is relative, because a proxy may serve the
 * handler under another host name or a path prefix.
 */
export function redirectToPage(c: Context, page: string): Response {
  return c.redirect(`${pageFolder(c)}${page}${new URL(c.req.url).search}`, 308);
}

/**
 * The way from the address of a request to the folder of the pages: empty for a page's own address,
 * `../` for each of `/history` and a slash that follow it.
 */
export function pageFolder(c: Context): string {
  const [, ...extra] = /(\/history)?(\/)?$/.exec(c.req.path) ?? [];
  return '../'.repeat(extra.filter(Boolean).length);
}
