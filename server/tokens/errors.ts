/** What can go wrong with tokens: one error for bad tokens, one for bad configuration. */
import type { TokenClaims } from './claims.ts';

/**
 * Why a token was not accepted, as far as the caller may know. `token_invalid` covers everything
 * that could help a forger; `keys_unavailable` means that the key set could not be fetched, which is
 * not the token's fault.
 */
export type TokenErrorCode = 'token_invalid' | 'token_expired' | 'keys_unavailable';

export interface TokenErrorOptions {
  code: TokenErrorCode;
  /** The check that failed. For the operator's log, never for the answer. Holds no part of the token. */
  reason: string;
  /** The claims of a token that is genuine but too old; set with `token_expired` only. */
  claims?: TokenClaims;
  cause?: unknown;
}

const MESSAGES: Record<TokenErrorCode, string> = {
  token_invalid: 'The token is not valid. Ask for a new link.',
  token_expired: 'The token has expired. Ask for a new link.',
  keys_unavailable: 'The keys to check tokens with cannot be reached. Try again shortly.',
};

/**
 * Thrown by `verifyToken`. Its message is the same for every reason behind one code.
 *
 * @example
 * if (error instanceof TokenError && error.code === 'token_expired') offerNewLink(error.claims);
 */
export class TokenError extends Error {
  readonly code: TokenErrorCode;
  readonly reason: string;
  readonly claims: TokenClaims | undefined;

  constructor(options: TokenErrorOptions) {
    super(MESSAGES[options.code], { cause: options.cause });
    this.name = 'TokenError';
    this.code = options.code;
    this.reason = options.reason;
    this.claims = options.claims;
  }
}

/**
 * Thrown when keys, claims or links are asked for that would not be safe or lawful. Its message says
 * what to give instead, and never holds a secret.
 */
export class TokenConfigurationError extends Error {
  /** Stable, such as `secret_too_short`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'TokenConfigurationError';
    this.code = code;
  }
}
