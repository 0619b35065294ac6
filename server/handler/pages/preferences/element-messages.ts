/** The texts of the element on the hosted page, where they differ from its built-in ones. */
import { labelOf, type Messages } from 'fb-email-preferences/messages';
import type { ReaderTexts } from '../language.ts';

/**
 * @param names the operator's own names of preferences, by key
 * @returns what the element takes as `messages`; plain data, so that it fits into an attribute. The
 *   page was opened by a link, so an expired token is an expired link, not a session that has ended.
 */
export function elementMessages(
  { element, linkExpired }: ReaderTexts,
  names: Readonly<Record<string, string>>,
): Pick<Messages, 'labels' | 'signedOut' | 'failedSignedOut'> {
  const labels = Object.entries(names).map(([key, name]) => {
    const [, description] = labelOf(key, element.labels);
    return [key, [name, description]] as const;
  });
  return { ...linkExpired, labels: Object.fromEntries(labels) };
}
