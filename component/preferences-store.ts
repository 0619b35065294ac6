/** What the person wants, what is saved, what is in flight. No DOM, and no HTTP of its own. */
import type { Status, Statuses } from './preferences.ts';
import type { PreferencesError, PreferencesSource, Reading } from './preferences-client.ts';

/** Tries after the first, when a failure looks temporary. */
const RETRIES = 2;

/**
 * HTTP statuses of failures that may pass by themselves; 0 is no answer. A PATCH carries absolute
 * statuses, so sending it twice is harmless (RFC 9110 §9.2.2).
 */
const TEMPORARY = [0, 408, 429, 502, 503, 504];

/**
 * Where things stand:
 * - `loading`: nothing has been read yet; `failed`: nor could it be
 * - `ready`: read, and nothing more to say
 * - `saving`: a change is on its way; `saved`: it has arrived, and nothing has been changed since
 * - `offline`: changes wait for a connection, for `resume()`
 */
export type PreferencesStatus = 'loading' | 'failed' | 'ready' | 'saving' | 'saved' | 'offline';

/** A picture of the store at one moment. Replaced, never changed, by each change. */
export interface PreferencesState {
  readonly status: PreferencesStatus;
  /** Why loading, or the last save, failed. */
  readonly error?: PreferencesError | undefined;
  /** The person's address, masked by the handler. */
  readonly email?: string | null | undefined;
  /** What the system of record holds. Empty until it has been read. */
  readonly saved: Statuses;
  /** What the person has changed and is not saved yet. */
  readonly wanted: Statuses;
  /** What was to be saved, but could not be. `retry()` sends it again. */
  readonly failed: Statuses;
}

/** What a listener hears: that the state has changed, or what has come of a request. */
export type PreferencesEvent =
  | { type: 'state' }
  | { type: 'load' | 'save'; changes?: Statuses | undefined; preferences: Statuses }
  | { type: 'error'; error: PreferencesError; changes?: Statuses | undefined };

/** One person's preferences, kept in step with the handler. */
export interface PreferencesStore {
  readonly source: PreferencesSource;
  /** The current picture. */
  readonly state: PreferencesState;
  /** Changes that no request carries yet: they would be lost with the page. */
  readonly unsaved: Statuses;
  /**
   * Calls `listener` at every event from now on.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (event: PreferencesEvent) => void): () => void;
  /** The stored status to show for a key: what the person wants, else what is saved. */
  shown(key: string): Status;
  /**
   * Reads the preferences. Once they are there, a failure to read them again changes nothing. Does
   * nothing while there is neither a token nor a provider.
   *
   * @param reading a request for them that is under way already
   */
  load(reading?: Promise<Reading>): Promise<void>;
  /** Stages changes. They are shown at once, and sent by `save`. */
  set(changes: Statuses): void;
  /**
   * Sends what is staged. What cannot be saved is rolled back, and nothing else is.
   *
   * @param form every key of a form that is saved as a whole: it goes in one PATCH, as shown; what
   *   cannot be saved stays as it was filled in
   */
  save(form?: readonly string[]): Promise<void>;
  /** Drops what is staged. */
  discard(): void;
  /** Tries again what failed: to load, or to save. */
  retry(): Promise<void>;
  /** Goes on after a time without a connection. */
  resume(): Promise<void>;
}

/** Asks: reads the preferences, or changes some of them. */
export type PreferencesRequest = (
  source: PreferencesSource,
  changes?: Statuses,
) => Promise<Reading>;

/**
 * Makes a store for one person's preferences.
 *
 * One PATCH at a time is in flight; what changes meanwhile goes together in the next one, so the last
 * intent wins and answers cannot overtake each other.
 *
 * @param source where to ask, and as whom
 * @param request how to ask
 * @param known where things stand
 */
export function createStore(
  source: PreferencesSource,
  request: PreferencesRequest,
  known?: Partial<PreferencesState>,
): PreferencesStore {
  const listeners = new Set<(event: PreferencesEvent) => void>();
  let state: PreferencesState = { status: 'loading', saved: {}, wanted: {}, failed: {}, ...known };
  /** In the PATCH that is in flight. */
  let sent: Statuses = {};
  /** Something is to be sent once the PATCH in flight has ended, or the connection is back. */
  let pending = false;
  /** The keys of the form to send; none when each change goes by itself. */
  let form: readonly string[] | undefined;
  /** Counts writes begun and ended: a read that saw one pass may be older than what is shown. */
  let writes = 0;
  let sending: Promise<void> | undefined;

  const emit = (event: PreferencesEvent) => {
    for (const listener of listeners) listener(event);
  };
  const update = (change: Partial<PreferencesState>) => {
    state = { ...state, ...change };
    emit({ type: 'state' });
  };
  const adopt = (reading: Reading, status: PreferencesStatus, done: Statuses = {}) => {
    const news = (key: string, to: Status) => to !== done[key] && isNews(key, to);
    update({ status, ...reading });
    update({ wanted: pick(state.wanted, news), failed: pick(state.failed, news) });
  };
  /** Whether a status differs from what is saved, or may once the PATCH in flight has ended. */
  const isNews = (key: string, status: Status) => status !== state.saved[key] || key in sent;

  /** Asks, and asks again after a while when the failure looks temporary. */
  const ask = async (
    changes?: Statuses,
    answer = request(source, changes),
    tries = 0,
  ): Promise<Reading> => {
    try {
      return await answer;
    } catch (error) {
      const { status } = error as PreferencesError;
      if (tries >= RETRIES || !TEMPORARY.includes(status)) throw error;
      // At a moment of its own, should many be waiting for the same server.
      await new Promise((resolve) => setTimeout(resolve, (tries + Math.random()) * 1000));
      return ask(changes, undefined, tries + 1);
    }
  };

  const exchange = async (changes?: Statuses, answer?: Promise<Reading>) => {
    let reading: Reading | undefined;
    let error: PreferencesError | undefined;
    if (changes) {
      sent = changes;
      writes++;
      update({ status: 'saving', failed: pick(state.failed, (key) => !(key in changes)) });
    }
    const before = writes;
    try {
      reading = await ask(changes, answer);
    } catch (cause) {
      error = cause as PreferencesError;
    }
    const { status, wanted, failed } = state;
    if (changes) {
      sent = {};
      writes++;
    } else if (before !== writes) return;
    if (reading) {
      adopt(reading, changes ? 'saved' : status === 'loading' ? 'ready' : status, changes);
      emit({ type: changes ? 'save' : 'load', changes, preferences: state.saved });
    } else if (changes && error?.code === 'offline') {
      pending = true;
      update({ status: 'offline' });
    } else if (error && (changes || status === 'loading')) {
      // What the person has changed again since is on its way by itself.
      const lost = pick(wanted, (key, to) => to === changes?.[key]);
      update({
        status: changes ? 'ready' : 'failed',
        error,
        wanted: form ? wanted : pick(wanted, (key) => !(key in lost)),
        failed: { ...failed, ...lost },
      });
      emit({ type: 'error', error, changes });
      // No answer does not mean not done.
      if (changes && TEMPORARY.includes(error.status)) exchange();
    }
  };

  const send = async () => {
    // Changes made in one go, such as by a script, go together; and what a person sees comes first.
    await new Promise((resolve) => setTimeout(resolve));
    while (pending && state.status !== 'offline') {
      pending = false;
      const changes = form
        ? Object.fromEntries(form.map((key) => [key, store.shown(key)]))
        : state.wanted;
      if (Object.keys(changes).length) await exchange(changes);
    }
    sending = undefined;
  };

  const store: PreferencesStore = {
    source,
    get state() {
      return state;
    },
    get unsaved() {
      return pick(state.wanted, (key, status) => status !== sent[key]);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shown: (key) => state.wanted[key] ?? state.saved[key] ?? 'unsubscribed',
    async load(reading) {
      if (!source.token && !source.tokenProvider) return;
      if (state.status === 'failed') update({ status: 'loading' });
      await exchange(undefined, reading);
    },
    set(changes) {
      update({
        ...(state.status === 'saved' && { status: 'ready' }),
        wanted: pick({ ...state.wanted, ...changes }, isNews),
        failed: pick(state.failed, (key) => !(key in changes)),
      });
    },
    save(keys) {
      form = keys;
      pending = true;
      sending ??= send();
      return sending;
    },
    discard() {
      pending = false;
      update({ status: 'ready', wanted: {}, failed: {} });
    },
    retry() {
      if (state.status === 'failed') return store.load();
      store.set(state.failed);
      return store.save(form);
    },
    resume() {
      if (state.status === 'offline') update({ status: 'ready' });
      return pending ? store.save(form) : store.load();
    },
  };
  return store;
}

function pick(statuses: Statuses, test: (key: string, status: Status) => boolean): Statuses {
  return Object.fromEntries(Object.entries(statuses).filter(([key, status]) => test(key, status)));
}
