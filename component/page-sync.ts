/** Keeps the preferences in step with the page: connection, other tabs, coming back, leaving. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PreferencesStore } from './preferences-store.ts';

/** What {@link PageSync} needs of the element: it fires `fb-save` after each save. */
export type PageSyncHost = ReactiveControllerHost & EventTarget;

/**
 * Resumes when the connection is back, reads again when the person comes back to the page or has saved
 * in another tab, and lets the browser ask before changes are lost.
 */
export class PageSync implements ReactiveController {
  #channel: BroadcastChannel | undefined;
  readonly #host: PageSyncHost;
  readonly #store: () => PreferencesStore | undefined;

  /**
   * @param host the element
   * @param store its present store; undefined while there is none to keep in step
   */
  constructor(host: PageSyncHost, store: () => PreferencesStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    this.#channel = new BroadcastChannel('fb-email-preferences');
    this.#channel.onmessage = ({ data }) => {
      const store = this.#store();
      if (store && data === store.source.userId) store.load();
    };
    this.#host.addEventListener('fb-save', this.#tellOtherTabs);
    addEventListener('online', this.#resume);
    document.addEventListener('visibilitychange', this.#comeBack);
  }

  hostUpdated(): void {
    // Only while it is needed: the listener keeps some browsers from caching the page.
    const { unsaved = {} } = this.#store() ?? {};
    if (this.#channel && Object.keys(unsaved).length > 0) {
      addEventListener('beforeunload', this.#ask);
    } else removeEventListener('beforeunload', this.#ask);
  }

  hostDisconnected(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#host.removeEventListener('fb-save', this.#tellOtherTabs);
    removeEventListener('online', this.#resume);
    document.removeEventListener('visibilitychange', this.#comeBack);
    removeEventListener('beforeunload', this.#ask);
  }

  readonly #tellOtherTabs = () => this.#channel?.postMessage(this.#store()?.source.userId);

  readonly #resume = () => this.#store()?.resume();

  readonly #ask = (event: Event) => event.preventDefault();

  readonly #comeBack = () => document.hidden || this.#store()?.load();
}
