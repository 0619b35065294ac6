/** Signs tokens. */
import { base64url, SignJWT } from 'jose';
import {
  claimsSchema,
  isCoherent,
  TOKEN_TYPE,
  type TokenClaims,
  type TokenScope,
} from './claims.ts';
import { type Duration, durationSeconds } from './duration.ts';
import { TokenConfigurationError } from './errors.ts';
import type { TokenKeys } from './keys.ts';

export interface SignTokenOptions {
  /** The contact's external user id. */
  sub: string;
  /** `undo` is excluded: only the handler signs undo tokens, after it has unsubscribed a person. */
  scope: Exclude<TokenScope, 'undo'>;
  /** With `unsubscribe` only: the one category to unsubscribe from. Default: `all`. */
  category?: string;
  /**
   * With `category` only: its name, for the pages that the token opens. Plain text of 1 to 80
   * characters. Default: the name that the handler knows.
   */
  label?: string;
  /** Default: the keys' `linkLifetime`, 90 days. For an account page use minutes, such as `15m`. */
  expiresIn?: Duration;
}

/**
 * Signs a token with the first secret.
 *
 * @returns a compact JWS (RFC 7515)
 * @throws {TokenConfigurationError} `claims_invalid`, `category_unknown`, `duration_invalid`,
 *   `no_signing_key`
 * @example
 * const token = await signToken(keys, { sub: 'usr_12345', scope: 'manage', expiresIn: '15m' });
 */
export async function signToken(keys: TokenKeys, options: SignTokenOptions): Promise<string> {
  const { sub, scope, category, label, expiresIn = keys.linkLifetime } = options;
  // Callers from JavaScript have no types, and the claims of an undo token are valid claims.
  if (scope !== 'manage' && scope !== 'unsubscribe') {
    throw new TokenConfigurationError('claims_invalid', 'The scope is manage or unsubscribe.');
  }
  if (category !== undefined && keys.categories?.includes(category) === false) {
    throw new TokenConfigurationError(
      'category_unknown',
      `There is no category of this key. There are: ${keys.categories.join(', ')}.`,
    );
  }
  return signClaims(keys, { sub, scope, category, label, lifetime: durationSeconds(expiresIn) });
}

/** The claims that differ between tokens; `lifetime` in seconds. */
type NewClaims = Pick<TokenClaims, 'sub' | 'scope' | 'category' | 'label'> & { lifetime: number };

/** Signs claims of any scope. Internal: not exported from `fb-email-preferences-server/tokens`. */
export async function signClaims(
  keys: TokenKeys,
  { sub, scope, category, label, lifetime }: NewClaims,
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
    ...(label === undefined ? {} : { label }),
    iat,
    exp: iat + lifetime,
    jti: base64url.encode(crypto.getRandomValues(new Uint8Array(16))),
  };
  if (!claimsSchema.safeParse(claims).success || !isCoherent(claims)) {
    throw new TokenConfigurationError(
      'claims_invalid',
      'Give a user id that can be part of a path, a category with unsubscribe only, a label with a category only, and a lifetime of at most 730 days.',
    );
  }
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: keys.signing.kid, typ: TOKEN_TYPE })
    .sign(keys.signing.key);
}
