/** The element: reads and draws. What a person does with it is for `interaction.ts`, which follows. */
import { isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { styles } from './email-preferences.styles.ts';
import { type Act, type Shown, template } from './email-preferences.template.ts';
import type { Interaction } from './interaction.ts';
import { english, type Messages } from './messages.ts';
import { type ContactEmailPreferences, GATE, type Statuses } from './preferences.ts';
import {
  type PreferencesError,
  type PreferencesSource,
  readingOf,
  requestPreferences,
  userIdOf,
} from './preferences-client.ts';

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

  #source: PreferencesSource = {};
  #state: Shown = { status: 'loading' };
  /** Whose preferences, and where they are: when one of these changes, all starts afresh. */
  #identity = '';
  #interaction: Interaction | undefined;
  /** The preferences come first: settles when they are drawn, or cannot be read. */
  #drawn: Promise<unknown> | undefined;
  /** One promise for all, else they would not go on in the order in which they have come. */
  #arrival: Promise<Interaction> | undefined;
  #builtIn = english;

  /** Reads the preferences again; what is shown stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#act('load');
  }

  /** Saves what waits: with `save="submit"` the whole form, as it is shown. */
  submit(): Promise<void> {
    return this.#act('submit');
  }

  /** Turns all emails off, as the first switch does. */
  unsubscribeAll(): void {
    this.#act('change', { [GATE]: 'unsubscribed' });
  }

  /** Rather nothing for a moment than a flash of English. */
  protected override async scheduleUpdate(): Promise<void> {
    const around = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
    const lang = this.lang || around.lang;
    this.#builtIn = /^(en\b|$)/.test(lang)
      ? english
      : ((await import('./load-messages.ts').then(
          (module) => module.loadMessages(lang),
          () => undefined,
        )) ?? english);
    super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { endpoint, token, tokenProvider, contact, preview } = this;
    const identity = JSON.stringify([endpoint, userIdOf(token), !tokenProvider, contact, preview]);
    if (identity === this.#identity) {
      this.#source.tokenProvider = tokenProvider;
      if (changed.has('token')) {
        this.#source.token = token;
        this.refresh();
      }
      return;
    }
    this.#identity = identity;
    const source = { endpoint, token, tokenProvider, userId: contact?.userId };
    this.#source = source;
    const known = readingOf(contact);
    const shown: Shown = { status: known ? 'ready' : 'loading', ...known };
    this.#show(shown);
    if (isServer) return;
    const reading =
      known || preview != null || !(token || tokenProvider)
        ? undefined
        : requestPreferences(source);
    // What goes wrong is for the store to see to.
    this.#drawn = reading?.then(
      (found) => {
        if (shown === this.#state) this.#show({ status: 'ready', ...found });
        return this.updateComplete;
      },
      () => {},
    );
    this.#act('start', source, reading);
  }

  override render(): TemplateResult {
    return template(this, this.#state, this.#builtIn, this.#act);
  }

  /** What is to be done waits for the code that does it, should that still be on its way. */
  #act: Act = async (name, ...details) => {
    this.#arrival ??= Promise.resolve(this.#drawn)
      .then(() => import('./interaction.ts'))
      .then(
        ({ default: interact }) => {
          this.#interaction = interact(
            this,
            requestPreferences,
            () => this.#state,
            (state) => this.#show(state),
          );
          return this.#interaction;
        },
        (error) => {
          this.#arrival = undefined;
          const retry = () => {
            this.#identity = '';
            this.requestUpdate();
          };
          this.#show({ status: 'failed', retry });
          throw error;
        },
      );
    const interaction = this.#interaction ?? (await this.#arrival);
    await (interaction[name] as (...details: unknown[]) => unknown)(...details);
  };

  #show(state: Shown): void {
    this.#state = state;
    this.requestUpdate();
  }
}
