/**
 * Sample data for designers and documentation: every state of the element, and nobody is asked.
 *
 * Loaded by itself, and so without importing anything but types: the element's own file may have been
 * loaded under another name than the one it was built with, and would be loaded a second time.
 */
import type { EmailPreferences } from './email-preferences.ts';
import type { Status } from './preferences.ts';
import type { createStore, PreferencesStore } from './preferences-store.ts';

/** What the `preview` attribute can name. Anything else, and nothing, draws `ready`. */
export const PREVIEWS = [
  'ready',
  'off',
  'undo',
  'empty',
  'loading',
  'failed',
  'offline',
  'expired',
  'unknown',
  'changed',
  'saving',
  'saved',
  'unsaved',
  'waiting',
] as const;

/** How reading fails in a preview. */
const LOAD_ERRORS: Readonly<Record<string, { code: string; status: number }>> = {
  failed: { code: 'upstream_error', status: 500 },
  offline: { code: 'offline', status: 0 },
  expired: { code: 'token_expired', status: 401 },
  unknown: { code: 'resource_not_found', status: 404 },
};

/** How saving fails in a preview. */
const SAVE_ERRORS: typeof LOAD_ERRORS = {
  unsaved: { code: 'upstream_error', status: 500 },
  waiting: { code: 'offline', status: 0 },
};

/** The previews in which a person has just changed something. */
const CHANGED = ['changed', 'saving', 'saved', 'unsaved', 'waiting'];

/**
 * A store that answers itself, brought into the named state. Switches work from there on.
 *
 * @param preview one of {@link PREVIEWS}
 * @param element the element that shows it
 * @param create makes the store
 */
export default function previewStore(
  preview: string,
  element: EmailPreferences,
  create: typeof createStore,
): PreferencesStore {
  const statuses: Record<string, Status> = {
    all: preview === 'off' ? 'unsubscribed' : 'subscribed',
    ...(preview !== 'empty' && {
      postUpdates: 'subscribed',
      postComments: 'unsubscribed',
      commentReplies: 'subscribed',
      changelog: 'subscribed',
    }),
  };
  const store = create({ token: 'preview' }, async (_, changes) => {
    if (preview === (changes ? 'saving' : 'loading')) await new Promise(() => {});
    const error = (changes ? SAVE_ERRORS : LOAD_ERRORS)[preview];
    if (error) throw Object.assign(Error(error.code), error);
    return { email: 'j•••@e••••••.com', saved: { ...Object.assign(statuses, changes) } };
  });
  store.load().then(() => {
    if (preview === 'undo') element.unsubscribeAll();
    if (CHANGED.includes(preview)) store.set({ changelog: 'unsubscribed' });
    if (CHANGED.includes(preview) && preview !== 'changed') store.save();
  });
  return store;
}
