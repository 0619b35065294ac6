/**
 * The `Server-Timing` header of the API.
 *
 * Source: W3C, "Server Timing".
 */
import type { Context } from 'hono';
import type { AppEnv } from './hono-env.ts';

/**
 * Sets `Server-Timing: verify;dur=0.3, upstream;dur=12.5`, in milliseconds, with what was measured so
 * far. Call it before the answer is made. Sets nothing unless a bearer token was verified: the time of
 * a refusal would tell a forger which check has failed.
 */
export function setServerTiming(c: Context<AppEnv>): void {
  const { verifyMs, upstreamMs } = c.get('trace');
  if (verifyMs === undefined) return;
  const upstream = upstreamMs === undefined ? '' : `, upstream;dur=${upstreamMs.toFixed(1)}`;
  c.header('Server-Timing', `verify;dur=${verifyMs.toFixed(1)}${upstream}`);
}
