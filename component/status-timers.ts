/** What the element says for a limited time: progress, results and the offer of Undo. */
import type { ReactiveControllerHost } from 'lit';
import { GATE, type Statuses } from './preferences.ts';
import { areSame, isEmpty } from './statuses.ts';

/** What may be said at the moment. */
export interface Timed {
  /** A save takes long enough to be shown in its row. */
  readonly saving?: boolean;
  /** It takes long enough to be announced. */
  readonly slow?: boolean;
  /** The last save is recent. */
  readonly saved?: boolean;
  /** All emails were turned off here a short time ago. */
  readonly undo?: boolean;
  /** The locked preference that a person has just tried to change. */
  readonly tried?: string | undefined;
}

/** In milliseconds. */
const DURATIONS = { saving: 300, slow: 1000, saved: 3000, undo: 10_000, tried: 3000 };

/**
 * Keeps {@link Timed} and asks its host for an update at each change.
 *
 * @example
 * const timers = new StatusTimers(this);
 * // before each rendering
 * timers.follow(store.state.justSaved, store.state.status === 'saving');
 */
export class StatusTimers {
  /** Replaced, never changed. */
  timed: Timed = {};
  #isSaving = false;
  #justSaved: Statuses = {};
  #timeouts: Partial<Record<keyof Timed, ReturnType<typeof setTimeout>>> = {};
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;

  /** @param host the element; moving it in the page changes nothing here */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /**
   * Begins anew.
   *
   * @param timed what is said until the next change
   * @param justSaved the changes that it is about
   */
  reset(timed: Timed = {}, justSaved: Statuses = {}): void {
    for (const timeout of Object.values(this.#timeouts)) clearTimeout(timeout);
    this.#isSaving = !!timed.saving;
    this.#justSaved = justSaved;
    this.timed = timed;
  }

  /**
   * Call it before each rendering.
   *
   * @param justSaved the changes that the last save has stored
   * @param isSaving whether changes are on their way, or their outcome is being read
   */
  follow(justSaved: Statuses, isSaving: boolean): void {
    if (isSaving !== this.#isSaving) {
      this.#isSaving = isSaving;
      for (const name of ['saving', 'slow'] as const) {
        this.#change(name, false);
        if (isSaving) this.#later(name, true);
      }
    }
    if (areSame(justSaved, this.#justSaved)) return;
    this.#justSaved = justSaved;
    this.#change('saved', !isEmpty(justSaved));
    this.#later('saved', false);
    if (GATE in justSaved) {
      this.#change('undo', justSaved[GATE] === 'unsubscribed');
      this.#later('undo', false);
    }
  }

  /** A person tries to change a locked preference. */
  try(key: string): void {
    this.#change('tried', key);
    this.#later('tried', undefined);
  }

  /**
   * While the button has the focus or the pointer, Undo stays (WCAG 2.2.1). Its whole time begins again
   * after that.
   */
  holdUndo(isHeld: boolean): void {
    if (isHeld) clearTimeout(this.#timeouts.undo);
    else this.#later('undo', false);
  }

  /** Changes one value after some milliseconds, unless it is changed before. */
  #later<Name extends keyof Timed>(name: Name, value: Timed[Name]): void {
    clearTimeout(this.#timeouts[name]);
    this.#timeouts[name] = setTimeout(() => this.#change(name, value), DURATIONS[name]);
  }

  #change<Name extends keyof Timed>(name: Name, value: Timed[Name]): void {
    clearTimeout(this.#timeouts[name]);
    this.timed = { ...this.timed, [name]: value };
    this.#host.requestUpdate();
  }
}
