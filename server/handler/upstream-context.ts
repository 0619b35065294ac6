/** The contexts that upstreams are called with. */
import type { Context } from 'hono';
import type { ConsentRoute } from '../contract/contract.ts';
import type { AppEnv } from './hono-env.ts';
import type { UpstreamContext } from './upstreams/upstream.ts';

/**
 * The context of a change. It has no signal: a change that was begun is finished, also when the
 * person closes the page right after the click.
 *
 * @param c after the token was verified
 * @param route how the request came, for the consent log
 */
export function changeContext(c: Context<AppEnv>, route: ConsentRoute): UpstreamContext {
  return {
    requestId: c.get('requestId'),
    route,
    tokenId: c.get('claims').jti,
    trace: c.get('trace'),
    languages: c.req.header('Accept-Language'),
  };
}

/** The context of a read, which ends when its caller disconnects. */
export function readContext(c: Context<AppEnv>, route: ConsentRoute): UpstreamContext {
  return { ...changeContext(c, route), signal: c.req.raw.signal };
}
