/** The element: properties in, events out, the store in between. */
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { styles } from './email-preferences.styles.ts';
import { template } from './email-preferences.template.ts';
import { loadMessages } from './load-messages.ts';
import { english, type Messages } from './messages.ts';
import { CATEGORIES, type ContactEmailPreferences, GATE, type Statuses } from './preferences.ts';
import type { PreferencesError } from './preferences-client.ts';
import { userIdOf } from './preferences-client.ts';
import { type PreferencesEvent, PreferencesStore } from './preferences-store.ts';

/** `detail` of the events of {@link EmailPreferences}. */
export interface EmailPreferencesEvents {
  /** Preferences have been read, at first or again. */
  'fb-load': CustomEvent<{ preferences: Statuses }>;
  /** A person is about to change a preference. Cancel it to keep things as they are. */
  'fb-change': CustomEvent<{ changes: Statuses }>;
  /** Changes have been saved. */
  'fb-save': CustomEvent<{ changes: Statuses; preferences: Statuses }>;
  /** Loading has failed, or saving the given changes. */
  'fb-error': CustomEvent<{ error: PreferencesError; changes?: Statuses }>;
}

/** A part of the messages; labels, too, need not be complete. */
export type MessageOverrides = Partial<Messages>;

/**
 * Lets a person choose which emails to get.
 *
 * @tagname fb-email-preferences
 * @fires fb-load - preferences have been read
 * @fires fb-change - cancelable, before a change is shown or saved
 * @fires fb-save - changes have been saved
 * @fires fb-error - loading or saving has failed for good
 *
 * @example
 * <fb-email-preferences endpoint="https://preferences.example.com" token="…"></fb-email-preferences>
 */
export class EmailPreferences extends LitElement {
  static override styles = styles;

  static override properties = {
    endpoint: {},
    token: {},
    tokenProvider: { attribute: false },
    save: {},
    categories: {},
    messages: { attribute: false },
    contact: { type: Object },
    action: {},
  };

  /** Base URL of the preferences handler. Default: the page's own origin. */
  declare endpoint: string;
  /** The signed user token. The user id is read from its `sub`. */
  declare token: string | undefined;
  /** Asked for a token at first need, and once more after a 401. */
  declare tokenProvider: (() => Promise<string>) | undefined;
  /** `instant`: each change saves itself. `submit`: changes wait for a Save button. */
  declare save: 'instant' | 'submit';
  /** Keys of the categories to show, in that order, separated by spaces. Default: all there are. */
  declare categories: string | undefined;
  /** Overrides for any built-in text. */
  declare messages: MessageOverrides | undefined;
  /** Preferences read earlier, such as by a server that rendered the page. As an attribute: JSON. */
  declare contact: ContactEmailPreferences | null | undefined;
  /** Where the form is posted when JavaScript does not run. */
  declare action: string | null;

  #store!: PreferencesStore;
  #unsubscribe: (() => void) | undefined;
  #builtIn: readonly [lang: string, messages: Messages] = ['en', english];
  #loadingMessages: Promise<void> | undefined;
  /** A save has succeeded, and nothing has been changed since. */
  #saved = false;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit's getter registers the properties of `this`.
    return [...super.observedAttributes, 'lang'];
  }

  constructor() {
    super();
    this.endpoint = '';
    this.save = 'instant';
    this.action = null;
  }

  /** Reads the preferences again; what is shown stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#store.load();
  }

  /** Saves what waits: the whole form as shown with `save="submit"`, else what has been staged. */
  submit(): Promise<void> {
    return this.save === 'submit'
      ? this.#store.submit([GATE, ...this.#shownCategories()])
      : this.#store.save();
  }

  /** Turns all emails off, as the first switch does. */
  unsubscribeAll(): void {
    this.#change({ [GATE]: 'unsubscribed' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loadMessages();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' && this.isConnected) this.#loadMessages();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { endpoint, token, tokenProvider } = this;
    const source = { endpoint, token, tokenProvider };
    if (!this.#store || changed.has('endpoint') || changed.has('contact') || this.#isNewUser()) {
      this.#unsubscribe?.();
      this.#saved = false;
      this.#store = new PreferencesStore(source, this.contact);
      this.#unsubscribe = this.#store.subscribe((event) => this.#on(event));
    } else if (changed.has('token') || changed.has('tokenProvider')) {
      Object.assign(this.#store.source, source);
    }
  }

  override render(): TemplateResult {
    const [lang, builtIn] = this.#builtIn;
    const { messages } = this;
    return template(
      {
        store: this.#store,
        messages: { ...builtIn, ...messages, labels: { ...builtIn.labels, ...messages?.labels } },
        lang,
        categories: this.#shownCategories(),
        form: this.save === 'submit',
        action: this.action,
        saved: this.#saved,
      },
      this.#actions,
    );
  }

  override updated(changed: PropertyValues<this>): void {
    // A switch that was clicked keeps its own idea of itself: it shall show ours.
    for (const input of this.renderRoot.querySelectorAll('input')) {
      input.checked = input.defaultChecked;
    }
    const sourceChanged =
      changed.has('endpoint') ||
      changed.has('token') ||
      // A framework may pass a new function with each rendering: only the first is news.
      (changed.has('tokenProvider') && !changed.get('tokenProvider'));
    if (
      sourceChanged &&
      (this.token || this.tokenProvider) &&
      this.#store.state.phase !== 'ready'
    ) {
      this.#store.load();
    }
  }

  protected override async scheduleUpdate(): Promise<void> {
    // Rather nothing for a moment than a flash of English.
    await this.#loadingMessages;
    super.scheduleUpdate();
  }

  #actions = {
    toggle: (event: Event) => {
      const { name, checked, ariaDisabled } = event.target as HTMLInputElement;
      const allowed =
        ariaDisabled !== 'true' &&
        this.#change({ [name]: checked ? 'subscribed' : 'unsubscribed' });
      if (!allowed) event.preventDefault();
    },
    submit: (event: Event) => {
      if (!this.token && !this.tokenProvider && this.action !== null) return;
      event.preventDefault();
      this.submit();
    },
    discard: () => this.#store.discard(),
    retry: () => this.#store.retry(),
  };

  /** @returns whether the change was let through */
  #change(changes: Statuses): boolean {
    if (!this.#dispatch('fb-change', { changes })) return false;
    this.#saved = false;
    this.#store.set(changes);
    if (this.save !== 'submit') this.#store.save();
    return true;
  }

  #on(event: PreferencesEvent): void {
    const { type, ...detail } = event;
    if (type === 'state') {
      this.requestUpdate();
      return;
    }
    this.#saved = type === 'save';
    this.#dispatch(`fb-${type}`, detail);
  }

  #dispatch(type: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: type === 'fb-change',
      }),
    );
  }

  #isNewUser(): boolean {
    const { userId } = this.#store;
    try {
      return !!this.token && !!userId && userIdOf(this.token) !== userId;
    } catch {
      return true;
    }
  }

  #shownCategories(): string[] {
    const { saved } = this.#store.state;
    const keys = this.categories?.split(/\s+/) ?? [...CATEGORIES, ...Object.keys(saved)];
    return [...new Set(keys)].filter((key) => key in saved && key !== GATE);
  }

  #loadMessages(): void {
    const { lang } = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    this.#loadingMessages = loadMessages(lang).then((found) => {
      this.#builtIn = found;
      this.requestUpdate();
    });
  }
}
