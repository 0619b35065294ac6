/** The texts of the element on the hosted page, where they differ from its built-in ones. */
import type { Messages } from 'fb-email-preferences/messages';
import type { ReaderTexts } from '../language.ts';

/**
 * @param labels the operator's own names and descriptions, by key
 * @returns what the element takes as `messages`; plain data, so that it fits into an attribute. The
 *   page was opened by a link, so an expired token is an expired link, not a session that has ended.
 */
export function elementMessages(
  { linkExpired }: ReaderTexts,
  labels: Messages['labels'],
): Pick<Messages, 'labels' | 'signedOut' | 'failedSignedOut'> {
  return { ...linkExpired, labels };
}
