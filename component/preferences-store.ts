/** The store: the wanted, saved and sent statuses of one person. No DOM, and no HTTP of its own. */
import { GATE, type Status, type Statuses } from './preferences.ts';
import type { PreferencesSource } from './preferences-client.ts';
import type { PreferencesError } from './preferences-error.ts';
import type {
  PreferencesEvent,
  PreferencesRequest,
  PreferencesState,
  PreferencesStatus,
  PreferencesStore,
} from './preferences-state.ts';
import type { Reading } from './reading.ts';
import { isEmpty, own, pick, union } from './statuses.ts';

export type * from './preferences-state.ts';

/** The longest that a `Retry-After` is waited for, in milliseconds. */
const MAX_PAUSE = 30_000;

/**
 * For how long a change may still be stored after the outcome of its request was unknown, in
 * milliseconds: the handler goes on trying for up to 10 seconds, and the system of record may be slow.
 */
const LATEST_OUTCOME = 20_000;

/**
 * A save that takes longer than this, in milliseconds, was tried more than once by the handler, and the
 * first try may still be stored, after a later change.
 */
const SLOW = 3000;

/**
 * Makes a store for one person's preferences.
 *
 * One PATCH at a time is in flight. It is never repeated by the store itself, since the handler behind
 * it tries three times already; only a change that has certainly not left the machine is sent later.
 *
 * @param source where to ask, and as whom
 * @param request how to ask
 * @param known what the state begins with, such as preferences read earlier
 */
export function createStore(
  source: PreferencesSource,
  request: PreferencesRequest,
  known: Partial<PreferencesState> = {},
): PreferencesStore {
  const listeners = new Set<(event: PreferencesEvent) => void>();
  let state: PreferencesState = {
    status: 'loading',
    saved: {},
    wanted: {},
    inFlight: {},
    queued: {},
    failed: {},
    justSaved: {},
    unknown: [],
    changedElsewhere: [],
    ...known,
  };
  /** Changes not given to `save` yet. */
  let staged = state.wanted;
  /** Keys whose next change is sent whatever is saved: an earlier one has failed, and may still be stored. */
  let doubtful = new Set<string>();
  /** Changes wait for a connection. */
  let waiting = state.status === 'offline';
  /** Counts saves begun and ended: a reading that saw one pass may be older than what is saved. */
  let writes = 0;
  let writing: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  /** A reading is due: none has begun since the last `load()`. */
  let due = false;
  /** No request before this time, in milliseconds since 1970. */
  let pausedUntil = 0;
  let confirmation: ReturnType<typeof setTimeout> | undefined;

  const emit = (event: PreferencesEvent) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };

  /** The status that a key will have once all requests have ended, as far as that is known. */
  const expected = (key: string, { inFlight, saved } = state) =>
    own(inFlight, key) ?? (doubtful.has(key) ? undefined : own(saved, key));

  const update = (change: Partial<PreferencesState>) => {
    const next = { ...state, ...change };
    const { saved, inFlight, error, justSaved, details } = next;
    // A change back to the status that a key has or is about to get needs no request; a locked one
    // would be refused.
    const isOpen = (key: string) => !details?.[key]?.locked;
    const queued = pick(next.queued, (key, to) => isOpen(key) && to !== expected(key, next));
    staged = pick(
      staged,
      (key, to) => isOpen(key) && to !== (own(queued, key) ?? expected(key, next)),
    );
    const wanted = { ...inFlight, ...queued, ...staged };
    let status: PreferencesStatus = 'ready';
    if (!own(saved, GATE)) status = error ? 'failed' : 'loading';
    else if (waiting && !isEmpty(queued)) status = 'offline';
    else if (!isEmpty(inFlight) || !isEmpty(queued)) status = 'saving';
    else if (!isEmpty(justSaved) && isEmpty(staged)) status = 'saved';
    state = { ...next, queued, wanted, status };
    emit({ type: 'state' });
  };

  /** Takes over an answer, which holds every status. */
  const adopt = (answer: Reading, changes: Statuses = {}) => {
    const { saved } = answer;
    const isStored = (key: string, status?: Status) => own(saved, key) === status;
    const failed = pick(state.failed, (key, status) => !isStored(key, status));
    const found = pick(state.failed, isStored);
    const ours = { ...found, ...changes };
    const elsewhere = pick(saved, (key, status) => {
      const before = state.unknown.includes(key) ? status : (own(state.saved, key) ?? status);
      return before !== status && !own(ours, key);
    });
    for (const key of Object.keys(ours)) doubtful.delete(key);
    update({
      ...answer,
      failed,
      inFlight: {},
      unknown: [],
      error: isEmpty(failed) ? undefined : state.error,
      justSaved: { ...pick(state.justSaved, isStored), ...ours },
      changedElsewhere: union(state.changedElsewhere, elsewhere),
    });
    return ours;
  };

  /** Any answer shows that there is a connection. */
  const sendWaiting = () => {
    if (waiting) store.save([]);
  };

  /** Waits after a Retry-After; and an answer with an error is an answer. */
  const noteError = (error: PreferencesError) => {
    const { status, retryAfter = 0 } = error;
    pausedUntil = Math.max(pausedUntil, Date.now() + Math.min(retryAfter * 1000, MAX_PAUSE));
    if (status) sendWaiting();
    return error;
  };

  const pause = async () => {
    const rest = pausedUntil - Date.now();
    if (rest > 0) await sleep(rest);
  };

  const write = async () => {
    // Changes made in one go, such as by a script, go together; and the click is painted first.
    await sleep(0);
    while (!waiting && !isEmpty(state.queued)) {
      await pause();
      // They may have been discarded meanwhile.
      if (!isEmpty(state.queued)) await send(state.queued);
    }
    writing = undefined;
  };

  const send = async (changes: Statuses) => {
    const failed = pick(state.failed, (key) => !own(changes, key));
    writes += 1;
    update({ inFlight: changes, queued: {}, failed, justSaved: {}, changedElsewhere: [] });
    const start = Date.now();
    const answer = await request(source, changes).catch(noteError);
    writes += 1;
    if (Date.now() - start > SLOW) confirmLater();
    if (answer instanceof Error) return fail(answer, changes);
    waiting = false;
    adopt(answer, changes);
    emit({ type: 'save', changes, preferences: state.saved });
  };

  const fail = (error: PreferencesError, changes: Statuses) => {
    const { code, outcomeUnknown } = error;
    const { queued, failed, unknown } = state;
    if (code === 'offline' && !outcomeUnknown) {
      waiting = true;
      return update({ inFlight: {}, queued: { ...changes, ...queued } });
    }
    for (const key of Object.keys(changes)) {
      if (outcomeUnknown || own(staged, key)) doubtful.add(key);
    }
    update({
      inFlight: {},
      error,
      // The person may want something else by now.
      failed: { ...failed, ...pick(changes, (key) => !own(queued, key) && !own(staged, key)) },
      unknown: outcomeUnknown ? union(unknown, changes) : unknown,
    });
    emit({ type: 'error', error, changes });
    if (!outcomeUnknown) return;
    confirmLater();
    store.load();
  };

  /** Reads again when nothing can be on its way any more. */
  const confirmLater = () => {
    clearTimeout(confirmation);
    confirmation = setTimeout(() => {
      // Where that has failed just now, the state says so.
      if (isEmpty(state.unknown)) store.load();
    }, LATEST_OUTCOME);
  };

  const read = async () => {
    do {
      await writing;
      await pause();
      due = false;
      const before = writes;
      const answer = await request(source).catch(noteError);
      // It may be older than what a save has told meanwhile.
      if (before !== writes) due = true;
      else if (answer instanceof Error) {
        update({ error: answer });
        emit({ type: 'error', error: answer });
      } else {
        const changes = adopt(answer);
        sendWaiting();
        emit({ type: 'load', preferences: state.saved });
        if (!isEmpty(changes)) emit({ type: 'save', changes, preferences: state.saved });
      }
    } while (due);
    reading = undefined;
  };

  const store: PreferencesStore = {
    source,
    get state() {
      return state;
    },
    get unsaved() {
      return { ...state.queued, ...staged };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shown: (key) => own(state.wanted, key) ?? own(state.saved, key) ?? 'unsubscribed',
    async load() {
      if (!source.token && !source.tokenProvider) return;
      if (state.status === 'failed') update({ error: undefined });
      due = true;
      reading ??= read();
      await reading;
    },
    set(changes) {
      staged = { ...staged, ...changes };
      const failed = pick(state.failed, (key) => !own(changes, key));
      const isOver = own(state.saved, GATE) && isEmpty(failed) && isEmpty(state.unknown);
      const error = isOver ? undefined : state.error;
      update({ failed, error, justSaved: {}, changedElsewhere: [] });
    },
    async save(keys) {
      const saving = pick(staged, (key) => !keys || keys.includes(key));
      waiting = false;
      update({ queued: { ...state.queued, ...saving } });
      if (!isEmpty(state.queued)) writing ??= write();
      await writing;
    },
    async discard() {
      doubtful = new Set(state.unknown);
      staged = {};
      update({ queued: {}, failed: {} });
      store.set({});
      if (!isEmpty(state.unknown)) await store.load();
    },
    async retry() {
      const { failed } = state;
      store.set(failed);
      const saving = store.save(Object.keys(failed));
      await (writing ? saving : store.load());
    },
    async resume() {
      await (isEmpty(state.queued) ? store.load() : store.save([]));
    },
  };
  // The status follows from the rest.
  update({});
  return store;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
