/** Texts with the operator's own names of categories: the same on the server and in the browser. */
import type { Messages } from 'fb-email-preferences/messages';

/**
 * @param names by preference key
 * @returns what the element takes as `messages`
 */
export function renamed(messages: Messages, names: Readonly<Record<string, string>>): Messages {
  const labels = Object.entries(names).map(
    ([key, name]) => [key, [name, messages.labels[key]?.[1] ?? '']] as const,
  );
  return { ...messages, labels: { ...messages.labels, ...Object.fromEntries(labels) } };
}
