/** The store for the present attributes, and the state that is drawn. */
import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ContactEmailPreferences } from './preferences.ts';
import {
  PreferencesError,
  type PreferencesSource,
  type Reading,
  readingOf,
  requestPreferences,
  userIdOf,
} from './preferences-client.ts';
import {
  createStore,
  type PreferencesEvent,
  type PreferencesRequest,
  type PreferencesState,
  type PreferencesStore,
} from './preferences-store.ts';
import type { Sample } from './preview.ts';
import type { StatusTimers, Timed } from './status-timers.ts';
import { areSame } from './statuses.ts';

/** For how long a token or a provider may be missing, in milliseconds. */
const TOKEN_WAIT = 10_000;

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

/** The attributes that decide whose preferences are shown, and from where. */
type Subject = Pick<SessionHost, 'endpoint' | 'contact' | 'preview'> & {
  readonly user: string | undefined;
  readonly isProvided: boolean;
};

/** Owns the store, and replaces it when the attributes name another subject. */
export class Session implements ReactiveController {
  /** The outcome of a save is unknown, and being read. */
  isChecking = false;
  #store = createStore({}, requestPreferences);
  #subject: Subject | undefined;
  /** The last value of the attribute: the store's own may have come from the provider since. */
  #token: string | undefined;
  /** Sample data, drawn until a person changes something. */
  #sample: Sample | undefined;
  /** Why there is nothing to ask with. */
  #error: PreferencesError | undefined;
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

  /** What is to be drawn. */
  get state(): PreferencesState {
    const state = this.#sample?.state ?? this.#store.state;
    return this.#error ? { ...state, status: 'failed', error: this.#error } : state;
  }

  /** What is said for a limited time; in a preview, for as long as it is drawn. */
  get timed(): Timed {
    const { timed } = this.#timers;
    return this.#sample ? { ...this.#sample.timed, tried: timed.tried } : timed;
  }

  /** The keys that a preview shows, where the page names none. */
  get categories(): string | undefined {
    return this.#sample?.categories;
  }

  /** The store to keep in step with the page; undefined for a preview. */
  get synced(): PreferencesStore | undefined {
    return this.#subject?.preview == null ? this.#store : undefined;
  }

  /** @returns the store to act on; a preview goes on from its sample data */
  use(): PreferencesStore {
    if (this.#sample) {
      const { wanted, failed } = this.#sample.state;
      this.#sample = undefined;
      this.#store.set({ ...wanted, ...failed });
    }
    return this.#store;
  }

  /**
   * Reads the attributes. The first request starts here, before anything is drawn.
   *
   * @returns a promise when something has to be loaded before anything can be drawn
   */
  follow(): Promise<void> | undefined {
    const { endpoint, token, tokenProvider, userId, contact, preview } = this.#host;
    const subject: Subject = {
      endpoint,
      contact,
      preview,
      user: userId ?? userIdOf(token),
      isProvided: !!tokenProvider,
    };
    const language = isServer ? '' : this.#languageOf();
    const isNewToken = token !== this.#token;
    this.#token = token;
    if (this.#subject && isSame(subject, this.#subject)) {
      const { source, state } = this.#store;
      source.tokenProvider = tokenProvider;
      const isNewLanguage = language !== source.language && hasNames(state);
      source.language = language;
      if (isNewToken) source.token = token;
      if (isNewToken || isNewLanguage) this.#store.load();
      return undefined;
    }
    this.#subject = subject;
    this.hostDisconnected();
    this.#error = undefined;
    this.#sample = undefined;
    const source = { endpoint, token, tokenProvider, userId, language };
    this.#open(source, requestPreferences, readingOf(contact));
    if (isServer) return undefined;
    if (preview != null) return this.#openPreview(preview);
    if (!contact) this.#store.load();
    this.hostConnected();
    return undefined;
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
    const { justSaved, status } = this.#store.state;
    this.#timers.follow(justSaved, this.isChecking || status === 'saving');
  }

  #open(source: PreferencesSource, request: PreferencesRequest, known: Reading | undefined): void {
    const store = createStore(source, request, known);
    this.#store = store;
    this.isChecking = false;
    this.#timers.reset();
    store.subscribe((event) => {
      // An earlier store may still have requests under way: they are not about what is drawn now.
      if (store === this.#store) this.#hear(event);
    });
  }

  async #openPreview(preview: string): Promise<void> {
    const { sampleOf } = await import('./preview.ts').catch(() => ({ sampleOf: undefined }));
    if (preview !== this.#subject?.preview) return;
    if (!sampleOf) return this.#fail('preview_missing', 'The file preview.js does not load.');
    const sample = sampleOf(preview);
    this.#open({ token: 'preview' }, sample.answer, sample.state);
    this.#sample = sample;
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

  #fail(code: string, message: string): void {
    this.#error = new PreferencesError(code, message);
    this.#tell({ type: 'error', error: this.#error });
    this.#host.requestUpdate();
  }
}

/** Whether the system of record names some categories: in another language these are others. */
function hasNames({ details = {} }: PreferencesState): boolean {
  return Object.values(details).some(({ label, description }) => label || description);
}

/** A new object with the same contact, such as from a framework's rendering, changes nothing. */
function isSame(one: Subject, other: Subject): boolean {
  return (
    one.endpoint === other.endpoint &&
    one.user === other.user &&
    one.isProvided === other.isProvided &&
    one.preview === other.preview &&
    areSame(readingOf(one.contact)?.saved, readingOf(other.contact)?.saved)
  );
}
