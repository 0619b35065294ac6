/**
 * Session tokens of your own sign-in service: accepted for the API, never in links. An entry of its
 * own, so that a Worker without sessions does not contain it.
 *
 * Sources: RFC 7519 (JWT), RFC 8725 (best current practices), RFC 9068 (access tokens).
 */
import { base64url } from 'jose';
import * as z from 'zod/mini';
import { isSafeUserId } from '../contract/user-id.ts';
import { check } from './check.ts';
import { matching, seconds, TOKEN_TYPE, tokenId, type VerifiedClaims } from './claims.ts';
import { parsePart, splitCompact } from './compact.ts';
import { TokenConfigurationError, TokenError, tokenInvalid } from './errors.ts';
import { type CheckedIssuer, checkIssuer, type SessionIssuer } from './session-options.ts';
import { type KeyHeader, verifySignature } from './signature.ts';

export { TokenConfigurationError } from './errors.ts';
export type { SessionAlgorithm, SessionIssuer } from './session-options.ts';

/** Verifies session tokens. Made by {@link createSessionVerifier}; an option of the handler. */
export interface SessionVerifier {
  /** Whether a token is to be verified here: true unless it has the `typ` of this project's own. */
  handles(token: string): boolean;
  /**
   * Verifies a session token.
   *
   * @returns claims with the scope `manage`; `sub` is the user id, `jti` the token's own or a hash, `kid`
   *   the name of the issuer's key
   * @throws {TokenError} `token_invalid`; `token_expired`; `keys_unavailable` when the key set of the
   *   issuer cannot be fetched
   */
  verify(token: string): Promise<VerifiedClaims>;
}

/** In characters. Access tokens with many roles have several thousand. */
const MAX_SESSION_LENGTH = 8192;

/** The types of ID tokens, access tokens (RFC 9068) and sessions; compared without case. */
const TYPES = new Set(['jwt', 'at+jwt']);

/** A header may have other members (RFC 7515, section 4), but none that gives a key or changes the format. */
const REFUSED_MEMBERS = [
  'jwk',
  'jku',
  'x5u',
  'x5c',
  'crit',
  'b64',
  'zip',
  'enc',
  'cty',
  '__proto__',
];

const headerSchema = z.object({
  alg: z.string(),
  kid: z.string(),
  typ: z.optional(
    z.custom<string>((value) => {
      return (
        typeof value === 'string' && TYPES.has(value.toLowerCase().replace(/^application\//, ''))
      );
    }),
  ),
});

const text = matching(/./);

const claimsSchema = z.looseObject({
  iss: text,
  aud: z.optional(z.union([text, z.array(text)])),
  azp: z.optional(text),
  client_id: z.optional(text),
  cid: z.optional(text),
  iat: seconds,
  exp: seconds,
  nbf: z.optional(seconds),
  jti: z.optional(tokenId),
});

type SessionClaims = z.output<typeof claimsSchema>;

/**
 * Makes the verifier of the session tokens of one or several sign-in services.
 *
 * @throws {TokenConfigurationError} `issuer_missing`, `issuer_duplicate`, `audience_missing`,
 *   `algorithm_not_allowed`, `user_id_missing`, `jwks_invalid`, `jwks_not_https`, `kid_duplicate`,
 *   `max_lifetime_too_long`, `clock_tolerance_too_long`, `duration_invalid`
 * @example
 * const sessions = createSessionVerifier([
 *   {
 *     issuer: 'https://clerk.acme.com',
 *     jwks: new URL('https://clerk.acme.com/.well-known/jwks.json'),
 *     algorithms: ['RS256'],
 *     authorizedParties: ['https://app.acme.com'],
 *   },
 * ]);
 * const app = createPreferencesApp({ ...options, sessions });
 */
export function createSessionVerifier(issuers: readonly SessionIssuer[]): SessionVerifier {
  const checked = new Map(issuers.map((issuer) => [issuer.issuer, checkIssuer(issuer)]));
  if (checked.size === 0) {
    throw new TokenConfigurationError('issuer_missing', 'Give at least one issuer of sessions.');
  }
  if (checked.size < issuers.length) {
    throw new TokenConfigurationError(
      'issuer_duplicate',
      'Give every issuer once, with all its audiences and authorized parties.',
    );
  }
  return { handles, verify: (token) => verifySession(checked, token) };
}

function handles(token: string): boolean {
  try {
    const { header } = splitCompact(token, MAX_SESSION_LENGTH);
    const { typ } = Object(parsePart(header, 'header'));
    return typ !== TOKEN_TYPE;
  } catch {
    return false;
  }
}

async function verifySession(
  issuers: ReadonlyMap<string, CheckedIssuer>,
  token: string,
): Promise<VerifiedClaims> {
  const parts = splitCompact(token, MAX_SESSION_LENGTH);
  const header = checkHeader(parsePart(parts.header, 'header'));
  const claims = check(claimsSchema, parsePart(parts.payload, 'payload'), 'claims');
  // Nothing is trusted yet: the claim selects the keys, and these verify it.
  const issuer = issuers.get(claims.iss);
  if (!issuer) throw tokenInvalid('claims iss');
  await verifySignature(token, header, issuer.keys, issuer.algorithms);
  const recipient = checkRecipient(issuer, claims);
  const sub = Object.hasOwn(claims, issuer.userId) ? claims[issuer.userId] : undefined;
  if (!isSafeUserId(sub)) throw tokenInvalid('claims user id');
  checkTimes(issuer, claims);
  const { iss, iat, exp } = claims;
  const jti = claims.jti ?? (await hash(token));
  return { sub, iss, aud: recipient, scope: 'manage', iat, exp, jti, kid: header.kid };
}

function checkHeader(header: unknown): KeyHeader {
  const checked = check(headerSchema, header, 'header');
  const refused = REFUSED_MEMBERS.find((name) => Object.hasOwn(Object(header), name));
  if (refused) throw tokenInvalid(`header ${refused}`);
  return checked;
}

/**
 * Whether the token was made for this operator's application: the same issuer signs for others too.
 *
 * @returns the accepted audience, or the authorized party
 */
function checkRecipient({ audiences, parties }: CheckedIssuer, claims: SessionClaims): string {
  const audience = [claims.aud ?? []].flat().find((aud) => audiences?.includes(aud));
  if (audiences && audience === undefined) throw tokenInvalid('claims aud');
  const present = (['azp', 'client_id', 'cid'] as const).filter((name) => claims[name]);
  const foreign = present.find((name) => !parties?.includes(claims[name] ?? ''));
  if (parties && (foreign || present.length === 0))
    throw tokenInvalid(`claims ${foreign ?? 'azp'}`);
  return audience ?? claims[present[0] ?? 'azp'] ?? '';
}

function checkTimes({ maxLifetime, clockTolerance }: CheckedIssuer, claims: SessionClaims): void {
  const { iat, exp, nbf = 0 } = claims;
  const now = Date.now() / 1000;
  if (exp <= iat || exp - iat > maxLifetime) throw tokenInvalid('claims exp, lifetime');
  if (iat > now + clockTolerance) throw tokenInvalid('claims iat');
  if (nbf > now + clockTolerance) throw tokenInvalid('claims nbf');
  if (exp <= now - clockTolerance) throw new TokenError({ code: 'token_expired', reason: 'exp' });
}

/** Identifies a token without a `jti` in the log and the consent log: 22 characters of its SHA-256. */
async function hash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return base64url.encode(new Uint8Array(digest)).slice(0, 22);
}
