/** Minting tokens. */
import { base64url, SignJWT } from 'jose';
import { claimsSchema, TOKEN_TYPE, type TokenClaims, type TokenScope } from './claims.ts';
import { type Duration, durationSeconds } from './duration.ts';
import { TokenConfigurationError } from './errors.ts';
import type { TokenKeys } from './keys.ts';

export interface SignTokenOptions {
  /** The contact's external user id. */
  sub: string;
  /** `undo` is missing on purpose: only the handler makes those, after it has turned something off. */
  scope: Exclude<TokenScope, 'undo'>;
  /** For `unsubscribe`: the one category to turn off. Default: everything. */
  category?: string;
  /** Default: the keys' `linkLife`, 90 days. An account page should ask for minutes, such as `15m`. */
  expiresIn?: Duration;
}

/**
 * Mints a token, signed with the first secret.
 *
 * @returns a compact JWS (RFC 7515)
 * @throws {TokenConfigurationError} `claims_invalid`, `duration_invalid`, `no_signing_key`
 * @example
 * const token = await signToken(keys, { sub: 'usr_12345', scope: 'manage', expiresIn: '15m' });
 */
export async function signToken(keys: TokenKeys, options: SignTokenOptions): Promise<string> {
  const { sub, scope, category, expiresIn = keys.linkLife } = options;
  // Types do not bind callers from JavaScript, and the claims of an undo token would pass.
  if (scope !== 'manage' && scope !== 'unsubscribe') {
    throw new TokenConfigurationError('claims_invalid', 'The scope is manage or unsubscribe.');
  }
  return signClaims(keys, { sub, scope, category, life: durationSeconds(expiresIn) });
}

/** The claims that differ from token to token; `life` in seconds. */
type NewClaims = Pick<TokenClaims, 'sub' | 'scope' | 'category'> & { life: number };

/** Signs claims of any scope. Of this package only: not exported from `fb-email-preferences-server/tokens`. */
export async function signClaims(
  keys: TokenKeys,
  { sub, scope, category, life }: NewClaims,
): Promise<string> {
  if (!keys.signing) {
    throw new TokenConfigurationError(
      'no_signing_key',
      'Tokens are signed with a secret, and only public keys are configured.',
    );
  }
  const iat = Math.floor(Date.now() / 1000);
  const claims: TokenClaims = {
    sub,
    iss: keys.issuer,
    aud: keys.audience,
    scope,
    ...(category === undefined ? {} : { category }),
    iat,
    exp: iat + life,
    jti: base64url.encode(crypto.getRandomValues(new Uint8Array(16))),
  };
  if (!claimsSchema.safeParse(claims).success) {
    throw new TokenConfigurationError(
      'claims_invalid',
      'Give a user id that can stand in a path, a category with unsubscribe only, and a life of at most 730 days.',
    );
  }
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: keys.signing.kid, typ: TOKEN_TYPE })
    .sign(keys.signing.key);
}
