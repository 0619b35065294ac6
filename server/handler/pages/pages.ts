/** The options of all routes with pages. */

import { type Label, labelOf } from 'fb-email-preferences/messages';
import type { PreferenceDetails } from 'fb-email-preferences/preferences';
import type { CategoryMap } from '../../contract/categories.ts';
import { detailsOf } from '../../contract/category-texts.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { CheckedUpstream } from '../upstreams/checked.ts';
import type { CheckedBrand } from './brand.ts';
import type { InlineStyle } from './inline-style.ts';
import type { ReaderTexts } from './language.ts';

/** A request for a new link, made with an old one. */
export interface LinkRequest {
  /** The contact's external user id. */
  userId: string;
  /** The `jti` of the old link, for a limit on requests by one link. */
  tokenId: string;
  requestId: string;
}

/**
 * Mails a new link to the address on record, and to no other. It should limit the mails to one person,
 * because the holder of an old link can ask any number of times.
 *
 * @example
 * const requestLink = async ({ userId }) => {
 *   const contact = await contacts.byUserID.retrieve(userId);
 *   await sendLink(contact.email, await preferencesLink(keys, { publicUrl, sub: userId }));
 * };
 */
export type RequestLink = (request: LinkRequest) => Promise<void>;

/** The options, checked and with their defaults. */
export interface Pages {
  upstream: CheckedUpstream;
  keys: TokenKeys;
  brand: CheckedBrand;
  /** The stylesheet of every page. */
  styles: InlineStyle;
  /** The operator's own names of categories, by key. */
  labels: Readonly<Record<string, string>>;
  /** The operator's own categories, with names by language. Empty: Featurebase's. */
  categories: CategoryMap;
  requestLink: RequestLink | undefined;
  /** The operator's own page for preferences, behind their own sign-in. */
  accountUrl: string | undefined;
  /** The origins that may show these pages, errors included, in a frame. */
  frameAncestors: readonly string[];
}

/** The texts of a preference that the operator has not written. */
type Given = Pick<PreferenceDetails, 'description'> & { label?: string | undefined };

/**
 * Name and description of a preference: the operator's, else those that are given, else the same as in
 * the element.
 *
 * @param given by the system of record, or by the link
 */
export function labelFor(
  pages: Pages,
  { element, lang }: ReaderTexts,
  key: string,
  given: Given = {},
): Label {
  const [name, description] = labelOf(key, element.labels);
  const own = detailsOf(pages.categories, key, [lang]);
  return [
    pages.labels[key] ?? own.label ?? given.label ?? name,
    own.description ?? given.description ?? description,
  ];
}

/**
 * The labels that are the operator's own, by key.
 *
 * @param served by the system of record: a name of the operator's keeps its description
 */
export function ownLabels(
  pages: Pages,
  texts: ReaderTexts,
  served: Readonly<Record<string, Given>>,
): Record<string, Label> {
  const named = [...pages.categories]
    .filter(([, { label, description }]) => label ?? description)
    .map(([key]) => key);
  const keys = [...new Set([...named, ...Object.keys(pages.labels)])];
  return Object.fromEntries(keys.map((key) => [key, labelFor(pages, texts, key, served[key])]));
}
