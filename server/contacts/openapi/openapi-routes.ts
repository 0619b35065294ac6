/** `/openapi.json`, and `/openapi.html` for people. Both are public: they say nothing of any contact. */
import { Hono } from 'hono';
import { createOpenApiDocument, type OpenApiDocument } from './openapi.ts';
import {
  OPENAPI_PAGE_POLICY,
  OPENAPI_STYLES,
  OPENAPI_STYLES_PATH,
  openApiPage,
} from './openapi-page.ts';

/**
 * Routes for the description, which is made when it is first asked for.
 *
 * @param keys the preferences that are served
 */
export function openApiRoutes(keys: readonly string[]): Hono {
  let made: OpenApiDocument | undefined;
  const openApiDocument = () => {
    made ??= createOpenApiDocument(keys);
    return made;
  };
  const app = new Hono();
  app.get('/openapi.json', (c) => c.json(openApiDocument()));
  app.get('/openapi.html', (c) =>
    c.html(openApiPage(openApiDocument()), 200, {
      'Content-Security-Policy': OPENAPI_PAGE_POLICY,
      'X-Content-Type-Options': 'nosniff',
    }),
  );
  app.get(OPENAPI_STYLES_PATH, (c) => c.body(OPENAPI_STYLES, 200, { 'Content-Type': 'text/css' }));
  return app;
}
