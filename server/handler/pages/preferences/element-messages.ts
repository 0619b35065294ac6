/** The texts of the element on the hosted page, where they differ from its built-in ones. */
import { type Label, labelOf, type Messages } from 'fb-email-preferences/messages';
import type { ContactEmailPreferences } from '../../../contract/contract.ts';
import type { ReaderTexts } from '../language.ts';

/**
 * Names and descriptions by preference key: those that the system of record serves, else the
 * element's own. The same as the element shows, for a render that has no JavaScript.
 */
export function servedLabels(
  { element }: ReaderTexts,
  { preferences }: ContactEmailPreferences,
): Record<string, Label> {
  const labels = Object.entries(preferences).map(([key, served]) => {
    const [name, description] = labelOf(key, element.labels);
    return [key, [served.label ?? name, served.description ?? description]] as const;
  });
  return Object.fromEntries(labels);
}

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
