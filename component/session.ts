/** The store for the present attributes, and the state that is drawn. */
import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ContactEmailPreferences } from './preferences.ts';
import { type PreferencesSource, requestPreferences, userIdOf } from './preferences-client.ts';
import { PreferencesError } from './preferences-error.ts';
import {
  createStore,
  type PreferencesEvent,
  type PreferencesRequest,
  type PreferencesState,
} from './preferences-store.ts';
import { type Reading, readingOf } from './reading.ts';
import type { StatusTimers, Timed } from './status-timers.ts';
import { areSame } from './statuses.ts';

/** For how long a token or a provider may be missing, in milliseconds. */
const TOKEN_WAIT = 10_000;

/**
 * For how long nothing is drawn while the first answer is on its way, in milliseconds: where it comes at
 * once, bars in its place would be drawn for nothing.
 */
const FIRST_ANSWER_WAIT = 50;

/** The attributes and properties that {@link Session} reads. */
export interface SessionHost extends ReactiveControllerHost {
  readonly endpoint: string | undefined;
  readonly token: string | undefined;
  readonly tokenProvider: PreferencesSource['tokenProvider'];
  readonly userId: string | undefined;
  readonly contact: ContactEmailPreferences | null | undefined;
  readonly preview: string | undefined;
}

/** The result of a request: an event of the store. */
export type Outcome = Exclude<PreferencesEvent, { type: 'state' }>;

/** Owns the store, and replaces it when the attributes name another subject. */
export class Session implements ReactiveController {
  /** The outcome of a save is unknown, and being read. */
  isChecking = false;
  /** The keys that a preview shows, where the page names none. */
  categories: string | undefined;
  /** The store to show and to act on. A preview's begins with sample data. */
  store = createStore({}, requestPreferences);
  /** Whose preferences are shown, and from where; with {@link Session.#known}. */
  #subject: Readonly<Record<string, unknown>> | undefined;
  /** The preferences that the page has given. */
  #known: Reading | undefined;
  /** The last value of the attribute: the store's own may have come from the provider since. */
  #token: string | undefined;
  /** Who that token is for: read once, since each update asks. */
  #tokenUser: string | undefined;
  #tokenTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: SessionHost;
  readonly #timers: StatusTimers;
  readonly #tell: (outcome: Outcome) => void;
  readonly #languageOf: () => string;

  /**
   * @param host the element
   * @param timers what is said of this store for a limited time
   * @param tell called with the result of each request
   * @param languageOf the language tag of the page; not called on a server
   */
  constructor(
    host: SessionHost,
    timers: StatusTimers,
    tell: (outcome: Outcome) => void,
    languageOf: () => string,
  ) {
    this.#host = host;
    this.#timers = timers;
    this.#tell = tell;
    this.#languageOf = languageOf;
    host.addController(this);
  }

  /**
   * Reads the attributes. The first request starts here, before anything is drawn.
   *
   * @returns a promise when something has to be loaded before anything can be drawn
   */
  follow(): Promise<void> | undefined {
    const { endpoint, token, tokenProvider, userId, contact, preview } = this.#host;
    const isNewToken = token !== this.#token;
    this.#token = token;
    if (isNewToken) this.#tokenUser = userIdOf(token);
    const user = userId ?? this.#tokenUser;
    const subject = { endpoint, user, isProvided: !!tokenProvider, preview };
    const known = readingOf(contact);
    const language = isServer ? '' : this.#languageOf();
    // A new object with the same contact, such as from a framework's rendering, changes nothing.
    const isSameContact = areSame(known?.saved, this.#known?.saved);
    if (this.#subject && areSame(subject, this.#subject) && isSameContact) {
      const { source } = this.store;
      source.tokenProvider = tokenProvider;
      // The system of record may have named categories in the other language.
      const isNewLanguage = language !== source.language;
      source.language = language;
      if (isNewToken) source.token = token;
      if (preview == null && (isNewToken || isNewLanguage)) this.store.load();
      return undefined;
    }
    this.#subject = subject;
    this.#known = known;
    this.hostDisconnected();
    this.categories = undefined;
    this.#open({ endpoint, token, tokenProvider, userId, language }, requestPreferences, known);
    if (isServer) return undefined;
    if (preview != null) return this.#openPreview(preview);
    this.hostConnected();
    if (contact) return undefined;
    const wait = new Promise<void>((end) => setTimeout(end, FIRST_ANSWER_WAIT));
    return Promise.race([this.store.load(), wait]);
  }

  hostConnected(): void {
    const { token, tokenProvider, contact, preview } = this.#host;
    if (token || tokenProvider || contact || preview != null) return;
    this.#tokenTimer = setTimeout(() => {
      this.#fail('token_missing', 'There is neither a token nor a tokenProvider.');
    }, TOKEN_WAIT);
  }

  hostDisconnected(): void {
    clearTimeout(this.#tokenTimer);
  }

  hostUpdate(): void {
    const { justSaved, status } = this.store.state;
    this.#timers.follow(justSaved, this.isChecking || status === 'saving');
  }

  #open(
    source: PreferencesSource,
    request: PreferencesRequest,
    known?: Partial<PreferencesState>,
    timed?: Timed,
  ): void {
    const store = createStore(source, request, known);
    this.store = store;
    this.isChecking = false;
    this.#timers.reset(timed, known?.justSaved);
    store.subscribe((event) => {
      // An earlier store may still have requests under way: they are not about what is drawn now.
      if (store === this.store) this.#hear(event);
    });
  }

  async #openPreview(preview: string): Promise<void> {
    const file = await import('./preview.ts').catch(() => undefined);
    if (preview !== this.#subject?.preview) return;
    if (!file) return this.#fail('preview_missing', 'The file preview.js does not load.');
    const { answer, state, timed, categories } = file.sampleOf(preview);
    this.#open({ token: 'preview' }, answer, state, timed);
    this.categories = categories;
    this.#host.requestUpdate();
  }

  #hear(event: PreferencesEvent): void {
    if (event.type !== 'state') {
      const isFailedSave = event.type === 'error' && event.changes !== undefined;
      this.isChecking = isFailedSave && (this.isChecking || event.error.outcomeUnknown);
      this.#tell(event);
    }
    this.#host.requestUpdate();
  }

  /** There is nothing to ask with: the store stands as after a reading that has failed. */
  #fail(code: string, message: string): void {
    const error = new PreferencesError(code, message);
    this.#open(this.store.source, requestPreferences, { error });
    this.#hear({ type: 'error', error });
  }
}
