/** `fb-email-preferences-server/tokens`: signs and verifies tokens, and makes links with them, on any runtime. */

export type { TokenClaims, TokenScope, VerifiedClaims } from './claims.ts';
export type { Duration } from './duration.ts';
export { TokenConfigurationError, TokenError, type TokenErrorCode } from './errors.ts';
export {
  createTokenKeys,
  generateSecret,
  type TokenKeys,
  type TokenKeysOptions,
  type TokenSecret,
} from './keys.ts';
export {
  type ListUnsubscribeHeaders,
  listUnsubscribeHeaders,
  type PreferencesLinkOptions,
  preferencesLink,
  type UnsubscribeLinkOptions,
  unsubscribeLink,
} from './links.ts';
export { type SignTokenOptions, signToken } from './sign.ts';
export { verifyToken } from './verify.ts';
