/** The state of the store, its events, and its interface. Types only. */
import type { Status, Statuses } from './preferences.ts';
import type { PreferencesSource } from './preferences-client.ts';
import type { PreferencesError } from './preferences-error.ts';
import type { Reading } from './reading.ts';

/**
 * The state in one word:
 * - `loading`: nothing has been read yet; `failed`: nothing could be read
 * - `ready`: the preferences are there, and nothing is under way
 * - `saving`: changes are being saved; `saved`: they are stored, and nothing has been changed since
 * - `offline`: changes wait for a connection, for `resume()`
 */
export type PreferencesStatus = 'loading' | 'failed' | 'ready' | 'saving' | 'saved' | 'offline';

/** The state of the store at one moment, as plain data. Replaced, never changed. */
export interface PreferencesState extends Reading {
  readonly status: PreferencesStatus;
  /** Why the last reading or save has failed. */
  readonly error?: PreferencesError | undefined;
  /** The statuses that the system of record is known to hold. Empty until they have been read. */
  readonly saved: Statuses;
  /** The statuses that the person has changed and that are not confirmed yet: staged, queued, in flight. */
  readonly wanted: Statuses;
  /** The changes that a request is carrying. */
  readonly inFlight: Statuses;
  /** Changes given to `save()` that wait for the request in flight or for a connection. */
  readonly queued: Statuses;
  /** Changes that were to be saved and are not, or not known to be. `retry()` sends them again. */
  readonly failed: Statuses;
  /** The changes that the last successful save has stored, until the next change. */
  readonly justSaved: Statuses;
  /** Keys whose stored status is not known until they have been read again. */
  readonly unknown: readonly string[];
  /** Keys whose stored status somebody else has changed, as was read since the person's last act. */
  readonly changedElsewhere: readonly string[];
}

/** An event of the store: the state has changed, or a request has succeeded or failed. */
export type PreferencesEvent =
  | { type: 'state' }
  | { type: 'load' | 'save'; changes?: Statuses | undefined; preferences: Statuses }
  | { type: 'error'; error: PreferencesError; changes?: Statuses | undefined };

/** One person's preferences, kept in step with the handler. Its promises never reject. */
export interface PreferencesStore {
  readonly source: PreferencesSource;
  /** The current state. */
  readonly state: PreferencesState;
  /** Changes that no request carries yet: they would be lost with the page. */
  readonly unsaved: Statuses;
  /**
   * Calls `listener` at every event from now on. An error that it throws is reported as uncaught, and
   * changes nothing else.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (event: PreferencesEvent) => void): () => void;
  /** The stored status to show for a key: the one that the person wants, else the one that is saved. */
  shown(key: string): Status;
  /**
   * Reads the preferences. Calls made while a reading or a save is under way are answered together by
   * one reading after it. Does nothing while there is neither a token nor a provider.
   */
  load(): Promise<void>;
  /**
   * Stages changes. They are shown at once, and sent by `save`. A change of a locked preference is
   * passed over.
   */
  set(changes: Statuses): void;
  /**
   * Saves what is staged now. What is staged later is not sent along, however long this has to wait.
   * What cannot be saved goes to `failed`, and nothing else does.
   *
   * @param keys the keys to save; default all that are staged
   */
  save(keys?: readonly string[]): Promise<void>;
  /** Drops what is staged, queued or has failed. Reads again what is unknown. */
  discard(): Promise<void>;
  /** Tries again what failed: to read, or to save. */
  retry(): Promise<void>;
  /** Goes on after a time without a connection: saves what waits, or reads again. */
  resume(): Promise<void>;
}

/** Reads the preferences, or changes some of them. Rejects with a {@link PreferencesError}. */
export type PreferencesRequest = (
  source: PreferencesSource,
  changes?: Statuses,
) => Promise<Reading>;
