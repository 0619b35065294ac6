/**
 * Turning off what a link allows, and undoing it. The change comes from the token alone, and the
 * answer of the system of record is held against it: "done" is only said when it is.
 */

import type { Status } from 'fb-email-preferences/preferences';
import { GATE } from 'fb-email-preferences/preferences';
import { ApiError } from '../../../http/api-error.ts';
import { type TokenClaims, UNDO_TOKEN_LIFETIME } from '../../../tokens/claims.ts';
import type { TokenKeys } from '../../../tokens/keys.ts';
import { signClaims } from '../../../tokens/sign.ts';
import type { Upstream, UpstreamContext } from '../../upstreams/upstream.ts';
import { invalidResponse } from '../../upstreams/upstream-errors.ts';

/**
 * The preference that a link turns off: the one it is bound to, else all.
 *
 * @param preferenceKeys the keys that exist
 * @throws {ApiError} 403 `scope_insufficient` for an undo token; 404 `resource_not_found` for a
 *   category that is no longer there
 */
export function keyToTurnOff(claims: TokenClaims, preferenceKeys: readonly string[]): string {
  if (claims.scope === 'undo') throw scopeInsufficient();
  const key = claims.category ?? GATE;
  if (preferenceKeys.includes(key)) return key;
  throw new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: 'The category of this link is not there any more.',
  });
}

/** Turns one preference off, whatever it was. Repeating it changes nothing. */
export function turnOff(
  upstream: Upstream,
  userId: string,
  key: string,
  context: UpstreamContext,
): Promise<void> {
  return store(upstream, userId, key, 'unsubscribed', context);
}

/**
 * Turns one preference off, and makes the token that can put it back. No token when it was off
 * already: Undo restores what was there, it does not subscribe. None either without a secret to
 * sign with.
 */
export async function turnOffWithUndo(
  upstream: Upstream,
  keys: TokenKeys,
  userId: string,
  key: string,
  context: UpstreamContext,
): Promise<string | undefined> {
  const { preferences } = await upstream.getEmailPreferences(userId, context);
  await turnOff(upstream, userId, key, context);
  if (preferences[key]?.status !== 'subscribed' || !keys.signing) return undefined;
  return signClaims(keys, {
    sub: userId,
    scope: 'undo',
    category: key,
    lifetime: UNDO_TOKEN_LIFETIME,
  });
}

/**
 * Puts back what {@link turnOffWithUndo} turned off.
 *
 * @returns the key that is on again
 * @throws {ApiError} 403 `scope_insufficient` when the token is not an undo token of this person
 */
export async function undo(
  upstream: Upstream,
  claims: TokenClaims,
  userId: string,
  context: UpstreamContext,
): Promise<string> {
  const { scope, category, sub } = claims;
  if (scope !== 'undo' || category === undefined || sub !== userId) throw scopeInsufficient();
  await store(upstream, userId, category, 'subscribed', context);
  return category;
}

async function store(
  upstream: Upstream,
  userId: string,
  key: string,
  status: Status,
  context: UpstreamContext,
): Promise<void> {
  const { preferences } = await upstream.updateEmailPreferences(userId, { [key]: status }, context);
  if (preferences[key]?.status !== status) throw invalidResponse();
}

function scopeInsufficient(): ApiError {
  return new ApiError({
    status: 403,
    type: 'authorization_error',
    code: 'scope_insufficient',
    message: 'This link cannot do that.',
  });
}
