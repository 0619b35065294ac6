/** One log entry for each request, and the event that follows from it. */
import type { MiddlewareHandler } from 'hono';
import { describeRequest, type Log, type LogEntry } from '../../http/log.ts';
import { isOrigin } from '../../http/url.ts';
import { TokenError } from '../../tokens/errors.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import { hashUser } from '../../tokens/user-hash.ts';
import { callHook, eventOf, type OnEvent } from '../events.ts';
import type { AppEnv, RequestTrace } from '../hono-env.ts';
import { describeError } from './errors.ts';

/** The hashes of so many people are kept: a visit has several requests. */
const KEPT_HASHES = 1000;

export interface LogRequestsOptions {
  log: Log;
  /** The first secret hashes user ids. */
  keys: TokenKeys;
  onEvent: OnEvent | undefined;
}

/** Calls `log` with an entry when the answer is ready, and `onEvent` after it. */
export function logRequests({ log, keys, onEvent }: LogRequestsOptions): MiddlewareHandler<AppEnv> {
  const hashes = new Map<string, string>();

  async function hashOf(userId: string): Promise<string | undefined> {
    if (!keys.signing) return undefined;
    const hash = await hashUser(keys.signing.key, userId);
    if (hashes.size >= KEPT_HASHES) hashes.clear();
    hashes.set(userId, hash);
    return hash;
  }

  return async (c, next) => {
    const start = performance.now();
    const trace: RequestTrace = { attempts: 0 };
    c.set('trace', trace);
    await next();
    const { error } = c;
    const refused = error instanceof TokenError ? error : undefined;
    const claims = c.get('claims') ?? refused?.claims;
    const { attempts, upstreamStatus, upstreamMs } = trace;
    const entry: LogEntry = describeRequest(c, start, error && describeError(error));
    if (claims) {
      entry.kid = claims.kid;
      entry.tokenId = claims.jti;
      entry.user = hashes.get(claims.sub) ?? (await hashOf(claims.sub));
    }
    if (refused) entry.reason = refused.reason;
    if (entry.code === 'origin_not_allowed') entry.origin = originOf(c.req.header('Origin'));
    if (attempts) entry.upstreamAttempts = attempts;
    if (upstreamStatus) entry.upstreamStatus = upstreamStatus;
    if (upstreamMs !== undefined) entry.upstreamMs = Math.round(upstreamMs);
    log(entry);
    const event = onEvent && eventOf(entry, trace.accepted);
    if (event) callHook(c, { onEvent, log, event });
  };
}

/** What is no origin could be any text, and of any length. */
function originOf(header: string | undefined): string | undefined {
  const isName = header !== undefined && (header === 'null' || isOrigin(header));
  return isName && header.length < 300 ? header : undefined;
}
