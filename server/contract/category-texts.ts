/** The texts of categories in the language of a reader. */
import type { PreferenceDetails } from 'fb-email-preferences/preferences';
import type { CategoryMap, CategoryText } from './categories.ts';

/**
 * @param languages tags, the most wanted first
 * @returns name and description of a category; what there is none of is left out
 * @example
 * detailsOf(categories, 'weeklyDigest', ['de-AT']); // { label: 'Wochenrückblick' }
 */
export function detailsOf(
  categories: CategoryMap,
  key: string,
  languages: readonly string[],
): Pick<PreferenceDetails, 'label' | 'description'> {
  const { label, description } = categories.get(key) ?? {};
  return {
    ...(label && { label: textIn(label, languages) }),
    ...(description && { description: textIn(description, languages) }),
  };
}

/**
 * RFC 4647, section 3.4, "Lookup": a tag is shortened until there is a text. Then English, then the
 * first text there is.
 */
function textIn(text: CategoryText, languages: readonly string[]): string {
  if (typeof text === 'string') return text;
  const byTag = new Map(Object.entries(text).map(([tag, said]) => [tag.toLowerCase(), said]));
  for (const language of [...languages, 'en']) {
    const parts = language.toLowerCase().split('-');
    for (; parts.length > 0; parts.pop()) {
      const found = byTag.get(parts.join('-'));
      if (found !== undefined) return found;
    }
  }
  return [...byTag.values()][0] ?? '';
}
