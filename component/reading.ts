/** An answer of the handler, checked: outside data becomes typed values here. */
import {
  type Channel,
  GATE,
  type PreferenceDetails,
  STATUSES,
  type Status,
  type Statuses,
} from './preferences.ts';

/** What an answer says: whose preferences, what is stored, and how the system describes it. */
export interface Reading {
  /** Masked by the handler. */
  readonly email?: string | null | undefined;
  /** Whom the messages reach, masked, where that is no email address. */
  readonly recipient?: string | undefined;
  /** By which way messages reach the person. Default `email`. */
  readonly channel?: Channel | undefined;
  /** Whether a closed gate also stops the person from writing to the sender. */
  readonly blocksReplies?: boolean | undefined;
  /** The statuses that the system of record is known to hold. */
  readonly saved: Statuses;
  /** Served texts and locks, by preference key. Plain text. */
  readonly details?: Readonly<Record<string, PreferenceDetails>> | undefined;
}

/** The longest text that is taken from an answer, in characters: the contract's longest has 300. */
const MAX_TEXT = 300;

/** What is read of a preference beside its status. */
const DETAILS = ['label', 'description', 'locked', 'reason'] as const;

/**
 * What an answer of the contract says. Keys that every object inherits are refused, so that a lookup
 * by key finds only what was sent.
 *
 * @returns undefined for anything else
 */
export function readingOf(answer: unknown): Reading | undefined {
  const { email, recipient, channel, blocksReplies, preferences } = Object(answer);
  const saved: Record<string, Status> = {};
  const details: Record<string, PreferenceDetails> = {};
  for (const [key, preference] of Object.entries<PreferenceDetails | null>(Object(preferences))) {
    const served = Object(preference);
    if (key in Object.prototype || !STATUSES.includes(served.status)) return undefined;
    saved[key] = served.status;
    details[key] = Object.fromEntries(DETAILS.map((name) => [name, textOf(served[name])]));
  }
  if (!(GATE in saved)) return undefined;
  return {
    email,
    recipient: textOf(recipient),
    channel: textOf(channel) as Channel,
    blocksReplies,
    saved,
    details,
  };
}

/** A text that can be shown: one that has an end. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : undefined;
}
