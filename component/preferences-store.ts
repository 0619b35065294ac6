/**
 * What the person wants, what is saved, what is in flight. No DOM: it runs wherever `fetch` does, so
 * that others can draw their own preference center on it.
 */
import type { ContactEmailPreferences, Status, Statuses } from './preferences.ts';
import { PreferencesError, requestPreferences, userIdOf } from './preferences-client.ts';

export { PreferencesError };

/** Tries after the first, when a failure looks temporary. */
const RETRIES = 2;

/** The longest wait a server may ask for before we give up instead, in seconds. */
const MAX_WAIT = 10;

/** Where to ask, and as whom. */
export interface PreferencesSource {
  /** Base URL of the handler; empty for the page's own origin. */
  endpoint: string;
  /** The signed user token. May be set anew at any time, to one of the same person. */
  token?: string | undefined;
  /** Asked for a token when there is none, and once more after a 401. */
  tokenProvider?: (() => Promise<string>) | undefined;
}

/** A picture of the store at one moment. Replaced, never changed, by each change. */
export interface PreferencesState {
  /** `loading` until the first answer; `failed` when that answer was an error. */
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why loading, or the last save, failed. */
  readonly error?: PreferencesError | undefined;
  /** The person's address, masked by the handler. */
  readonly email?: string | null | undefined;
  /** What the system of record holds. */
  readonly saved: Statuses;
  /** What the person has changed and is not saved yet. */
  readonly wanted: Statuses;
  /** What could not be saved and was rolled back. `retry()` sends it again. */
  readonly failed: Statuses;
  /** A change is on its way. */
  readonly saving: boolean;
  /** There is no connection; changes wait for `resume()`. */
  readonly offline: boolean;
}

/** What a listener hears: that the state has changed, or what has come of a request. */
export type PreferencesEvent =
  | { type: 'state' }
  | { type: 'load'; preferences: Statuses }
  | { type: 'save'; changes: Statuses; preferences: Statuses }
  | { type: 'error'; error: PreferencesError; changes?: Statuses | undefined };

/**
 * One person's preferences, kept in step with the handler.
 *
 * One PATCH at a time is in flight; what changes meanwhile goes together in the next one, so the last
 * intent wins and answers cannot overtake each other.
 *
 * @example
 * const store = new PreferencesStore({ endpoint: 'https://preferences.example.com', token });
 * store.subscribe(() => draw(store.state));
 * await store.load();
 * store.set({ changelog: 'unsubscribed' });
 * await store.save();
 */
export class PreferencesStore {
  readonly source: PreferencesSource;
  /** The current picture. */
  state: PreferencesState = {
    phase: 'loading',
    saved: {},
    wanted: {},
    failed: {},
    saving: false,
    offline: false,
  };
  /** Whose preferences these are, once a token or an answer has told. */
  userId: string | null | undefined;
  #listeners = new Set<(event: PreferencesEvent) => void>();
  /** In the PATCH that is in flight. */
  #sent: Statuses = {};
  /** Something is to be sent once the PATCH in flight has ended, or the connection is back. */
  #pending = false;
  /** The keys of the form to send; none when each change goes by itself. */
  #form: readonly string[] | undefined;
  /** Counts writes begun and ended: a read that saw one pass may be older than what is shown. */
  #writes = 0;
  #sending: Promise<void> | undefined;

  /**
   * @param source where to ask, and as whom
   * @param contact preferences read earlier, such as by a server that rendered the page
   */
  constructor(source: PreferencesSource, contact?: ContactEmailPreferences | null) {
    this.source = source;
    if (contact) {
      this.userId = contact.userId;
      this.#adopt(contact);
    }
  }

  /**
   * Calls `listener` at every event from now on.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (event: PreferencesEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The stored status to show for a key: what the person wants, else what is saved. */
  shown(key: string): Status {
    return this.state.wanted[key] ?? this.state.saved[key] ?? 'unsubscribed';
  }

  /** Changes that no request carries yet: they would be lost with the page. */
  get unsaved(): Statuses {
    return omit(this.state.wanted, (key, status) => this.#sent[key] === status);
  }

  /**
   * Reads the preferences. Once they are there, a failure to read them again changes nothing. Does
   * nothing while there is neither a token nor a provider.
   */
  async load(): Promise<void> {
    const { token, tokenProvider } = this.source;
    if (!token && !tokenProvider) return;
    if (this.state.phase === 'failed') this.#update({ phase: 'loading', error: undefined });
    const writes = this.#writes;
    try {
      const contact = await this.#request();
      if (writes !== this.#writes) return;
      this.#adopt(contact);
      this.#emit({ type: 'load', preferences: this.state.saved });
    } catch (cause) {
      if (this.state.phase === 'ready') return;
      const error = cause as PreferencesError;
      this.#update({ phase: 'failed', error, offline: this.offline });
      this.#emit({ type: 'error', error });
    }
  }

  /** Stages changes. They are shown at once, and sent by `save`. */
  set(changes: Statuses): void {
    const { wanted, failed } = this.state;
    this.#update({
      wanted: this.#news({ ...wanted, ...changes }),
      failed: omit(failed, (key) => key in changes),
    });
  }

  /**
   * Sends what is staged. What cannot be saved is rolled back, and kept in `state.failed`.
   *
   * @param form every key of a form that is saved as a whole: it goes in one PATCH, as shown, and
   *   what cannot be saved stays staged
   */
  save(form?: readonly string[]): Promise<void> {
    this.#form = form;
    this.#pending = true;
    this.#sending ??= this.#send();
    return this.#sending;
  }

  /** Drops what is staged and what has failed. */
  discard(): void {
    this.#pending = false;
    this.#update({ wanted: {}, failed: {}, error: undefined });
  }

  /** Tries again what failed: loading, or the changes that were rolled back. */
  retry(): Promise<void> {
    if (this.state.phase !== 'ready') return this.load();
    this.set(this.state.failed);
    return this.save(this.#form);
  }

  /** Goes on after a time without a connection. */
  async resume(): Promise<void> {
    this.#update({ offline: false });
    await (this.#pending ? this.save(this.#form) : this.load());
  }

  /** Whether the machine knows that it has no connection. */
  protected get offline(): boolean {
    return globalThis.navigator?.onLine === false;
  }

  /** Sends one request, with a token. */
  protected async request(changes?: Statuses): Promise<ContactEmailPreferences> {
    const { source } = this;
    try {
      source.token ||= await source.tokenProvider?.();
    } catch {
      throw new PreferencesError('provider_failed');
    }
    const userId = userIdOf(source.token);
    this.userId ??= userId;
    // Someone else may have signed in meanwhile: this person's changes are not theirs.
    if (this.userId !== userId) throw new PreferencesError('token_invalid', 401);
    return requestPreferences(source.endpoint, source.token as string, changes);
  }

  async #send(): Promise<void> {
    // Changes made in one go, such as by a script, go together.
    await null;
    while (this.#pending) {
      if (this.offline) {
        this.#update({ offline: true });
        break;
      }
      this.#pending = false;
      const form = this.#form;
      const sent = form
        ? Object.fromEntries(form.map((key) => [key, this.shown(key)]))
        : this.state.wanted;
      if (Object.keys(sent).length) await this.#patch(sent, !form);
    }
    this.#sending = undefined;
  }

  async #patch(sent: Statuses, rollback: boolean): Promise<void> {
    this.#writes++;
    this.#sent = sent;
    this.#update({ saving: true, error: undefined, failed: {} });
    // Wanted no longer once saved, or rolled back; unless the person has changed it since.
    const rest = () => omit(this.state.wanted, (key, status) => sent[key] === status);
    const end = (change: Partial<PreferencesState>) => {
      this.#writes++;
      this.#sent = {};
      this.#update({ saving: false, ...change });
    };
    let contact: ContactEmailPreferences;
    try {
      contact = await this.#request(sent);
    } catch (cause) {
      const error = cause as PreferencesError;
      const { wanted } = this.state;
      if (this.offline) {
        this.#pending = true;
        end({});
        return;
      }
      const failed = omit(sent, (key, status) => wanted[key] !== status);
      end(rollback ? { error, wanted: rest(), failed } : { error });
      this.#emit({ type: 'error', error, changes: sent });
      // No answer does not mean not done.
      if (error.temporary) this.load();
      return;
    }
    end({ wanted: rest() });
    this.#adopt(contact);
    this.#emit({ type: 'save', changes: sent, preferences: this.state.saved });
  }

  #adopt({ email, preferences }: ContactEmailPreferences): void {
    const saved = Object.fromEntries(
      Object.entries(preferences).map(([key, { status }]) => [key, status]),
    );
    const { wanted, failed } = this.state;
    this.#update({ phase: 'ready', email, saved, offline: false });
    this.#update({ wanted: this.#news(wanted), failed: this.#news(failed) });
  }

  /** What differs from what is saved, or may once the PATCH in flight has ended. */
  #news(statuses: Statuses): Statuses {
    const { saved } = this.state;
    return omit(statuses, (key, status) => saved[key] === status && !(key in this.#sent));
  }

  async #request(changes?: Statuses): Promise<ContactEmailPreferences> {
    let renewed = false;
    for (let tries = 0; ; tries++) {
      try {
        return await this.request(changes);
      } catch (cause) {
        const error = cause as PreferencesError;
        const wait = error.retryAfter || 2 ** tries * (0.25 + Math.random() / 4);
        if (error.status === 401 && this.source.tokenProvider && !renewed) {
          renewed = true;
          this.source.token = undefined;
        } else if (!error.temporary || tries >= RETRIES || wait > MAX_WAIT || this.offline) {
          throw error;
        } else {
          await new Promise((resolve) => setTimeout(resolve, wait * 1000));
        }
      }
    }
  }

  #update(change: Partial<PreferencesState>): void {
    this.state = { ...this.state, ...change };
    this.#emit({ type: 'state' });
  }

  #emit(event: PreferencesEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** The statuses but for those that `test` picks. */
function omit(statuses: Statuses, test: (key: string, status: Status) => boolean): Statuses {
  return Object.fromEntries(Object.entries(statuses).filter(([key, status]) => !test(key, status)));
}
