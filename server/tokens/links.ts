/** Links for emails, and the headers that let a mail program unsubscribe by itself. */

import { isHttpsOrLoopback } from '../http/url.ts';
import { TokenConfigurationError } from './errors.ts';
import type { TokenKeys } from './keys.ts';
import { signToken } from './sign.ts';

/**
 * A header line may have 998 characters (RFC 5322, section 2.1.1), and mailers fold or refuse what
 * comes near.
 */
const MAX_URL_LENGTH = 900;

export interface PreferencesLinkOptions {
  /** Where people reach the handler, such as `https://preferences.example.com`. */
  publicUrl: string;
  /** The recipient's external user id. */
  sub: string;
}

export interface UnsubscribeLinkOptions extends PreferencesLinkOptions {
  /** The kind of email that the link goes into; it is what gets turned off. Default: all emails. */
  category?: string;
}

/** The two headers of RFC 8058, as every mailer takes them. A DKIM signature has to cover both. */
export interface ListUnsubscribeHeaders {
  'List-Unsubscribe': string;
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click';
}

/**
 * A link to the page with all preferences, for the body of an email. Whoever has it can read and
 * change them, so it goes to the contact's own address and nowhere else.
 *
 * @returns a URL that works for the keys' `linkLife`, 90 days by default
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
 * A link that can turn off, and nothing else: to a page that asks once, for the body of an email.
 *
 * @returns a URL under 900 characters that works for the keys' `linkLife`, 90 days by default
 * @throws {TokenConfigurationError} `public_url_invalid`, `link_too_long`, and those of `signToken`
 * @example
 * const link = await unsubscribeLink(keys, { publicUrl, sub: 'usr_12345', category: 'changelog' });
 */
export async function unsubscribeLink(
  keys: TokenKeys,
  { publicUrl, sub, category }: UnsubscribeLinkOptions,
): Promise<string> {
  const bound = category === undefined || category === 'all' ? {} : { category };
  const token = await signToken(keys, { sub, scope: 'unsubscribe', ...bound });
  return link(publicUrl, 'unsubscribe', token);
}

/**
 * The headers for one email, by which mail programs offer "Unsubscribe" beside the sender (RFC 2369,
 * RFC 8058). Each recipient needs their own.
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
      'Give the public address as https, without a query or a fragment.',
    );
  }
  const url = `${base.origin}${base.pathname.replace(/\/+$/, '')}/${page}?token=${token}`;
  if (url.length < MAX_URL_LENGTH) return url;
  throw new TokenConfigurationError(
    'link_too_long',
    `The link would reach ${MAX_URL_LENGTH} characters. Use shorter user ids or a shorter address.`,
  );
}
