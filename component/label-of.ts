/** The name of a preference: one rule for the element and for the pages. */

/** A name, and a sentence that explains it. */
export type Label = readonly [name: string, description: string];

/**
 * @param key a preference key
 * @param labels names and descriptions by preference key
 * @returns the label of the key; a key without one is made readable and has no description
 * @example
 * labelOf('weeklyDigest', {}); // ['Weekly digest', '']
 */
export function labelOf(key: string, labels: Readonly<Record<string, Label>>): Label {
  // Before a capital, and for a separator.
  const words = key
    .replace(/(?<=[a-z\d])(?=[A-Z])|[_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return labels[key] ?? [words.replace(/^./, (first) => first.toUpperCase()), ''];
}
