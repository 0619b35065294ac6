/** What every route with pages is given. */

import { labelOf } from 'fb-email-preferences/messages';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { CheckedUpstream } from '../upstreams/checked.ts';
import type { CheckedBrand } from './brand.ts';
import type { InlineStyle } from './inline-style.ts';
import type { ReaderTexts } from './language.ts';

/** Who asks for a fresh link, by which old one. */
export interface LinkRequest {
  /** The contact's external user id. */
  userId: string;
  /** The `jti` of the link that it was asked with: to answer one link only so often. */
  tokenId: string;
  requestId: string;
}

/**
 * Mails a fresh link to the address on record, and to no other. It should send seldom to one person,
 * because whoever has an old link can ask again and again.
 *
 * @example
 * const requestLink = async ({ userId }) => {
 *   const contact = await contacts.byUserID.retrieve(userId);
 *   await sendLink(contact.email, await preferencesLink(keys, { publicUrl, sub: userId }));
 * };
 */
export type RequestLink = (request: LinkRequest) => Promise<void>;

/** What the routes with pages share. */
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
