/** The list of categories that a contact does not want, which the Marketplace stores as a whole. */
import type { PreferenceChanges } from '../../../contract/contract.ts';

/**
 * The list after a change. What the change does not name stays as it is, so also categories that are
 * not published and that the person does not see.
 *
 * @param stored ids of categories
 * @example
 * mergeOptOuts(['NTC-1', 'NTC-2'], { 'NTC-2': 'subscribed', 'NTC-3': 'unsubscribed' }); // NTC-1, NTC-3
 */
export function mergeOptOuts(stored: readonly string[], changes: PreferenceChanges): string[] {
  const merged = new Set(stored);
  for (const [category, status] of Object.entries(changes)) {
    if (status === 'unsubscribed') merged.add(category);
    else merged.delete(category);
  }
  return [...merged];
}

/** Whether merging a change would store anything else than what is stored. */
export function needsWrite(stored: readonly string[], changes: PreferenceChanges): boolean {
  return Object.entries(changes).some(
    ([category, status]) => stored.includes(category) !== (status === 'unsubscribed'),
  );
}
