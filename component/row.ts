/** The rows: each preference as it is drawn. */
import { labelOf } from './label-of.ts';
import type { Messages } from './messages.ts';
import { effectiveStatus, GATE, type Status } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { Timed } from './status-timers.ts';

/** What the slot of a row says. The names are those of the row's parts. */
export type RowState = 'failed' | 'waiting' | 'saving' | 'saved' | 'changed' | 'locked' | 'badge';

/** One preference as it is drawn. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** A sentence that may stand in place of the description later: its space is kept. */
  readonly reserved?: string;
  /** Why it cannot be changed. */
  readonly reason?: string | undefined;
  readonly isLocked: boolean;
  readonly isOn: boolean;
  /** Whether it is on, and the closed gate stops it all the same. */
  readonly isUnsent: boolean;
  /** Whether the change waits for the Save button. */
  readonly isStaged: boolean;
  /** The status that is known to be stored. */
  readonly saved: Status | undefined;
  readonly state: RowState | undefined;
  /** The text of the slot. */
  readonly note: string | undefined;
}

/** The input of {@link rowOf}. */
export interface RowInput {
  readonly state: PreferencesState;
  readonly timed: Timed;
  /** Whether the outcome of a save is unknown, and being read. */
  readonly isChecking: boolean;
  /** Whether changes wait for the Save button. */
  readonly isForm: boolean;
  readonly messages: Messages;
  /** Texts of the page's own: they go before the descriptions of the system of record. */
  readonly own?: Partial<Messages> | undefined;
}

/**
 * @param key a preference key
 * @example
 * rowOf('changelog', { state: store.state, messages: english, … }).note; // 'Saved'
 */
export function rowOf(key: string, input: RowInput): Row {
  const { state, messages, own, isForm } = input;
  const { saved, wanted, failed, inFlight, queued } = state;
  const details = state.details?.[key] ?? {};
  const [name, description] = labelOf(key, messages.labels);
  const hasOwnLabel = own?.labels?.[key] !== undefined;

  const status = statusOf(key, input);
  const isOn = status === 'subscribed';
  const isLocked = !!details.locked;
  // “Always sent” is true of a category, not of the gate above it.
  const lockedText = isOn ? messages.lockedOn : messages.lockedOff;
  const isStaged = isForm && (key in failed || wanted[key] !== (queued[key] ?? inFlight[key]));
  // A closed gate lets pass what is always sent, but for one that the sender has closed.
  const passes = isLocked && state.details?.[GATE]?.locked !== 'sender';
  const isUnsent = !passes && effectiveStatus(statusOf(GATE, input), status) !== status;
  const isSaving = key in inFlight || key in queued || isBeingRead(key, input);

  const rowState = (): RowState | undefined => {
    if (!isSaving && (key in failed || state.unknown.includes(key))) return 'failed';
    if (key in queued && state.status === 'offline') return 'waiting';
    if (isSaving && input.timed.saving) return 'saving';
    if (key in state.justSaved && input.timed.saved) return 'saved';
    if (isStaged) return 'changed';
    if (isUnsent) return 'badge';
    return isLocked ? 'locked' : undefined;
  };
  const notes: Record<RowState, string> = {
    failed: messages.notSaved,
    waiting: messages.waiting,
    saving: messages.saving,
    saved: messages.saved,
    changed: messages.changed,
    locked: isOn ? messages.alwaysOn : messages.alwaysOff,
    badge: messages.notSent,
  };
  const now = rowState();
  return {
    key,
    name: (!hasOwnLabel && details.label) || name,
    description: (!hasOwnLabel && details.description) || description,
    reason: details.reason || (isLocked && !isUnsent && key !== GATE ? lockedText : undefined),
    isLocked,
    isOn,
    isUnsent,
    isStaged,
    saved: saved[key],
    state: now,
    note: now && notes[now],
  };
}

/** The status that the switch shows. */
function statusOf(key: string, input: RowInput): Status {
  const { saved, wanted, failed } = input.state;
  // A form stays as the person left it; nor is a switch put back before the outcome is known.
  const kept = input.isForm || isBeingRead(key, input) ? failed[key] : undefined;
  return wanted[key] ?? kept ?? saved[key] ?? 'unsubscribed';
}

/** Whether the outcome of a save is unknown, and on its way. */
function isBeingRead(key: string, { state, isChecking }: RowInput): boolean {
  return isChecking && state.unknown.includes(key);
}
