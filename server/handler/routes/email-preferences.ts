/** Reading and changing one's own preferences: the API that the element speaks. */
import { Hono } from 'hono/tiny';
import { updateSchema } from '../../contract/contract.ts';
import { readJsonBody } from '../../http/json-body.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { SessionVerifier } from '../../tokens/sessions.ts';
import type { AppEnv } from '../hono-env.ts';
import { maskContact } from '../mask-email.ts';
import { requireManager } from '../middleware/require-manager.ts';
import type { Upstream } from '../upstreams/upstream.ts';

const MAX_BODY_BYTES = 16 * 1024;

export interface EmailPreferencesRoutesOptions {
  upstream: Upstream;
  keys: TokenKeys;
  sessions?: SessionVerifier | undefined;
  /** The preference keys that may be changed, the gate included. */
  preferenceKeys: readonly string[];
}

/** `GET` and `PATCH /:userId/email-preferences`. Everything is refused before the upstream is asked. */
export function emailPreferencesRoutes(options: EmailPreferencesRoutesOptions): Hono<AppEnv> {
  const { upstream, keys, sessions, preferenceKeys } = options;
  const schema = updateSchema(preferenceKeys);
  const routes = new Hono<AppEnv>();

  routes.get('/:userId/email-preferences', async (c) => {
    const { sub, jti } = await requireManager(c, keys, sessions);
    const contact = await upstream.getEmailPreferences(sub, {
      requestId: c.get('requestId'),
      route: 'element',
      tokenId: jti,
      signal: c.req.raw.signal,
    });
    return c.json(maskContact(contact));
  });

  routes.patch('/:userId/email-preferences', async (c) => {
    const { sub, jti } = await requireManager(c, keys, sessions);
    const { preferences } = await readJsonBody(c.req.raw, schema, MAX_BODY_BYTES);
    // Without the caller's signal: who closes the tab after a click still wants the change.
    const contact = await upstream.updateEmailPreferences(sub, preferences, {
      requestId: c.get('requestId'),
      route: 'element',
      tokenId: jti,
    });
    return c.json(maskContact(contact));
  });

  return routes;
}
