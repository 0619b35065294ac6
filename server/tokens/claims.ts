/** The claims of a token, and the combinations of them that are valid. */
import * as z from 'zod/mini';
import { isSafeUserId } from '../contract/user-id.ts';

/** The `typ` of the header: other JWTs of the same issuer are refused (RFC 8725, section 3.11). */
export const TOKEN_TYPE = 'email-preferences+jwt';

/** The `aud` claim unless configured otherwise. */
export const DEFAULT_AUDIENCE = 'email-preferences';

/** The longest time between `iat` and `exp`, in seconds: 730 days. */
export const MAX_TOKEN_LIFETIME = 730 * 86_400;

/** The time between `iat` and `exp` of an undo token, in seconds: 15 minutes. */
export const UNDO_TOKEN_LIFETIME = 15 * 60;

/**
 * The permission of the holder: `manage` reads and changes all preferences; `unsubscribe` only
 * unsubscribes, and reads nothing; `undo` subscribes to one category again, after a mistake.
 */
export type TokenScope = 'manage' | 'unsubscribe' | 'undo';

/** The claims of a verified token. */
export interface TokenClaims {
  /** The contact's external user id. */
  sub: string;
  /** The issuer: the service that signed the token. */
  iss: string;
  /** The audience: the service that the token is for. */
  aud: string;
  scope: TokenScope;
  /**
   * The one category that an `unsubscribe` token unsubscribes from, or that an `undo` token restores.
   * An `unsubscribe` token without it unsubscribes from `all`; a `manage` token never has it.
   */
  category?: string | undefined;
  /**
   * The name of the category, for the pages that the token opens: plain text of 1 to 80 characters. Only
   * beside `category`.
   */
  label?: string | undefined;
  /** Issued at, in seconds since 1970. */
  iat: number;
  /** Expires at, in seconds since 1970. */
  exp: number;
  /** Identifies the token, for revocation and for the consent log. */
  jti: string;
}

/** The claims of a token that was verified, and the name of the key that it was verified with. */
export interface VerifiedClaims extends TokenClaims {
  /** The `kid` of the header: a key that the handler knows, and no claim. */
  kid: string;
}

/** Safe integers only: JavaScript parses `1e999` as `Infinity`, a time that is never reached. */
export const seconds = z.custom<number>(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
);

/** A string that matches a pattern. */
export const matching = (pattern: RegExp) =>
  z.custom<string>((value) => typeof value === 'string' && pattern.test(value));

/**
 * A name of 1 to 80 characters, none of them a control character, half of a surrogate pair, or one that
 * ends a line or reorders the text beside it (Unicode Standard Annex 9, section 2).
 */
const LABEL = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}]{1,80}$/u;

/** The `jti`. It is sent to the contacts service in a header, for the consent log. */
export const tokenId = matching(/^[\x21-\x7e]{1,128}$/);

/**
 * The claims of the profile, each by itself; {@link isCoherent} checks them together. All others are
 * removed. The checks are plain functions, because these need fewer bytes in a Worker than the checks
 * of the schema library.
 */
export const claimsSchema = z.object({
  sub: z.custom<string>(isSafeUserId),
  iss: z.string(),
  aud: z.string(),
  scope: z.enum(['manage', 'unsubscribe', 'undo']),
  category: z.optional(matching(/^[A-Za-z][\w-]{0,63}$/)),
  label: z.optional(matching(LABEL)),
  iat: seconds,
  exp: seconds,
  nbf: z.optional(seconds),
  jti: tokenId,
});

/** The claims as they were signed, with `nbf`. */
export type SignedClaims = z.output<typeof claimsSchema>;

/** Whether scope, category, label and lifetime fit together. Apart from the schema, which would take longer. */
export function isCoherent({ scope, category, label, iat, exp }: TokenClaims): boolean {
  const lifetime = exp - iat;
  if (scope === 'manage' ? category : (scope === 'undo' || label) && !category) return false;
  return lifetime > 0 && lifetime <= (scope === 'undo' ? UNDO_TOKEN_LIFETIME : MAX_TOKEN_LIFETIME);
}
