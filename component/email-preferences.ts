/** The element: a view over the state of the store. */
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { loadBuiltInTexts } from './built-in-texts.ts';
import { customStatesOf } from './custom-states.ts';
import { styles } from './email-preferences.styles.ts';
import { type TemplateActions, template } from './email-preferences.template.ts';
import { english, type Messages } from './messages.ts';
import { PageSync } from './page-sync.ts';
import { type Channel, type ContactEmailPreferences, GATE, type Statuses } from './preferences.ts';
import type { PreferencesError } from './preferences-error.ts';
import { type Outcome, Session } from './session.ts';
import { StatusTimers } from './status-timers.ts';
import { viewOf } from './view.ts';

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
 * @fires fb-error - loading or saving has failed
 *
 * @slot header - above the title
 * @slot footer - below everything
 * @slot retry - in place of "Try again", such as a link to a new page
 * @slot icon-all - beside the switch for everything
 * @slot icon-postUpdates - beside a category; so for every key, those of your own included
 * @slot icon-postComments - beside a category
 * @slot icon-commentReplies - beside a category
 * @slot icon-changelog - beside a category
 *
 * @csspart form - all but the header and the footer
 * @csspart title - the title of the element
 * @csspart email - whose preferences these are
 * @csspart group - the categories with their heading
 * @csspart heading - the heading of the categories
 * @csspart list - the frame around the categories
 * @csspart row - a preference
 * @csspart all - the row for everything: the gate
 * @csspart category - the row of a category
 * @csspart closed - the gate while all emails are off
 * @csspart last - the gate, when `categories` names it last
 * @csspart failed - a row whose change is not saved
 * @csspart waiting - a row whose change waits for a connection
 * @csspart saving - a row whose change is being saved
 * @csspart saved - a row whose change has just been saved
 * @csspart changed - a row whose change waits for Save
 * @csspart locked - a row that cannot be changed
 * @csspart unsent - the row of a category that is on and not sent, because all emails are off
 * @csspart skeleton - a row, heading or address that is being loaded
 * @csspart label - the name of a preference
 * @csspart note - the slot between name and switch, for the state of the row
 * @csspart badge - the note of a category that is on and not sent, because all emails are off
 * @csspart mark - an icon in a note or in a panel
 * @csspart description - the sentence about a preference
 * @csspart switch - an `input type=checkbox`, its thumb in `::before`
 * @csspart notice - says that there is nothing to choose from
 * @csspart bar - below the list: the state of the whole, and buttons
 * @csspart panel - the bar, when it has a frame
 * @csspart error - a panel about a failure
 * @csspart neutral - a panel about a connection, a session or a link
 * @csspart text - the sentences in the bar
 * @csspart status - the announced sentence
 * @csspart hint - how saving works, while there is nothing to announce
 * @csspart buttons - Discard and Save
 * @csspart button - every button
 * @csspart retry - tries again
 * @csspart undo - turns all emails on again
 * @csspart discard - takes back what waits for Save
 * @csspart save - saves the form
 *
 * @cssproperty --fb-accent - switches that are on, Save, focus, the open gate
 * @cssproperty --fb-on-accent - thumb and text on the accent
 * @cssproperty --fb-danger - a failure
 * @cssproperty --fb-muted - descriptions and other secondary text
 * @cssproperty --fb-edge - edges of switches and buttons
 * @cssproperty --fb-line - frames and lines between rows
 * @cssproperty --fb-badge - background of the badge
 * @cssproperty --fb-radius - roundness of frames and buttons
 * @cssproperty --fb-gap - space at both sides in rows, 4 % of the width at most
 * @cssproperty --fb-max-width - greatest width
 * @cssproperty --fb-title-size - size of the title
 *
 * @cssstate loading - preferences are being read
 * @cssstate ready - they are there, and nothing is under way
 * @cssstate saving - changes are being saved
 * @cssstate saved - changes were saved a moment ago
 * @cssstate offline - changes wait for a connection
 * @cssstate failed - loading, or saving a change, has failed
 * @cssstate unsaved - there are changes that no request carries; together with one of those above
 * @cssstate off - all emails are off; together with one of those above
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
    userId: { attribute: 'user-id' },
    save: {},
    categories: {},
    channel: {},
    preview: {},
    messages: { attribute: false },
    contact: { type: Object },
    action: {},
    lang: {},
  };

  /** Base URL of the preferences handler. Default: the page's own origin. */
  declare endpoint: string | undefined;
  /** The signed user token. */
  declare token: string | undefined;
  /** Asked for a token at first need, and once more after a 401. */
  declare tokenProvider: (() => Promise<string>) | undefined;
  /** Whose preferences to show. Default: the `sub` of the token. */
  declare userId: string | undefined;
  /** `instant` (default): each change saves itself. `submit`: changes wait for a Save button. */
  declare save: 'instant' | 'submit' | undefined;
  /** Keys to show, in this order, separated by spaces; `all` at the end puts the gate below. Default: all there are. */
  declare categories: string | undefined;
  /** Which way messages go, until an answer says it: a title must not speak of emails before. Default: `email`. */
  declare channel: Channel | undefined;
  /** Draws sample data and sends no request. Its value names a state; see `PREVIEWS` in `preview.ts`. */
  declare preview: string | undefined;
  /** Overrides for any built-in text, labels and descriptions of categories included. */
  declare messages: Partial<Messages> | undefined;
  /** Preferences read earlier, such as by a server that rendered the page. As an attribute: JSON. */
  declare contact: ContactEmailPreferences | null | undefined;
  /** Where the form is posted when JavaScript does not run. */
  declare action: string | undefined;

  /** Language of the built-in texts. Default: that of the nearest element with one, then English. */
  declare lang: string;

  readonly #timers = new StatusTimers(this);
  readonly #session = new Session(
    this,
    this.#timers,
    (outcome) => this.#tell(outcome),
    () => this.#pageTag,
  );
  #builtIn = english;
  /** The language and the channel that {@link EmailPreferences.#builtIn} was loaded for. */
  #loaded = '';
  #states: CustomStateSet | undefined;

  constructor() {
    super();
    new PageSync(this, () => (this.preview == null ? this.#session.store : undefined));
  }

  /** Reads the preferences again; what is shown stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#session.store.load();
  }

  /** Saves the changes that wait for the Save button. Never rejects: a failure is an `fb-error`. */
  submit(): Promise<void> {
    const store = this.#session.store;
    // In a form, changes that could not be saved still wait for the button.
    if (this.#isForm) store.set(store.state.failed);
    return store.save();
  }

  /** Turns all emails off, as the first switch does. */
  unsubscribeAll(): void {
    this.#change({ [GATE]: 'unsubscribed' });
  }

  get #isForm(): boolean {
    return this.save === 'submit';
  }

  /** Language tag of the page around the element, unless it has one of its own. */
  get #pageTag(): string {
    return this.lang || (this.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;
  }

  /** Texts and preferences load side by side. The texts come first: else English would flash up. */
  protected override async scheduleUpdate(): Promise<void> {
    await Promise.all([this.#session.follow(), this.#loadTexts()]);
    // The answer may have named another channel meanwhile.
    await this.#loadTexts();
    super.scheduleUpdate();
  }

  /** Ends when the texts are those for the page and the answer as they are then. */
  async #loadTexts(): Promise<void> {
    const tag = this.#pageTag;
    const channel = this.#session.store.state.channel ?? this.channel;
    if (this.#loaded === `${tag} ${channel}`) return;
    this.#loaded = `${tag} ${channel}`;
    this.#builtIn = await loadBuiltInTexts(tag, channel);
    await this.#loadTexts();
  }

  override willUpdate(): void {
    this.#session.follow();
  }

  override render(): TemplateResult {
    const { action, messages: own } = this;
    const { store, isChecking } = this.#session;
    const categories = this.categories ?? this.#session.categories;
    const isForm = this.#isForm;
    const view = viewOf({
      state: store.state,
      timed: this.#timers.timed,
      isChecking,
      messages: this.#builtIn,
      own,
      categories,
      isForm,
    });
    const posts = !!action && !this.token && !this.tokenProvider;
    return template({ view, form: isForm, action, posts }, this.#actions);
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // The browser has changed a switch that was clicked: it shows the state of the store again.
    for (const input of this.renderRoot.querySelectorAll('input')) {
      input.checked = input.defaultChecked;
    }
    if (focused && (!focused.isConnected || focused.closest('[hidden], [inert]'))) {
      const next = focused.part.contains('undo') ? 'input[role]' : 'form';
      this.renderRoot.querySelector<HTMLElement>(next)?.focus();
    }
    this.#setStates();
  }

  /** For `:state()` in the page's style sheets. Browsers without it throw at such names. */
  #setStates(): void {
    if (!this.#states && CSS.supports('selector(:state(a))')) {
      this.#states = this.attachInternals().states;
    }
    const { store, isChecking } = this.#session;
    this.#states?.clear();
    for (const name of customStatesOf(store.state, isChecking, !!this.#timers.timed.saved)) {
      this.#states?.add(name);
    }
  }

  readonly #actions: TemplateActions = {
    toggle: ({ key, isLocked }, checked) => {
      if (isLocked) this.#timers.try(key);
      else this.#change({ [key]: checked ? 'subscribed' : 'unsubscribed' });
    },
    undo: () => this.#change({ [GATE]: 'subscribed' }),
    holdUndo: (isHeld) => this.#timers.holdUndo(isHeld),
    retry: () => this.#session.store.retry(),
    submit: () => this.submit(),
    discard: () => this.#session.store.discard(),
  };

  /** Changes preferences, unless the page cancels the event. */
  #change(changes: Statuses): void {
    // A switch that was clicked shows the stored status again, should the page cancel.
    this.requestUpdate();
    if (!this.#dispatch('fb-change', { changes })) return;
    const store = this.#session.store;
    store.set(changes);
    if (!this.#isForm) store.save();
  }

  #tell({ type, ...detail }: Outcome): void {
    this.#dispatch(`fb-${type}`, detail);
  }

  /** @returns whether no listener has cancelled it */
  #dispatch(type: string, detail: object): boolean {
    const cancelable = type === 'fb-change';
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }),
    );
  }
}
