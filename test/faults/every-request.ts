/** Requests of every route of an app, with good and bad bodies. */
import { EMAIL } from './canary-values.ts';

/** The routes of an app, with the parameters that would have been a person's. */
export function routesOf(app: { routes: { method: string; path: string }[] }, userId: string) {
  const routes = app.routes.map(({ method, path }) => ({
    method: method === 'ALL' ? 'PUT' : method,
    path: path.replaceAll(/:\w+(\{.*?\})?|\*/g, encodeURIComponent(userId)),
  }));
  return [...new Map(routes.map((route) => [Object.values(route).join(), route])).values()];
}

const BODIES: readonly [type: string, body: string][] = [
  ['application/json', JSON.stringify({ preferences: { changelog: 'unsubscribed' } })],
  ['application/json', JSON.stringify({ preferences: { changelog: EMAIL }, userId: EMAIL })],
  ['application/json', `{"${EMAIL}`],
  ['application/x-www-form-urlencoded', `action=unsubscribe&undo=${encodeURIComponent(EMAIL)}`],
  ['text/plain', EMAIL],
];

/** A request of each route with each body. */
export function* requests(routes: ReturnType<typeof routesOf>, headers: Record<string, string>) {
  for (const { method, path } of routes) {
    const bodies = ['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method) ? [undefined] : BODIES;
    for (const given of bodies) {
      const [type, body] = given ?? [];
      const typed = type ? { 'Content-Type': type } : {};
      const init = { method, headers: { ...headers, ...typed }, ...(body && { body }) };
      yield { path, init: init as RequestInit };
    }
  }
}
