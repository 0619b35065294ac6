/** Links for emails, and the headers for the unsubscribe button of a mail program. */

import { isHttpsOrLoopback } from '../http/url.ts';
import { TokenConfigurationError } from './errors.ts';
import type { TokenKeys } from './keys.ts';
import { signToken } from './sign.ts';

/**
 * In characters. A header line may have 998 (RFC 5322, section 2.1.1), and some mailers fold or refuse
 * lines that are nearly as long.
 */
const MAX_URL_LENGTH = 900;

export interface PreferencesLinkOptions {
  /** The public address of the handler, such as `https://preferences.example.com`. */
  publicUrl: string;
  /** The recipient's external user id. */
  sub: string;
}

export interface UnsubscribeLinkOptions extends PreferencesLinkOptions {
  /** The category of the email that contains the link; the link unsubscribes from it. Default: `all`. */
  category?: string;
  /**
   * The name of the category on the page that the link opens. For systems of record that name their
   * own categories: the page reads nothing but the token. Left out for `all`.
   */
  label?: string;
}

/** The two headers of RFC 8058, by name. The DKIM signature of the email must cover both. */
export type ListUnsubscribeHeaders = {
  'List-Unsubscribe': string;
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click';
};

/**
 * A link to the page with all preferences, for the body of an email. Everybody who has the link can
 * read and change the preferences, so send it to the contact's own address only.
 *
 * @returns a URL that works for the keys' `linkLifetime`, 90 days by default
 * @throws {TokenConfigurationError} `public_url_invalid`, `link_too_long`, and those of `signToken`
 * @example
 * const link = await preferencesLink(keys, { publicUrl, sub: 'usr_12345' });
 */
export async function preferencesLink(
  keys: TokenKeys,
  { publicUrl, sub }: PreferencesLinkOptions,
): Promise<string> {
  return link(publicUrl, 'preferences', await signToken(keys, { sub, scope: 'manage' }));
}

/**
 * A link that can only unsubscribe, to a page that asks for confirmation, for the body of an email.
 *
 * @returns a URL under 900 characters that works for the keys' `linkLifetime`, 90 days by default
 * @throws {TokenConfigurationError} `public_url_invalid`, `link_too_long`, and those of `signToken`
 * @example
 * const link = await unsubscribeLink(keys, { publicUrl, sub: 'usr_12345', category: 'changelog' });
 */
export async function unsubscribeLink(
  keys: TokenKeys,
  { publicUrl, sub, category, label }: UnsubscribeLinkOptions,
): Promise<string> {
  const bound = category !== 'all' && {
    ...(category === undefined ? {} : { category }),
    ...(label === undefined ? {} : { label }),
  };
  const token = await signToken(keys, { sub, scope: 'unsubscribe', ...bound });
  return link(publicUrl, 'unsubscribe', token);
}

/**
 * The headers for one email, with which mail programs show "Unsubscribe" beside the sender (RFC 2369,
 * RFC 8058). Make new ones for each recipient.
 *
 * @returns exactly two headers
 * @throws {TokenConfigurationError} `public_url_invalid`, `link_too_long`, and those of `signToken`
 * @example
 * await mailer.sendMail({
 *   ...message,
 *   headers: await listUnsubscribeHeaders(keys, { publicUrl, sub, category: 'changelog' }),
 * });
 */
export async function listUnsubscribeHeaders(
  keys: TokenKeys,
  options: UnsubscribeLinkOptions,
): Promise<ListUnsubscribeHeaders> {
  return {
    'List-Unsubscribe': `<${await unsubscribeLink(keys, options)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function link(publicUrl: string, page: string, token: string): string {
  const base = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!base || base.search || base.hash || !isHttpsOrLoopback(base)) {
    throw new TokenConfigurationError(
      'public_url_invalid',
      'Give the public address as an https URL without a query or a fragment.',
    );
  }
  const url = `${base.origin}${base.pathname.replace(/\/+$/, '')}/${page}?token=${token}`;
  if (url.length < MAX_URL_LENGTH) return url;
  throw new TokenConfigurationError(
    'link_too_long',
    `The link would have ${MAX_URL_LENGTH} characters or more. Use shorter user ids or a shorter public address.`,
  );
}
