/** Readiness: whether the handler can serve, as a load balancer or an orchestrator asks. */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { ApiError } from '../../http/api-error.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import { keysUnavailable, NO_MATCHING_KEY } from '../../tokens/signature.ts';
import type { AppEnv } from '../hono-env.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { timeout, unavailable } from '../upstreams/upstream-errors.ts';

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

/** A part, and the error that says what is wrong with it, for the log. */
interface Checked {
  state: string;
  error?: Error;
}

/**
 * `GET /`: 200 when the system of record answers and accepts the API key, and a key set at an address
 * can be had; else 503, with the code of what is wrong. Checked at most once in 5 seconds.
 */
export function readinessRoutes({ upstream, keys }: { upstream: Upstream; keys: TokenKeys }) {
  let readiness: Readiness = { upstream: 'not_checked', keys: 'not_checked' };
  let failure: Error | undefined;
  let nextCheck = 0;
  const routes = new Hono<AppEnv>();
  routes.get('/', async (c) => {
    const now = Date.now();
    if (now >= nextCheck) {
      nextCheck = now + FRESH_MS;
      const parts = await Promise.all([checkUpstream(upstream, c), checkKeys(keys)]);
      const [upstreamPart, keysPart] = parts;
      readiness = { upstream: upstreamPart.state, keys: keysPart.state };
      failure = upstreamPart.error ?? keysPart.error;
    }
    // The log names it, as if it had been thrown.
    c.error = failure;
    const ready = Object.values(readiness).every((state) => state === 'ok');
    return c.json({ status: ready ? 'ok' : 'unavailable', ...readiness }, ready ? 200 : 503);
  });
  return routes;
}

async function checkUpstream(upstream: Upstream, c: Context<AppEnv>): Promise<Checked> {
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
  const context = {
    requestId: c.get('requestId'),
    trace: c.get('trace'),
    route: 'api',
    signal,
  } as const;
  try {
    await upstream.getEmailPreferences(NOBODY, context);
    return { state: 'ok' };
  } catch (error) {
    const failed = error instanceof ApiError ? error : unavailable(error);
    const failure = signal.aborted ? timeout(error) : failed;
    return failure.status === 404 ? { state: 'ok' } : { state: failure.code, error: failure };
  }
}

async function checkKeys({ publicKeys }: TokenKeys): Promise<Checked> {
  if (!publicKeys) return { state: 'ok' };
  try {
    await publicKeys({ alg: 'ES256', kid: NOBODY });
    return { state: 'ok' };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === NO_MATCHING_KEY) return { state: 'ok' };
    return { state: 'keys_unavailable', error: keysUnavailable(error) };
  }
}
