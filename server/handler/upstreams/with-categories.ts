/** A system of record that stores an operator's own categories, and knows no names of them. */
import { GATE } from 'fb-email-preferences/preferences';
import { type CategoriesOption, checkCategories } from '../../contract/categories.ts';
import { detailsOf } from '../../contract/category-texts.ts';
import type { ContactEmailPreferences } from '../../contract/contract.ts';
import { preferredLanguages } from '../../http/languages.ts';
import { describedContract } from './described-contract.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Upstream, UpstreamContext } from './upstream.ts';

/**
 * The same upstream with other categories than Featurebase's four, whose names and descriptions are
 * added to each answer in the reader's language. `createPreferencesApp` does this with its option
 * `categories`.
 *
 * @throws {CategoriesError} `categories_invalid`
 * @throws {TypeError} when the upstream has a contract of its own, which names its categories
 * @example
 * createPreferencesApi({ ...options, upstream: withCategories(upstream, ['weeklyDigest']) });
 */
export function withCategories(upstream: Upstream, categories: CategoriesOption): Upstream {
  if (upstream.contract) {
    throw new TypeError('categories cannot be set: this system of record names its own.');
  }
  const known = checkCategories(categories);
  const keys = [GATE, ...known.keys()];
  // None of them is locked.
  const contract = describedContract({ keys, refusesLocked: true });

  async function describe(
    answer: Promise<ContactEmailPreferences>,
    { languages = '' }: UpstreamContext,
  ): Promise<ContactEmailPreferences> {
    const contact = parseAnswer(contract.answer, await answer);
    const wanted = preferredLanguages(languages);
    const preferences = keys.flatMap((key) => {
      const preference = contact.preferences[key];
      return preference ? [[key, { ...preference, ...detailsOf(known, key, wanted) }]] : [];
    });
    return { ...contact, preferences: Object.fromEntries(preferences) };
  }

  return {
    ...upstream,
    contract,
    getEmailPreferences: (userId, context) =>
      describe(upstream.getEmailPreferences(userId, context), context),
    updateEmailPreferences: (userId, changes, context) =>
      describe(upstream.updateEmailPreferences(userId, changes, context), context),
  };
}
