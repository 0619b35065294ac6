/**
 * The API without pages, between a person's browser and the system of record. The handler is the only
 * program that has the API key.
 */

import { Hono } from 'hono/tiny';
import { fixedContract } from '../contract/contract.ts';
import { ApiError } from '../http/api-error.ts';
import { consoleLog, type Log } from '../http/log.ts';
import { protectiveHeaders } from '../http/protective-headers.ts';
import { assignRequestId } from '../http/request-id.ts';
import { isBaseUrl, isOrigin, ORIGINS } from '../http/url.ts';
import type { TokenKeys } from '../tokens/keys.ts';
import type { SessionVerifier } from '../tokens/sessions.ts';
import type { OnEvent } from './events.ts';
import type { AppEnv } from './hono-env.ts';
import { crossOrigin } from './middleware/cross-origin.ts';
import { answerError } from './middleware/errors.ts';
import { logRequests } from './middleware/log-requests.ts';
import { requireManager } from './middleware/require-manager.ts';
import { pathBelow } from './path-below.ts';
import { emailPreferencesRoutes } from './routes/email-preferences.ts';
import { historyRoutes } from './routes/history.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { checkedUpstream } from './upstreams/checked.ts';
import type { Upstream } from './upstreams/upstream.ts';

export interface PreferencesApiOptions {
  /** The system of record. */
  upstream: Upstream;
  /** The keys that tokens are verified with. */
  keys: TokenKeys;
  /**
   * Accepts session tokens of your own sign-in service too, for the API and never in a link: made by
   * `createSessionVerifier` of `fb-email-preferences-server/sessions`. Default: none are accepted.
   */
  sessions?: SessionVerifier;
  /**
   * Where people reach the handler, such as `https://preferences.example.com`. With a path, such as
   * `https://www.example.com/email`, the routes are served below it, and without it too.
   */
  publicUrl: string;
  /** The origins whose pages may embed the element, beside the handler's own. Default none. */
  allowedOrigins?: readonly string[];
  /** Default: a line of JSON on the console. */
  log?: Log;
  /**
   * Called with each event after the answer: a change, a refusal, a failure of the upstream. Whatever
   * it does, the request does not notice. Default: none.
   */
  onEvent?: OnEvent;
}

/**
 * Builds the API: reading and changing preferences, without any page.
 *
 * @returns a Hono app; every runtime calls its `fetch`
 * @throws {TypeError} when `publicUrl` or an allowed origin is not of the kind described
 * @example
 * const app = createPreferencesApi({
 *   publicUrl: 'https://preferences.example.com',
 *   allowedOrigins: ['https://app.example.com'],
 *   keys: await createTokenKeys({ issuer: 'https://preferences.example.com', secrets }),
 *   upstream: createFeaturebaseUpstream({ baseUrl: 'https://do.featurebase.app', apiKey }),
 * });
 * export default { fetch: app.fetch };
 */
export function createPreferencesApi(options: PreferencesApiOptions): Hono<AppEnv> {
  const { keys, sessions, publicUrl, allowedOrigins = [], log = consoleLog, onEvent } = options;
  const upstream = checkedUpstream(options.upstream, fixedContract());
  if (!isBaseUrl(publicUrl)) {
    throw new TypeError('publicUrl has to be an https address without a query.');
  }
  if (!allowedOrigins.every(isOrigin)) throw new TypeError(`allowedOrigins ${ORIGINS}`);

  const app = new Hono<AppEnv>({ getPath: pathBelow(publicUrl) });
  app.onError(answerError);
  app.notFound(() => {
    throw routeNotFound;
  });
  app.use(assignRequestId, logRequests({ log, keys, onEvent }), protectiveHeaders);
  app.use('/v2/*', crossOrigin([...allowedOrigins, new URL(publicUrl).origin]));
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.route('/readyz', readinessRoutes(options));
  app.use(`${CONTACT}/*`, requireManager({ keys, sessions }));
  app.route(`${CONTACT}/email-preferences`, emailPreferencesRoutes({ upstream }));
  app.route(`${CONTACT}/email-preferences/history`, historyRoutes({ upstream }));
  return app;
}

/** Every address below needs the token of the user whose id is in it. */
const CONTACT = '/v2/contacts/by-user-id/:userId';

const routeNotFound = new ApiError({
  status: 404,
  type: 'invalid_request_error',
  code: 'route_not_found',
  message: 'Nothing is served at this address.',
});
