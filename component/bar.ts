/** The bar below the categories: the sentence about the whole, and its buttons. */
import type { Messages } from './messages.ts';
import { GATE } from './preferences.ts';
import type { PreferencesError } from './preferences-client.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { Timed } from './status-timers.ts';
import type { Row } from './view.ts';

/** What the bar draws. */
export interface Bar {
  /** `error`: something went wrong. `neutral`: the person should know. Neither: a line without a frame. */
  readonly tone?: 'error' | 'neutral';
  /** The icon of a panel. */
  readonly mark?: 'failed' | 'waiting';
  /** Announced, drawn bold. */
  readonly title?: string | undefined;
  /** Announced, after the title. */
  readonly detail?: string | undefined;
  /** Drawn while there is nothing to announce. */
  readonly hint?: string | undefined;
  readonly retry?: boolean;
}

/** The input of {@link barOf}. */
interface BarInput {
  readonly state: PreferencesState;
  readonly timed: Timed;
  /** Whether the outcome of a save is unknown, and being read. */
  readonly isChecking: boolean;
  readonly messages: Messages;
  /** Whether changes wait for the Save button. */
  readonly form: boolean;
  /** How many changes wait for it. */
  readonly staged: number;
  /** Whether Undo is offered. */
  readonly undo: boolean;
  /** Every row that is drawn, the gate included. */
  readonly rows: readonly Row[];
}

/** The texts of a load that failed. Each is a key of {@link Messages}. */
type LoadProblem = 'down' | 'offlineLoad' | 'signedOut' | 'unavailable' | 'unknown';

/** 4xx answers that may be different at the next request. */
const TEMPORARY = [408, 429];

/** @param error why nothing could be read */
export function loadProblemOf(error: PreferencesError | undefined): LoadProblem {
  const { code, status = 0 } = error ?? {};
  if (code === 'offline') return 'offlineLoad';
  if (code === 'resource_not_found') return 'unknown';
  if (code === 'token_missing' || code === 'endpoint_wrong') return 'unavailable';
  if (status === 401) return 'signedOut';
  return status >= 400 && status < 500 && !TEMPORARY.includes(status) ? 'unavailable' : 'down';
}

/** @returns the first of these that applies: a failure, waiting changes, progress, a result, a hint */
export function barOf(input: BarInput): Bar {
  const { state, timed, isChecking, messages, form, staged, undo, rows } = input;
  const { status, error, queued, unknown, changedElsewhere } = state;

  if (status === 'loading') return { detail: messages.loading };
  if (status === 'failed') {
    const problem = loadProblemOf(error);
    const isRed = problem === 'down' || problem === 'unavailable';
    return {
      ...messages[problem],
      tone: isRed ? 'error' : 'neutral',
      mark: isRed || problem === 'unknown' ? 'failed' : 'waiting',
      retry: problem !== 'unavailable' && problem !== 'unknown',
    };
  }

  const namesOf = (isOne: (row: Row) => boolean) =>
    messages.list(rows.filter(isOne).map(({ name }) => name));
  const lost = rows.filter(({ state }) => state === 'failed');
  if (unknown[0] && !isChecking) {
    const names = namesOf(({ key }) => unknown.includes(key));
    return { ...messages.unconfirmed(names), tone: 'error', mark: 'failed', retry: true };
  }
  if (lost[0]) {
    const still = lost[1] ? messages.asBefore : lost[0].on ? messages.stillOn : messages.stillOff;
    const { title, detail } = form
      ? messages.submitFailed
      : { title: messages.failed(messages.list(lost.map(({ name }) => name))), detail: still };
    return {
      tone: 'error',
      mark: 'failed',
      title,
      detail: error?.status === 401 ? messages.failedSignedOut : detail,
      retry: !form,
    };
  }
  if (status === 'offline') {
    const waiting = Object.keys(queued).length;
    return { ...messages.offline(waiting), tone: 'neutral', mark: 'waiting' };
  }

  const tried = rows.find(({ key }) => key === timed.tried);
  if (tried)
    return { detail: messages.locked(tried.name, tried.on ? 'subscribed' : 'unsubscribed') };
  if (timed.slow) return { detail: messages.saving };
  if (staged) return { detail: messages.unsaved(staged) };
  if (timed.saved && !(undo && GATE in state.justSaved)) return { detail: messages.saved };
  if (undo) return { detail: messages.undoable };
  const changed = rows.filter(({ key }) => changedElsewhere.includes(key));
  if (changed[0]) {
    const choices = changed.map(({ name, saved = 'unsubscribed' }) => messages.choice(name, saved));
    return { detail: messages.changedElsewhere(messages.list(choices)) };
  }
  return { hint: form ? messages.unchanged : messages.instant };
}
