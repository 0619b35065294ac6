/** What the element says for a limited time: progress, results and the offer of Undo. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { areSame, GATE, type Statuses } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';

/** What may be said at the moment. */
export interface Timed {
  /** A save takes long enough to be shown in its row. */
  readonly saving: boolean;
  /** It takes long enough to be announced. */
  readonly slow: boolean;
  /** The last save is recent. */
  readonly saved: boolean;
  /** All emails were turned off here a short time ago. */
  readonly undo: boolean;
  /** The locked preference that a person has just tried to change. */
  readonly tried?: string | undefined;
}

/** In milliseconds. */
export const DURATIONS = { saving: 300, slow: 1000, saved: 3000, undo: 10_000, tried: 3000 };

/** The values before anything happens. */
export const AT_REST: Timed = { saving: false, slow: false, saved: false, undo: false };

/**
 * Keeps {@link Timed} and asks its host for an update at each change.
 *
 * @example
 * const timers = new StatusTimers(this);
 * // before each rendering
 * timers.follow(store.state, store.state.status === 'saving');
 */
export class StatusTimers implements ReactiveController {
  #timed = AT_REST;
  #isSaving = false;
  #justSaved: Statuses = {};
  #undoLeft = 0;
  #undoSince = 0;
  readonly #timeouts = new Map<keyof Timed, ReturnType<typeof setTimeout>>();
  readonly #host: ReactiveControllerHost;
  readonly #durations: typeof DURATIONS;

  /** @param durations in milliseconds */
  constructor(host: ReactiveControllerHost, durations = DURATIONS) {
    this.#host = host;
    this.#durations = durations;
    host.addController(this);
  }

  get timed(): Timed {
    return this.#timed;
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Forgets everything. */
  reset(): void {
    for (const name of this.#timeouts.keys()) this.#stop(name);
    this.#isSaving = false;
    this.#justSaved = {};
    this.#set(AT_REST);
  }

  /**
   * Call it before each rendering.
   *
   * @param state that of the store
   * @param isSaving whether changes are on their way, or their outcome is being read
   */
  follow({ justSaved }: PreferencesState, isSaving: boolean): void {
    if (!isSaving) {
      this.#stop('saving');
      this.#stop('slow');
      this.#set({ saving: false, slow: false });
    } else if (!this.#isSaving) {
      this.#start('saving', () => this.#set({ saving: true }));
      this.#start('slow', () => this.#set({ slow: true }));
    }
    this.#isSaving = isSaving;
    if (!areSame(justSaved, this.#justSaved)) {
      const isNew = Object.keys(justSaved).length > 0;
      this.#set({ saved: isNew });
      if (isNew) this.#start('saved', () => this.#set({ saved: false }));
      if (GATE in justSaved) this.#offerUndo(justSaved[GATE] === 'unsubscribed');
    }
    this.#justSaved = justSaved;
  }

  /** A person tries to change a locked preference. */
  try(key: string): void {
    this.#set({ tried: key });
    this.#start('tried', () => this.#set({ tried: undefined }));
  }

  /** The time for Undo stands still while the button has the focus or the pointer (WCAG 2.2.1). */
  holdUndo(isHeld: boolean): void {
    if (!this.#timed.undo) return;
    const isRunning = this.#timeouts.has('undo');
    if (isHeld && isRunning) {
      this.#stop('undo');
      this.#undoLeft -= Date.now() - this.#undoSince;
    } else if (!isHeld && !isRunning) this.#runUndo();
  }

  #offerUndo(isOffered: boolean): void {
    this.#stop('undo');
    this.#set({ undo: isOffered });
    this.#undoLeft = this.#durations.undo;
    if (isOffered) this.#runUndo();
  }

  #runUndo(): void {
    this.#undoSince = Date.now();
    this.#start('undo', () => this.#set({ undo: false }), this.#undoLeft);
  }

  #start(name: keyof Timed, action: () => void, duration = this.#durations[name]): void {
    this.#stop(name);
    this.#timeouts.set(
      name,
      setTimeout(() => {
        this.#timeouts.delete(name);
        action();
      }, duration),
    );
  }

  #stop(name: keyof Timed): void {
    clearTimeout(this.#timeouts.get(name));
    this.#timeouts.delete(name);
  }

  #set(change: Partial<Timed>): void {
    this.#timed = { ...this.#timed, ...change };
    this.#host.requestUpdate();
  }
}
