/** Keeps the preferences in step with the page: connection, other tabs, coming back, leaving. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PreferencesStore } from './preferences-store.ts';
import { isEmpty } from './statuses.ts';

/** What {@link PageSync} needs of the element: it fires `fb-save` after each save. */
export type PageSyncHost = ReactiveControllerHost & EventTarget;

/**
 * Resumes when the connection is back, reads again when the person comes back to the page or has saved
 * in another tab, and lets the browser ask before changes are lost.
 */
export class PageSync implements ReactiveController {
  #channel: BroadcastChannel | undefined;
  #listening = new AbortController();
  /** Whether the browser asks before the page is left. */
  #isGuarding = false;
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
    this.#listening = new AbortController();
    this.#isGuarding = false;
    // Its `signal` is the option.
    this.#host.addEventListener('fb-save', this, this.#listening);
    addEventListener('online', this, this.#listening);
    addEventListener('visibilitychange', this, this.#listening);
  }

  hostUpdated(): void {
    const { unsaved = {} } = this.#store() ?? {};
    if (isEmpty(unsaved) !== this.#isGuarding) return;
    this.#isGuarding = !this.#isGuarding;
    // Only while it is needed: the listener keeps some browsers from caching the page.
    if (this.#isGuarding) addEventListener('beforeunload', this, this.#listening);
    else removeEventListener('beforeunload', this);
  }

  hostDisconnected(): void {
    this.#channel?.close();
    this.#listening.abort();
  }

  /** https://dom.spec.whatwg.org/#callbackdef-eventlistener */
  handleEvent(event: Event): void {
    const store = this.#store();
    if (event.type === 'beforeunload') event.preventDefault();
    else if (event.type === 'fb-save') this.#channel?.postMessage(store?.source.userId);
    else if (event.type === 'online') store?.resume();
    else if (!document.hidden) store?.load();
  }
}
