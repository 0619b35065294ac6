/** What is drawn, computed from the state of the store, the timers and the texts. No DOM. */
import { type Bar, barOf, loadProblemOf } from './bar.ts';
import type { Messages } from './messages.ts';
import { GATE } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';
import { type Row, type RowInput, rowOf } from './row.ts';

/** The input of {@link viewOf}; `messages` are those in the language of the page. */
export interface ViewInput extends RowInput {
  /** Keys to show, in this order, separated by spaces. Default: all. */
  readonly categories?: string | undefined;
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
  /** Whose preferences these are: an address or a number, masked. */
  readonly recipient: string | null | undefined;
  readonly gate: Row;
  /** Whether all emails are off. */
  readonly isClosed: boolean;
  /** Whether the gate stands below the categories, because `categories` names it last. */
  readonly isGateLast: boolean;
  /** Undefined while no category is known, and when the gate is the whole preference center. */
  readonly categories: readonly Row[] | undefined;
  readonly hasUndo: boolean;
  readonly bar: Bar;
}

/** Drawn as a bar while the true address is not known: its width is the usual one. */
const SOME_ADDRESS = 'john@example.com';

/**
 * @example
 * viewOf({ state: store.state, messages: english, … }).gate.name; // 'All emails'
 */
export function viewOf({ categories, ...given }: ViewInput): View {
  const { state, own, isForm, timed } = given;
  const labels = { ...given.messages.labels, ...own?.labels };
  const messages: Messages = { ...given.messages, ...own, labels };
  const input = { ...given, messages };

  const isLoaded = GATE in state.saved;
  const asked = categories?.split(/\s/).filter((key) => key && !(key in Object.prototype));
  const rows = [...new Set(asked ?? Object.keys(state.saved))]
    .filter((key) => key !== GATE && (!isLoaded || key in state.saved))
    .map((key) => rowOf(key, input))
    .sort((one, other) => Number(one.isLocked) - Number(other.isLocked));
  const isAlone = !asked && !rows[0];
  const gate = rowOf(GATE, input);
  const isClosed = isLoaded && !gate.isOn;

  const served = state.details?.[GATE]?.description;
  let open = messages.choicesKept(gate.description);
  let why = messages.why;
  let { reason } = gate;
  if (gate.isLocked) {
    why = messages.whyAlone;
    // The effect of closing it is of no use to a person who cannot.
    open = served ?? '';
    if (!rows[0] && !isClosed) reason ??= messages.lockedOn;
  } else if (!rows[0]) {
    why = messages.whyAlone;
    open = served ? messages.stopAll(gate.description) : gate.description;
  } else if (rows.some(({ isLocked, isOn }) => isLocked && isOn)) why = messages.whyExcept;
  if (state.blocksReplies && !gate.isLocked) open = messages.blocksReplies?.(open) ?? open;
  const description = isClosed ? why : open;
  // A locked gate stays as it is: it needs no room for the other sentence.
  const reserved = gate.isLocked ? undefined : isClosed ? open : why;

  const hasUndo = !!timed.undo && isClosed && !isForm;
  return {
    messages,
    phase: phaseOf(state),
    recipient: isLoaded ? state.recipient || state.email : SOME_ADDRESS,
    gate: { ...gate, description, reserved, reason },
    isClosed,
    isGateLast: !!rows[0] && asked?.at(-1) === GATE,
    categories: isAlone ? undefined : rows,
    hasUndo,
    bar: barOf({ ...input, hasUndo, rows: [gate, ...rows] }),
  };
}

function phaseOf({ status, error, saved }: PreferencesState): Phase {
  if (GATE in saved) return 'ready';
  if (status !== 'failed') return 'loading';
  return ['down', 'offlineLoad'].includes(loadProblemOf(error)) ? 'down' : 'final';
}
