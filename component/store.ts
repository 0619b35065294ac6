/**
 * The logic of the element without any DOM, for those who draw their own preference center: it runs
 * wherever `fetch` does.
 */
import type { ContactEmailPreferences } from './preferences.ts';
import { type PreferencesSource, requestPreferences } from './preferences-client.ts';
import { createStore, type PreferencesStore } from './preferences-store.ts';
import { readingOf } from './reading.ts';

export type { ContactEmailPreferences, Status, Statuses } from './preferences.ts';
export type { PreferencesSource } from './preferences-client.ts';
export { PreferencesError } from './preferences-error.ts';
export type {
  PreferencesEvent,
  PreferencesState,
  PreferencesStatus,
  PreferencesStore,
} from './preferences-store.ts';

/**
 * Makes a store for one person's preferences, which it reads and changes over HTTP.
 *
 * @param source where to ask, and as whom
 * @param contact preferences read earlier, such as by a server that rendered the page
 * @example
 * const store = createPreferencesStore({ endpoint: 'https://preferences.example.com', token });
 * store.subscribe(() => draw(store.state));
 * await store.load();
 * store.set({ changelog: 'unsubscribed' });
 * await store.save();
 */
export function createPreferencesStore(
  source: PreferencesSource,
  contact?: ContactEmailPreferences | null,
): PreferencesStore {
  return createStore(source, requestPreferences, readingOf(contact));
}
