/** The element: properties in, events out, the store in between. */
import { isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { styles } from './email-preferences.styles.ts';
import { type Actions, template } from './email-preferences.template.ts';
import { loadMessages } from './load-messages.ts';
import { english, type Messages } from './messages.ts';
import { followPage, type Page } from './page.ts';
import { CATEGORIES, type ContactEmailPreferences, GATE, type Statuses } from './preferences.ts';
import { type PreferencesError, userIdOf } from './preferences-client.ts';
import { createPreferencesStore, type PreferencesEvent } from './preferences-store.ts';

/** How long Undo is offered, in milliseconds. */
const UNDO_TIME = 10_000;

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
    preview: {},
    messages: { attribute: false },
    contact: { type: Object },
    action: {},
    langAttribute: { attribute: 'lang' },
  };

  /** Base URL of the preferences handler. Default: the page's own origin. */
  declare endpoint: string | undefined;
  /** The signed user token. The user id is read from its `sub`. */
  declare token: string | undefined;
  /** Asked for a token at first need, and once more after a 401. */
  declare tokenProvider: (() => Promise<string>) | undefined;
  /** `instant` (default): each change saves itself. `submit`: changes wait for a Save button. */
  declare save: 'instant' | 'submit' | undefined;
  /** Keys of the categories to show, in that order, separated by spaces. Default: all there are. */
  declare categories: string | undefined;
  /** Overrides for any built-in text, labels and descriptions of categories included. */
  declare messages: Partial<Messages> | undefined;
  /** Preferences read earlier, such as by a server that rendered the page. As an attribute: JSON. */
  declare contact: ContactEmailPreferences | null | undefined;
  /** Where the form is posted when JavaScript does not run. */
  declare action: string | undefined;

  /** `lang` belongs to every element: it is watched under another name, not defined anew. */
  declare protected langAttribute: string | undefined;

  #store = createPreferencesStore({});
  #stopStore: (() => void) | undefined;
  #page: Page | undefined;
  #builtIn = english;
  /** The timer that ends the offer to undo, while it stands. */
  #undo: ReturnType<typeof setTimeout> | undefined;

  /** Reads the preferences again; what is shown stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#store.load();
  }

  /** Saves what waits: with `save="submit"` the whole form, as it is shown. */
  submit(): Promise<void> {
    return this.#store.save(
      this.save === 'submit' ? [GATE, ...this.#shownCategories()] : undefined,
    );
  }

  /** Turns all emails off, as the first switch does. */
  unsubscribeAll(): void {
    this.#change({ [GATE]: 'unsubscribed' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#page = followPage(() => this.#store);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#page?.leave();
    this.#endUndo();
  }

  /** Rather nothing for a moment than a flash of English. */
  protected override async scheduleUpdate(): Promise<void> {
    const { lang } = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    this.#builtIn = await loadMessages(lang);
    super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { endpoint, token, tokenProvider, contact } = this;
    const { source } = this.#store;
    const sameUser = userIdOf(token) === source.userId;
    if (changed.has('token') && sameUser) source.token = token;
    source.tokenProvider = tokenProvider;
    if (
      this.#stopStore &&
      !changed.has('endpoint') &&
      !changed.has('contact') &&
      // Frameworks pass a new function with each rendering: only the first is news.
      (!changed.has('tokenProvider') || changed.get('tokenProvider')) &&
      (!changed.has('token') || (sameUser && GATE in this.#store.state.saved))
    ) {
      return;
    }
    this.#stopStore?.();
    this.#store = createPreferencesStore(
      { endpoint, token, tokenProvider, userId: contact?.userId },
      contact,
    );
    this.#stopStore = this.#store.subscribe((event) => this.#on(event));
    if (!isServer && !contact) this.#store.load();
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    const inputs = this.#inputs();
    // A switch that was clicked has a mind of its own: it shall show ours.
    for (const input of inputs) input.checked = input.defaultChecked;
    // What had the focus is gone: it goes to what is there, not to the top of the page.
    if (focused?.isConnected === false)
      (inputs[0] ?? this.renderRoot.querySelector('form'))?.focus();
  }

  override render(): TemplateResult {
    const { messages } = this;
    const builtIn = this.#builtIn;
    return template(
      {
        store: this.#store,
        messages: { ...builtIn, ...messages, labels: { ...builtIn.labels, ...messages?.labels } },
        categories: this.#shownCategories(),
        form: this.save === 'submit',
        action: this.action,
        undo: !!this.#undo,
      },
      this.#actions,
    );
  }

  #actions: Actions = {
    toggle: (event) => {
      const { name, checked, ariaDisabled } = event.target as HTMLInputElement;
      if (
        ariaDisabled === 'true' ||
        !this.#change({ [name]: checked ? 'subscribed' : 'unsubscribed' })
      ) {
        event.preventDefault();
      }
    },
    submit: (event) => {
      // Before there is a token, the form goes where it would go without JavaScript.
      if (this.action && !this.token && !this.tokenProvider) return;
      event.preventDefault();
      this.submit();
    },
    discard: () => this.#store.discard(),
    retry: () => {
      this.#inputs()
        .find(({ name }) => name in this.#store.state.failed)
        ?.focus();
      this.#store.retry();
    },
    undo: () => this.#change({ [GATE]: 'subscribed' }),
  };

  /** @returns whether the page let the change through */
  #change(changes: Statuses): boolean {
    const allowed = this.#dispatch('fb-change', { changes });
    if (allowed) {
      this.#store.set(changes);
      this.#endUndo();
      if (changes[GATE] === 'unsubscribed') this.#offerUndo();
      if (this.save !== 'submit') this.submit();
    }
    return allowed;
  }

  #offerUndo(): void {
    this.#undo = setTimeout(() => {
      // Nobody loses it from under their finger: as long as it is in use, it stays (WCAG 2.2.1).
      if (this.renderRoot.querySelector('[part~=undo]:is(:hover,:focus)')) return this.#offerUndo();
      this.#endUndo();
    }, UNDO_TIME);
  }

  #endUndo(): void {
    clearTimeout(this.#undo);
    this.#undo = undefined;
    this.requestUpdate();
  }

  #on({ type, ...detail }: PreferencesEvent): void {
    this.requestUpdate();
    if (type === 'state') return;
    if (type === 'save') this.#page?.announce();
    this.#dispatch(`fb-${type}`, detail);
  }

  #dispatch(type: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #shownCategories(): string[] {
    const { saved } = this.#store.state;
    const keys = this.categories?.split(/\s+/) ?? [...CATEGORIES, ...Object.keys(saved)];
    return [...new Set(keys)].filter((key) => key in saved && key !== GATE);
  }

  #inputs(): HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('[role=switch]')];
  }
}
