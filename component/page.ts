/** What happens around the element: the connection, other tabs, the page being left. */
import type { EmailPreferences } from './email-preferences.ts';
import type { PreferencesStore } from './preferences-store.ts';

const EVENTS = ['online', 'visibilitychange', 'beforeunload'];

/**
 * Keeps an element in step with the page: goes on when the connection is back, reads again when the
 * person comes back or has saved something in another tab, and asks before a change is lost.
 *
 * @param element tells by `fb-save` what the other tabs, and others on this page, have to hear
 * @param store its store of the moment
 * @returns a function that ends it
 */
export function followPage(element: EmailPreferences, store: () => PreferencesStore): () => void {
  const channel = new BroadcastChannel('fb-email-preferences');
  channel.onmessage = ({ data }) => {
    if (data === store().source.userId) store().load();
  };
  const announce = () => channel.postMessage(store().source.userId);
  const listener = (event: Event) => {
    if (event.type === 'online') store().resume();
    else if (event.type === 'visibilitychange') document.hidden || store().load();
    else if (Object.keys(store().unsaved).length) event.preventDefault();
  };
  element.addEventListener('fb-save', announce);
  for (const event of EVENTS) addEventListener(event, listener);
  return () => {
    channel.close();
    element.removeEventListener('fb-save', announce);
    for (const event of EVENTS) removeEventListener(event, listener);
  };
}
