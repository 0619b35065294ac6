/** The language of a page: of those that the browser asks for, the most wanted that is available. */

import { loadMessages, loadWhatsAppMessages } from 'fb-email-preferences/load-messages';
import { english, type Messages } from 'fb-email-preferences/messages';
import type { Channel } from 'fb-email-preferences/preferences';
import type { Context } from 'hono';
import { preferredLanguages } from '../../http/languages.ts';
import { pageTextsOf } from './languages.ts';
import type { PageTexts } from './page-texts.ts';

/** Every text of a page, in the language of its reader. */
export interface ReaderTexts extends PageTexts {
  /** BCP 47 tag. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The element's texts. */
  element: Messages;
}

/**
 * The texts for a request, by its `Accept-Language` (RFC 9110, section 12.5.4). Default: English.
 *
 * @param channel by which way the messages reach the person. Default `email`
 */
export async function readerTexts(c: Context, channel?: Channel): Promise<ReaderTexts> {
  const isWhatsApp = channel === 'whatsapp';
  const accepted = await acceptedMessages(c.req.header('Accept-Language') ?? '');
  const { lang, dir = 'ltr' } = accepted;
  const element = isWhatsApp ? await loadWhatsAppMessages(accepted) : accepted;
  return { ...(await pageTextsOf(lang, isWhatsApp)), lang, dir, element };
}

async function acceptedMessages(accept: string): Promise<Messages> {
  for (const tag of preferredLanguages(accept)) {
    const messages = /^en\b/i.test(tag) ? english : await loadMessages(tag);
    if (messages) return messages;
  }
  return english;
}
