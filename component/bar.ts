/** The bar below the categories: the sentence about the whole, and its buttons. */
import type { Panel } from './messages.ts';
import { GATE } from './preferences.ts';
import type { PreferencesError } from './preferences-error.ts';
import type { Row, RowInput } from './row.ts';

/** What the bar draws. */
export interface Bar extends Partial<Panel> {
  /** Drawn as a panel. `error`: something went wrong. `neutral`: the person should know. */
  readonly tone?: 'error' | 'neutral';
  /** Drawn while there is nothing to announce. */
  readonly hint?: string;
  /** Whether "Try again" is offered. */
  readonly canRetry?: boolean;
  /** Whether Save and Discard have something to do. */
  readonly canSave?: boolean;
}

/** The input of {@link barOf}. */
interface BarInput extends RowInput {
  readonly hasUndo: boolean;
  /** Every row that is drawn, the gate included. */
  readonly rows: readonly Row[];
}

/** The texts of a load that failed. Each is a key of the messages. */
type LoadProblem = 'down' | 'offlineLoad' | 'signedOut' | 'unavailable' | 'unknown';

/** Errors that a person cannot do anything about, whatever their status. */
const SET_UP_WRONGLY = ['token_missing', 'endpoint_wrong', 'preview_missing'];

/** 4xx answers that may be different at the next request. */
const TEMPORARY = [408, 429];

/** @param error why nothing could be read */
export function loadProblemOf(error: PreferencesError | undefined): LoadProblem {
  const { code, status = 0 } = error ?? {};
  if (code === 'offline') return 'offlineLoad';
  if (code === 'resource_not_found') return 'unknown';
  if (SET_UP_WRONGLY.includes(code ?? '')) return 'unavailable';
  if (status === 401) return 'signedOut';
  return status >= 400 && status < 500 && !TEMPORARY.includes(status) ? 'unavailable' : 'down';
}

/** @returns the first of these that applies: a failure, waiting changes, progress, a result, a hint */
export function barOf(input: BarInput): Bar {
  const { state, timed, isChecking, messages, isForm, hasUndo, rows } = input;
  const { status, error, queued, unknown, changedElsewhere } = state;
  if (status === 'loading') return { detail: messages.loading };
  if (status === 'failed') {
    const problem = loadProblemOf(error);
    const isRed = problem === 'down' || problem === 'unavailable';
    const canRetry = problem !== 'unavailable' && problem !== 'unknown';
    return { ...messages[problem], tone: isRed ? 'error' : 'neutral', canRetry };
  }

  const namesOf = (some: readonly Row[]) => messages.list(some.map(({ name }) => name));
  const failed = rows.filter((row) => row.state === 'failed');
  const staged = rows.filter((row) => row.isStaged).length;
  const canSave = staged > 0;
  if (unknown[0] && !isChecking) {
    return { ...messages.unconfirmed(namesOf(failed)), tone: 'error', canRetry: !isForm, canSave };
  }
  if (failed[0]) {
    const still = failed[0].isOn ? messages.stillOn : messages.stillOff;
    const { title, detail } = isForm
      ? messages.submitFailed
      : {
          title: messages.failed(namesOf(failed)),
          detail: failed[1] ? messages.asBefore : still,
        };
    return {
      tone: 'error',
      title,
      detail: error?.status === 401 ? messages.failedSignedOut : detail,
      canRetry: !isForm && error?.status !== 501,
      canSave,
    };
  }
  if (status === 'offline') {
    return { ...messages.offline(Object.keys(queued).length), tone: 'neutral', canSave };
  }

  const tried = rows.find(({ key }) => key === timed.tried);
  const changed = rows.filter(({ key }) => changedElsewhere.includes(key));
  let detail: string | undefined;
  if (tried) detail = messages.locked(tried.name, tried.isOn ? 'subscribed' : 'unsubscribed');
  else if (timed.slow) detail = messages.saving;
  else if (staged) detail = messages.unsaved(staged);
  else if (hasUndo && GATE in state.justSaved) detail = messages.undoable;
  else if (timed.saved) detail = messages.saved;
  else if (hasUndo) detail = messages.undoable;
  else if (changed[0]) {
    const choices = changed.map(({ name, saved = 'unsubscribed' }) => messages.choice(name, saved));
    detail = messages.changedElsewhere(messages.list(choices));
  }
  if (detail) return { detail, canSave };
  return { hint: isForm ? messages.unchanged : messages.instant };
}
