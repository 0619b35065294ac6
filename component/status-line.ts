/** What the status line says, and whether there is a way on. */
import type { Messages } from './messages.ts';
import type { PreferencesState } from './preferences-store.ts';

/** The line below the list. */
export interface StatusLine {
  sentence: string | undefined;
  /** Whether it tells of a failure. */
  problem?: boolean;
  /** Whether there is use in trying again. */
  retry?: boolean;
}

/**
 * @param state where things stand
 * @param form whether changes wait for a Save button
 * @param messages the texts
 * @param nameOf the name of a preference
 */
export function statusLine(
  { status, error, wanted, failed }: PreferencesState,
  form: boolean,
  messages: Messages,
  nameOf: (key: string) => string,
): StatusLine {
  const changes = Object.keys(wanted).length;
  /** What could not be saved, by name, and how it was wanted. */
  const lost = Object.entries(failed).map(
    ([key, to]) => `${nameOf(key)} (${messages[to === 'subscribed' ? 'on' : 'off']})`,
  );
  if (!lost[0] && status !== 'failed') {
    const unsaved = form && changes && status === 'ready';
    return { sentence: unsaved ? messages.unsaved(changes) : messages[status as 'saved'] };
  }
  /** Of these there is no use in trying again. */
  const final = ({ 401: messages.expired, 404: messages.unknown } as Record<number, string>)[
    error?.status ?? 0
  ];
  const sentence = lost[0]
    ? messages.failed(lost)
    : messages[error?.code === 'offline' ? 'offline' : 'down'];
  return { sentence: final ?? sentence, problem: true, retry: !final };
}
