/** Authentication of the API: a user token as a bearer token (RFC 6750). */
import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../../http/api-error.ts';
import { tokenInvalid } from '../../tokens/errors.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { SessionVerifier } from '../../tokens/sessions.ts';
import { verifyToken } from '../../tokens/verify.ts';
import type { AppEnv } from '../hono-env.ts';
import { scopeInsufficient } from '../scope-insufficient.ts';

export interface RequireManagerOptions {
  /** Verifies user tokens. */
  keys: TokenKeys;
  /** Verifies the tokens of an operator's own sign-in. Default: none are accepted. */
  sessions?: SessionVerifier | undefined;
}

/**
 * Lets a request pass if its `Authorization` header holds a token of scope `manage` for the user id
 * in the path. The claims are then in `c.get('claims')`.
 *
 * Throws `TokenError` (`token_invalid`, `token_expired`, `keys_unavailable`) and `ApiError` (403
 * `scope_insufficient`, `user_mismatch`).
 *
 * @example
 * app.use('/v2/contacts/by-user-id/:userId/*', requireManager({ keys }));
 */
export function requireManager(options: RequireManagerOptions): MiddlewareHandler<AppEnv> {
  const { keys, sessions } = options;
  return async (c, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    if (token === undefined) throw tokenInvalid('no bearer token');
    const start = performance.now();
    const claims = sessions?.handles(token)
      ? await sessions.verify(token)
      : await verifyToken(keys, token);
    c.set('claims', claims);
    c.get('trace').verifyMs = performance.now() - start;
    if (claims.scope !== 'manage') throw scopeInsufficient();
    if (c.req.param('userId') !== claims.sub) {
      throw new ApiError({
        status: 403,
        type: 'authorization_error',
        code: 'user_mismatch',
        message: 'This token is for another user id.',
      });
    }
    await next();
  };
}
