/** What happens around the element: the connection, other tabs, the page being left. */
import type { PreferencesStore } from './preferences-store.ts';

const EVENTS = ['online', 'visibilitychange', 'beforeunload'];

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
  channel.onmessage = ({ data }) => {
    if (data === store().source.userId) store().load();
  };
  const listener = (event: Event) => {
    if (event.type === 'online') store().resume();
    else if (event.type === 'visibilitychange') document.hidden || store().load();
    else if (Object.keys(store().unsaved).length) event.preventDefault();
  };
  for (const event of EVENTS) addEventListener(event, listener);
  return {
    announce: () => channel.postMessage(store().source.userId),
    leave: () => {
      channel.close();
      for (const event of EVENTS) removeEventListener(event, listener);
    },
  };
}
