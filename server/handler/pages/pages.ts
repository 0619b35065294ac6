/** The options of all routes with pages. */

import { labelOf } from 'fb-email-preferences/messages';
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
  requestLink: RequestLink | undefined;
  /** The operator's own page for preferences, behind their own sign-in. */
  accountUrl: string | undefined;
  /** The origins that may show these pages, errors included, in a frame. */
  frameAncestors: readonly string[];
}

/** The name of a category: the operator's, else the same as in the element. */
export function nameOf({ labels }: Pages, { element }: ReaderTexts, key: string): string {
  return labels[key] ?? labelOf(key, element.labels)[0];
}
