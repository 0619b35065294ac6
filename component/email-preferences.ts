/** The element: properties in, events out, the store in between. */
import { isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { styles } from './email-preferences.styles.ts';
import { type Actions, template } from './email-preferences.template.ts';
import { english, type Messages } from './messages.ts';
import { CATEGORIES, type ContactEmailPreferences, GATE, type Statuses } from './preferences.ts';
import { type PreferencesError, userIdOf } from './preferences-client.ts';
import {
  createPreferencesStore,
  type PreferencesEvent,
  type PreferencesStore,
} from './preferences-store.ts';

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
 * @slot header - above the title
 * @slot footer - below everything
 * @slot icon-all - beside the switch for everything
 * @slot icon-postUpdates - beside a category; so for every key, those of your own included
 * @slot icon-postComments - beside a category
 * @slot icon-commentReplies - beside a category
 * @slot icon-changelog - beside a category
 *
 * @csspart form - all but the header and the footer
 * @csspart title - the name of the whole
 * @csspart email - whose preferences these are
 * @csspart list - the frame around the rows
 * @csspart row - a preference
 * @csspart all - the row for everything
 * @csspart category - the row of a category
 * @csspart changed - a row whose change waits for Save
 * @csspart skeleton - a row whose preference is being loaded
 * @csspart text - name and description in a row
 * @csspart label - the name of a preference
 * @csspart badge - says that a category is not sent while all emails are off
 * @csspart description - what a preference is about
 * @csspart switch - an `input type=checkbox`, its thumb in `::before`
 * @csspart notice - why nothing is sent, or that there is nothing to choose from
 * @csspart bar - below the list: where things stand, and buttons
 * @csspart status - where things stand, in a sentence
 * @csspart error - the status, when it tells of a failure
 * @csspart button - every button
 * @csspart retry - tries again
 * @csspart undo - turns everything on again
 * @csspart discard - takes back what waits for Save
 * @csspart save - saves the form
 *
 * @cssproperty --fb-accent - switches that are on, Save, focus
 * @cssproperty --fb-on-accent - what stands on the accent
 * @cssproperty --fb-danger - text of a failure
 * @cssproperty --fb-muted - descriptions and other secondary text
 * @cssproperty --fb-edge - edges of switches and buttons
 * @cssproperty --fb-line - frame and lines between rows
 * @cssproperty --fb-radius - roundness of frame and buttons
 * @cssproperty --fb-gap - space inside rows
 * @cssproperty --fb-max-width - how wide it gets
 * @cssproperty --fb-title-size - size of the title
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
    lang: {},
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
  /** Draws sample data and asks nobody. Its value names a state; see `PREVIEWS` in `preview.ts`. */
  declare preview: string | undefined;
  /** Overrides for any built-in text, labels and descriptions of categories included. */
  declare messages: Partial<Messages> | undefined;
  /** Preferences read earlier, such as by a server that rendered the page. As an attribute: JSON. */
  declare contact: ContactEmailPreferences | null | undefined;
  /** Where the form is posted when JavaScript does not run. */
  declare action: string | undefined;

  /** Language of the built-in texts. Default: that of the nearest element with one, then English. */
  declare lang: string;

  #store = createPreferencesStore({});
  /** Whose store it is, and where: when one of these changes, there is a new one. */
  #identity = '';
  #leavePage!: Promise<() => void>;
  #builtIn = english;
  /** The person has just turned all emails off. */
  #undo = false;

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
    this.#leavePage = import('./page.ts').then((page) => page.default(this, () => this.#store));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leavePage.then((leave) => leave());
  }

  /** Rather nothing for a moment than a flash of English. */
  protected override async scheduleUpdate(): Promise<void> {
    const around = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    const lang = this.lang || around.lang;
    this.#builtIn =
      (/^(en\b|$)/.test(lang)
        ? undefined
        : await import('./load-messages.ts').then(
            (module) => module.loadMessages(lang),
            () => undefined,
          )) ?? english;
    super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { endpoint, token, tokenProvider, contact, preview } = this;
    const identity = JSON.stringify([endpoint, userIdOf(token), !tokenProvider, contact, preview]);
    if (identity === this.#identity) {
      const { source } = this.#store;
      source.tokenProvider = tokenProvider;
      if (changed.has('token')) {
        source.token = token;
        this.refresh();
      }
      return;
    }
    this.#identity = identity;
    if (preview != null && !isServer) {
      import('./preview.ts').then((module) =>
        this.#use(module.default(preview, this, createPreferencesStore)),
      );
      return;
    }
    this.#use(
      createPreferencesStore({ endpoint, token, tokenProvider, userId: contact?.userId }, contact),
    );
    if (!isServer && !contact) this.refresh();
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // A switch that was clicked has a mind of its own: it shall show ours.
    for (const input of this.renderRoot.querySelectorAll('input')) {
      input.checked = input.defaultChecked;
    }
    // What had the focus is gone: it goes to the whole, not to the top of the page.
    if (focused?.isConnected === false) this.renderRoot.querySelector('form')?.focus();
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
        undo: this.#undo,
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
    undo: () => this.#change({ [GATE]: 'subscribed' }),
  };

  /** @returns whether the page let the change through */
  #change(changes: Statuses): boolean {
    const allowed = this.#dispatch('fb-change', { changes });
    if (allowed) {
      this.#undo = changes[GATE] === 'unsubscribed';
      this.#store.set(changes);
      if (this.save !== 'submit') this.submit();
    }
    return allowed;
  }

  #use(store: PreferencesStore): void {
    this.#store = store;
    // What an earlier store still has to say is not about what is shown now.
    store.subscribe((event) => store === this.#store && this.#on(event));
    this.requestUpdate();
  }

  #on({ type, ...detail }: PreferencesEvent): void {
    this.requestUpdate();
    if (type !== 'state') this.#dispatch(`fb-${type}`, detail);
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
}
