/** Preferences that cannot be changed, and changes of what is not there. */
import type { Preference } from 'fb-email-preferences/preferences';
import type { PreferenceChanges } from '../../contract/contract.ts';
import { ApiError } from '../../http/api-error.ts';

/**
 * What of a change may be sent to the system of record. Setting a locked preference to what it is
 * changes nothing, so that is left out rather than refused.
 *
 * @param preferences as they are in the system of record
 * @returns the changes of preferences that are not locked; may be empty
 * @throws {ApiError} 403 `preference_locked`, 404 `resource_not_found`, both with `param`
 */
export function changesAllowed(
  preferences: Readonly<Record<string, Preference>>,
  changes: PreferenceChanges,
): PreferenceChanges {
  const allowed: PreferenceChanges = {};
  for (const [key, status] of Object.entries(changes)) {
    const preference = Object.hasOwn(preferences, key) ? preferences[key] : undefined;
    if (!preference) throw preferenceGone(key);
    if (!preference.locked) allowed[key] = status;
    else if (preference.status !== status) throw preferenceLocked(key);
  }
  return allowed;
}

function preferenceLocked(key: string): ApiError {
  return new ApiError({
    status: 403,
    type: 'authorization_error',
    code: 'preference_locked',
    message: 'This preference cannot be changed.',
    param: `preferences.${key}`,
  });
}

function preferenceGone(key: string): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: 'This category is not there, or not any more.',
    param: `preferences.${key}`,
  });
}
