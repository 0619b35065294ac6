/** Reading and changing one's own preferences: the API that the element uses. */
import { Hono } from 'hono/tiny';
import { readJsonBody } from '../../http/json-body.ts';
import type { AppEnv } from '../hono-env.ts';
import { maskContact } from '../mask-email.ts';
import { setServerTiming } from '../server-timing.ts';
import { changeContext, readContext } from '../upstream-context.ts';
import type { CheckedUpstream } from '../upstreams/checked.ts';

const MAX_BODY_BYTES = 16 * 1024;

export interface EmailPreferencesRoutesOptions {
  upstream: CheckedUpstream;
}

/**
 * `GET` and `PATCH /`, for the user id of the token that `requireManager` has verified. A request
 * that is refused does not reach the upstream.
 */
export function emailPreferencesRoutes(options: EmailPreferencesRoutesOptions): Hono<AppEnv> {
  const { upstream } = options;
  const routes = new Hono<AppEnv>();

  routes.get('/', async (c) => {
    const { sub } = c.get('claims');
    const contact = await upstream.getEmailPreferences(sub, readContext(c, 'element'));
    setServerTiming(c);
    return c.json(maskContact(contact));
  });

  routes.patch('/', async (c) => {
    const { sub } = c.get('claims');
    const { preferences } = await readJsonBody(c.req.raw, upstream.contract.update, MAX_BODY_BYTES);
    const context = changeContext(c, 'element');
    const contact = await upstream.updateEmailPreferences(sub, preferences, context);
    setServerTiming(c);
    return c.json(maskContact(contact));
  });

  return routes;
}
