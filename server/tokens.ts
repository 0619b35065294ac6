/** `fb-email-preferences/tokens`: what mints tokens and the links that carry them, on any runtime. */
export {
  type ListUnsubscribeHeaders,
  listUnsubscribeHeaders,
  type PreferencesLinkOptions,
  preferencesLink,
  type UnsubscribeLinkOptions,
  unsubscribeLink,
} from './links.ts';
export type { TokenClaims, TokenScope } from './tokens/claims.ts';
export type { Duration } from './tokens/duration.ts';
export { TokenConfigurationError, TokenError, type TokenErrorCode } from './tokens/errors.ts';
export {
  createTokenKeys,
  generateSecret,
  type TokenKeys,
  type TokenKeysOptions,
  type TokenSecret,
} from './tokens/keys.ts';
export { type SignTokenOptions, signToken } from './tokens/sign.ts';
export { verifyToken } from './tokens/verify.ts';
