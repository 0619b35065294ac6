/** What happens around the element: the connection, other tabs, the page being left. */
import type { PreferencesStore } from './preferences-store.ts';

/** What {@link followPage} hands back. */
export interface Page {
  /** Tells the other tabs, and other elements on this page, that something has been saved. */
  announce: () => void;
  /** Stops listening. */
  leave: () => void;
}

/**
 * Keeps a store in step with the page: goes on when the connection is back, reads again when the
 * person comes back or has saved something in another tab, and asks before a change is lost.
 *
 * @param store the store of the moment
 */
export function followPage(store: () => PreferencesStore): Page {
  const channel = new BroadcastChannel('fb-email-preferences');
  const listeners = new AbortController();
  const { signal } = listeners;
  channel.onmessage = ({ data }) => {
    if (data === store().source.userId) store().load();
  };
  addEventListener('online', () => store().resume(), { signal });
  addEventListener(
    'beforeunload',
    (event) => {
      if (Object.keys(store().unsaved).length) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden) store().load();
    },
    { signal },
  );
  return {
    announce: () => channel.postMessage(store().source.userId),
    leave: () => {
      channel.close();
      listeners.abort();
    },
  };
}
