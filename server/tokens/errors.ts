/** The two errors of this folder: one for refused tokens, one for invalid configuration. */
import type { VerifiedClaims } from './claims.ts';

/**
 * The reason for the refusal that the caller is told. `token_invalid` covers every reason that could
 * help a forger. `keys_unavailable` means that the key set could not be fetched; the token may be
 * valid.
 */
export type TokenErrorCode = 'token_invalid' | 'token_expired' | 'keys_unavailable';

export interface TokenErrorOptions {
  code: TokenErrorCode;
  /**
   * The member that failed its check, such as `exp` or `header typ`. For the operator's log, never
   * for the answer. Contains no part of the token.
   */
  reason: string;
  /** The claims of a token with a valid signature that has expired; set with `token_expired` only. */
  claims?: VerifiedClaims;
  cause?: unknown;
}

const MESSAGES: Record<TokenErrorCode, string> = {
  token_invalid: 'The token is not valid. Ask for a new link.',
  token_expired: 'The token has expired. Ask for a new link.',
  keys_unavailable: 'The keys to check tokens with cannot be reached. Try again shortly.',
};

/**
 * Thrown when a token is refused. The message is the same for every reason with the same code.
 *
 * @example
 * if (error instanceof TokenError && error.code === 'token_expired') offerNewLink(error.claims);
 */
export class TokenError extends Error {
  readonly code: TokenErrorCode;
  readonly reason: string;
  readonly claims: VerifiedClaims | undefined;

  constructor(options: TokenErrorOptions) {
    super(MESSAGES[options.code], { cause: options.cause });
    this.name = 'TokenError';
    this.code = options.code;
    this.reason = options.reason;
    this.claims = options.claims;
  }
}

/** A refusal with the code `token_invalid`. */
export function tokenInvalid(reason: string, cause?: unknown): TokenError {
  return new TokenError({ code: 'token_invalid', reason, cause });
}

/**
 * Thrown when keys, claims, links or sessions are configured in a way that is not safe or not lawful.
 * The message says what to configure instead, and never contains a secret.
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
