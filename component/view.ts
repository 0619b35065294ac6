/** What is drawn, computed from the state of the store, the timers and the texts. No DOM. */
import { type Bar, barOf, loadProblemOf } from './bar.ts';
import { labelOf } from './label-of.ts';
import type { Messages } from './messages.ts';
import { GATE, type PreferenceDetails, type Status } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { Timed } from './status-timers.ts';

/** A state of the store, with the descriptions that some systems of record send. */
export interface DescribedState extends PreferencesState {
  /** By preference key. */
  readonly details?: Readonly<Record<string, PreferenceDetails>> | undefined;
}

/** The input of {@link viewOf}. */
export interface ViewInput {
  readonly state: DescribedState;
  readonly timed: Timed;
  /** Whether the outcome of a save is unknown, and being read. */
  readonly isChecking: boolean;
  /** Texts in the language of the page. */
  readonly builtIn: Messages;
  /** Texts of the page's own, which replace the built-in ones. */
  readonly own?: Partial<Messages> | undefined;
  /** Keys to show, in this order, separated by spaces. Default: all. */
  readonly categories?: string | undefined;
  /** Whether changes wait for the Save button. */
  readonly form: boolean;
}

/** What the slot of a row says. The names are those of the row's parts. */
export type RowState = 'failed' | 'waiting' | 'saving' | 'saved' | 'changed' | 'locked' | 'badge';

/** One preference as it is drawn. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** A sentence that may stand in place of the description later: its space is kept. */
  readonly reserved?: string | undefined;
  /** Why it cannot be changed. */
  readonly reason?: string | undefined;
  readonly locked: boolean;
  readonly on: boolean;
  /** The status that is known to be stored. */
  readonly saved: Status | undefined;
  readonly state?: RowState | undefined;
  /** The text of the slot. */
  readonly note?: string | undefined;
}

/**
 * How much is drawn:
 * - `loading`: the coming words as bars
 * - `down`: the same, with a panel in the gate's place; it may still load
 * - `final`: a panel alone
 * - `ready`: everything
 */
export type Phase = 'loading' | 'down' | 'final' | 'ready';

/** Everything that the template draws. */
export interface View {
  readonly messages: Messages;
  readonly phase: Phase;
  readonly email?: string | undefined;
  readonly gate: Row;
  /** Whether all emails are off. */
  readonly closed: boolean;
  /** Whether the gate stands below the categories, because `categories` names it last. */
  readonly gateLast: boolean;
  /** Undefined while no category is known, and when the gate is the whole preference center. */
  readonly categories?: readonly Row[] | undefined;
  readonly undo: boolean;
  /** Changes that wait for the Save button. */
  readonly staged: number;
  readonly bar: Bar;
}

/** The address drawn while the true one is not known: its width is the usual one. */
const SOME_ADDRESS = 'j•••@e••••••.com';

/**
 * @example
 * viewOf({ state: store.state, timed, builtIn: english, form: false }).gate.name; // 'All emails'
 */
export function viewOf(input: ViewInput): View {
  const { state, timed, isChecking, builtIn, own, form } = input;
  const { saved, wanted, failed, inFlight, queued, justSaved } = state;
  const labels = { ...builtIn.labels, ...own?.labels };
  const messages: Messages = { ...builtIn, ...own, labels };
  const loaded = GATE in saved;
  const asked = input.categories?.split(/\s+/).filter((key) => key && !(key in Object.prototype));
  const keys = [...new Set(asked ?? Object.keys(saved))].filter(
    (key) => key !== GATE && (!loaded || key in saved),
  );
  /** A form stays as the person left it; nor is a switch put back before the outcome is known. */
  const isKept = (key: string) => form || (isChecking && state.unknown.includes(key));
  const isOn = (key: string) =>
    (wanted[key] ?? (isKept(key) ? failed[key] : undefined) ?? saved[key]) === 'subscribed';
  const isLocked = (key: string) => !!state.details?.[key]?.locked;
  const closed = loaded && !isOn(GATE);

  const isStaged = (key: string) =>
    form && (key in failed || (key in wanted && wanted[key] !== (queued[key] ?? inFlight[key])));

  const stateOf = (key: string): RowState | undefined => {
    const isUnknown = state.unknown.includes(key);
    const isSaving = key in inFlight || key in queued || (isChecking && isUnknown);
    if ((key in failed || isUnknown) && !isSaving) return 'failed';
    if (key in queued && state.status === 'offline') return 'waiting';
    if (isSaving && timed.saving) return 'saving';
    if (key in justSaved && timed.saved) return 'saved';
    if (isStaged(key)) return 'changed';
    if (isLocked(key)) return 'locked';
    return closed && key !== GATE && isOn(key) ? 'badge' : undefined;
  };

  const rowOf = (key: string): Row => {
    const [builtInName, builtInDescription] = labelOf(key, labels);
    const details = own?.labels?.[key] ? undefined : state.details?.[key];
    const on = isOn(key);
    const locked = isLocked(key);
    const rowState = stateOf(key);
    const notes: Record<RowState, string> = {
      failed: messages.notSaved,
      waiting: messages.waiting,
      saving: messages.saving,
      saved: messages.saved,
      changed: messages.changed,
      locked: on ? messages.alwaysOn : messages.alwaysOff,
      badge: messages.notSent,
    };
    return {
      key,
      name: details?.label ?? builtInName,
      description: details?.description ?? builtInDescription,
      reason: locked
        ? (state.details?.[key]?.reason ?? (on ? messages.lockedOn : messages.lockedOff))
        : undefined,
      locked,
      on,
      saved: saved[key],
      state: rowState,
      note: rowState && notes[rowState],
    };
  };

  const rows = keys.map(rowOf).sort((a, b) => Number(a.locked) - Number(b.locked));
  const alone = !asked && !rows[0];
  const gate = rowOf(GATE);
  const open = alone
    ? state.details?.[GATE]?.description
      ? messages.stopAll(gate.description)
      : gate.description
    : messages.choicesKept(gate.description);
  const why = alone
    ? messages.whyAlone
    : rows.some(({ locked, on }) => locked && on)
      ? messages.whyExcept
      : messages.why;

  const undo = timed.undo && closed && !form;
  const staged = keys.concat(GATE).filter(isStaged).length;
  return {
    messages,
    phase: phaseOf(state),
    email: loaded ? (state.email ?? undefined) : SOME_ADDRESS,
    gate: {
      ...gate,
      description: closed ? why : open,
      reserved: closed ? open : why,
    },
    closed,
    gateLast: keys.length > 0 && asked?.at(-1) === GATE,
    categories: alone ? undefined : rows,
    undo,
    staged,
    bar: barOf({ state, timed, isChecking, messages, form, staged, undo, rows: [gate, ...rows] }),
  };
}

function phaseOf({ status, error, saved }: PreferencesState): Phase {
  if (GATE in saved) return 'ready';
  if (status !== 'failed') return 'loading';
  return ['down', 'offlineLoad'].includes(loadProblemOf(error)) ? 'down' : 'final';
}
