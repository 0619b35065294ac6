/** The token of a request to the API. */
import type { Context } from 'hono';
import { ApiError } from '../../http/api-error.ts';
import type { TokenClaims } from '../../tokens/claims.ts';
import { TokenError } from '../../tokens/errors.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { SessionVerifier } from '../../tokens/sessions.ts';
import { verifyToken } from '../../tokens/verify.ts';
import type { AppEnv } from '../hono-env.ts';

/**
 * Verifies the `Authorization` header of a request that manages the preferences of `:userId`.
 *
 * @param sessions verifies the tokens of an operator's own sign-in. Default: none are accepted
 * @returns the claims; their `sub` is the user id to act on
 * @throws {TokenError} `token_invalid`, `token_expired`, `keys_unavailable`
 * @throws {ApiError} 403 `scope_insufficient`, `user_mismatch`
 */
export async function requireManager(
  c: Context<AppEnv>,
  keys: TokenKeys,
  sessions?: SessionVerifier,
): Promise<TokenClaims> {
  const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  if (token === undefined)
    throw new TokenError({ code: 'token_invalid', reason: 'no bearer token' });
  const claims = sessions?.handles(token)
    ? await sessions.verify(token)
    : await verifyToken(keys, token);
  c.set('claims', claims);
  if (claims.scope !== 'manage') {
    throw forbidden('scope_insufficient', 'This token may not read or change preferences.');
  }
  if (c.req.param('userId') !== claims.sub) {
    throw forbidden('user_mismatch', 'This token is for another user id.');
  }
  return claims;
}

function forbidden(code: string, message: string): ApiError {
  return new ApiError({ status: 403, type: 'authorization_error', code, message });
}
