/** Readiness: whether the handler can serve, as a load balancer or an orchestrator asks. */
import { Hono } from 'hono/tiny';
import { ApiError } from '../../http/api-error.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { AppEnv } from '../hono-env.ts';
import type { Upstream } from '../upstreams/upstream.ts';

/** How long a result is served before the next check, so that strangers cannot make it call often. */
const FRESH_MS = 5_000;
/** Shorter than the patience of common probes. */
const CHECK_TIMEOUT_MS = 2_000;
/** A user id that nobody has: what is asked is whether there is an answer. */
const NOBODY = 'email-preferences-readiness';

/** What each part is: `ok`, or the code of the error that requests get while it lasts. */
interface Readiness {
  upstream: string;
  keys: string;
}

/**
 * `GET /`: 200 when the system of record answers and accepts the API key, and a key set at an address
 * can be had; else 503, with the code of what is wrong. Checked at most once in 5 seconds.
 */
export function readinessRoutes({ upstream, keys }: { upstream: Upstream; keys: TokenKeys }) {
  let readiness: Readiness = { upstream: 'not_checked', keys: 'not_checked' };
  let nextCheck = 0;
  const routes = new Hono<AppEnv>();
  routes.get('/', async (c) => {
    const now = Date.now();
    if (now >= nextCheck) {
      nextCheck = now + FRESH_MS;
      const [upstreamState, keysState] = await Promise.all([
        checkUpstream(upstream, c.get('requestId')),
        checkKeys(keys),
      ]);
      readiness = { upstream: upstreamState, keys: keysState };
    }
    const ready = Object.values(readiness).every((state) => state === 'ok');
    return c.json({ status: ready ? 'ok' : 'unavailable', ...readiness }, ready ? 200 : 503);
  });
  return routes;
}

async function checkUpstream(upstream: Upstream, requestId: string): Promise<string> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), CHECK_TIMEOUT_MS);
  const context = { requestId, route: 'api', signal: controller.signal } as const;
  try {
    await upstream.getEmailPreferences(NOBODY, context);
    return 'ok';
  } catch (error) {
    if (!(error instanceof ApiError)) return 'upstream_unavailable';
    return error.status === 404 ? 'ok' : error.code;
  } finally {
    clearTimeout(timer);
  }
}

async function checkKeys({ publicKeys }: TokenKeys): Promise<string> {
  if (!publicKeys) return 'ok';
  try {
    await publicKeys({ alg: 'ES256', kid: NOBODY });
    return 'ok';
  } catch (error) {
    // jose's code for a set that is there, without a key of this name.
    const { code } = error as { code?: string };
    return code === 'ERR_JWKS_NO_MATCHING_KEY' ? 'ok' : 'keys_unavailable';
  }
}
