/**
 * Unsubscribing by a link, and undoing it. The token alone decides on the change. The answer of the
 * system of record is compared with it, so that success is reported only for what is stored.
 */

import type { Preference, Status } from 'fb-email-preferences/preferences';
import { GATE } from 'fb-email-preferences/preferences';
import { ApiError } from '../../../http/api-error.ts';
import { type TokenClaims, UNDO_TOKEN_LIFETIME } from '../../../tokens/claims.ts';
import type { TokenKeys } from '../../../tokens/keys.ts';
import { signClaims } from '../../../tokens/sign.ts';
import { scopeInsufficient } from '../../scope-insufficient.ts';
import { hasKey } from '../../upstreams/has-key.ts';
import type { Upstream, UpstreamContext, UpstreamContract } from '../../upstreams/upstream.ts';
import { invalidResponse } from '../../upstreams/upstream-errors.ts';

/**
 * The key that a link unsubscribes from: the category that it is bound to, else `all`.
 *
 * @param contract tells which keys there can be
 * @throws {ApiError} 403 `scope_insufficient` for an undo token; 404 `resource_not_found` for a
 *   category that does not exist any more
 */
export function keyToUnsubscribe(claims: TokenClaims, contract: UpstreamContract): string {
  if (claims.scope === 'undo') throw scopeInsufficient();
  const key = claims.category ?? GATE;
  if (hasKey(contract, key)) return key;
  throw new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: 'The category of this link does not exist any more.',
  });
}

/**
 * Unsubscribes from one key, whatever its status is. Repeating it changes nothing.
 *
 * @returns the preference as it is stored now
 */
export async function unsubscribe(
  upstream: Upstream,
  userId: string,
  key: string,
  context: UpstreamContext,
): Promise<Preference> {
  return store(upstream, userId, key, 'unsubscribed', context);
}

/** How long the status from before is waited for, in milliseconds. Only Undo needs it. */
const READ_LIMIT_MS = 1500;

/**
 * The status from before an unsubscription. The unsubscription does not depend on it, so a read that
 * fails or is slow gives undefined, and there will be no Undo.
 */
export async function readStatusBefore(
  upstream: Upstream,
  userId: string,
  key: string,
  context: UpstreamContext,
): Promise<Status | undefined> {
  const signal = AbortSignal.timeout(READ_LIMIT_MS);
  try {
    const { preferences } = await upstream.getEmailPreferences(userId, { ...context, signal });
    return preferences[key]?.status;
  } catch {
    return undefined;
  }
}

/**
 * The token of the Undo button: puts back one key that was subscribed.
 *
 * @param undone the person, the key, and its name by the link
 * @returns undefined without a secret to sign with
 */
export async function createUndoToken(
  keys: TokenKeys,
  undone: Pick<TokenClaims, 'sub' | 'category' | 'label'>,
): Promise<string | undefined> {
  if (!keys.signing) return undefined;
  return signClaims(keys, { ...undone, scope: 'undo', lifetime: UNDO_TOKEN_LIFETIME });
}

/**
 * Subscribes to the key of an undo token again.
 *
 * @returns the key that is on again with its name, and whether its emails are sent: no category is, while all
 *   emails are off
 * @throws {ApiError} 403 `scope_insufficient` when the token is not an undo token of this person
 */
export async function undo(
  upstream: Upstream,
  claims: TokenClaims,
  userId: string,
  context: UpstreamContext,
): Promise<{ key: string; label: string | undefined; sent: boolean }> {
  const { scope, category, sub } = claims;
  if (scope !== 'undo' || category === undefined || sub !== userId) throw scopeInsufficient();
  const answer = await store(upstream, userId, category, 'subscribed', context);
  const { effectiveStatus, label = claims.label } = answer;
  return { key: category, label, sent: effectiveStatus === 'subscribed' };
}

async function store(
  upstream: Upstream,
  userId: string,
  key: string,
  status: Status,
  context: UpstreamContext,
): Promise<Preference> {
  const { preferences } = await upstream.updateEmailPreferences(userId, { [key]: status }, context);
  const preference = preferences[key];
  if (preference?.status !== status) throw invalidResponse();
  return preference;
}
