/** What a token says, and which combinations make sense. */
import * as z from 'zod/mini';
import { isSafeUserId } from '../contract/user-id.ts';
import { durationSeconds } from './duration.ts';

/** The `typ` of the header: keeps other JWTs of the same issuer out (RFC 8725, section 3.11). */
export const TOKEN_TYPE = 'email-preferences+jwt';

/** The `aud` claim unless configured otherwise. */
export const DEFAULT_AUDIENCE = 'email-preferences';

/** The longest life a token may have, in seconds. */
export const MAX_TOKEN_LIFE = durationSeconds('730d');

/** The life of an undo token, in seconds. */
export const UNDO_TOKEN_LIFE = durationSeconds('15m');

/**
 * What the holder may do: `manage` reads and changes everything; `unsubscribe` can only turn off, and
 * reads nothing; `undo` puts one preference back after a change by mistake.
 */
export type TokenScope = 'manage' | 'unsubscribe' | 'undo';

/** The claims of a verified token. */
export interface TokenClaims {
  /** The contact's external user id. */
  sub: string;
  /** Who minted the token. */
  iss: string;
  aud: string;
  scope: TokenScope;
  /**
   * The one preference that an `unsubscribe` token turns off, or that an `undo` token puts back.
   * An `unsubscribe` token without it turns off `all`; a `manage` token never has one.
   */
  category?: string | undefined;
  /** Minted at, in seconds since 1970. */
  iat: number;
  /** Refused from then on, in seconds since 1970. */
  exp: number;
  /** Identifies the token, for revocation and for the consent log. */
  jti: string;
}

/** Safe integers only: JavaScript reads `1e999` as an instant that never comes. */
const seconds = z.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0);

const matching = (pattern: RegExp) =>
  z.custom<string>((value) => typeof value === 'string' && pattern.test(value));

/**
 * The claims of our profile; others are dropped. Checks are plain functions, which cost a worker
 * fewer bytes than a schema library's own.
 */
export const claimsSchema = z
  .object({
    sub: z.custom<string>(isSafeUserId),
    iss: z.string(),
    aud: z.string(),
    scope: z.enum(['manage', 'unsubscribe', 'undo']),
    category: z.optional(matching(/^[A-Za-z][\w-]{0,63}$/)),
    iat: seconds,
    exp: seconds,
    nbf: z.optional(seconds),
    // Travels to the consent log in a header.
    jti: matching(/^[\x21-\x7e]{1,128}$/),
  })
  .check(z.refine(isCoherent));

function isCoherent({ scope, category, iat, exp }: TokenClaims): boolean {
  const life = exp - iat;
  if (scope === 'manage') return category === undefined && life > 0 && life <= MAX_TOKEN_LIFE;
  if (scope === 'undo') return category !== undefined && life > 0 && life <= UNDO_TOKEN_LIFE;
  return life > 0 && life <= MAX_TOKEN_LIFE;
}
