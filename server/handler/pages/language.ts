/** The language of a page: of those that the browser asks for, the most wanted that is available. */

import { loadWhatsAppMessages } from 'fb-email-preferences/load-channel-messages';
import { loadMessages } from 'fb-email-preferences/load-messages';
import { english as englishMessages, type Messages } from 'fb-email-preferences/messages';
import type { Channel } from 'fb-email-preferences/preferences';
import type { Context } from 'hono';
import { preferredLanguages } from '../../http/languages.ts';
import { loadWhatsAppTexts } from './load-channel-texts.ts';
import arabic from './locales/ar.ts';
import german from './locales/de.ts';
import spanish from './locales/es.ts';
import french from './locales/fr.ts';
import hebrew from './locales/he.ts';
import italian from './locales/it.ts';
import japanese from './locales/ja.ts';
import korean from './locales/ko.ts';
import dutch from './locales/nl.ts';
import polish from './locales/pl.ts';
import brazilianPortuguese from './locales/pt-BR.ts';
import swedish from './locales/sv.ts';
import turkish from './locales/tr.ts';
import simplifiedChinese from './locales/zh-Hans.ts';
import traditionalChinese from './locales/zh-Hant.ts';
import { english, type PageTexts } from './page-texts.ts';

/** The texts of the pages, by the language tag of the element's texts. */
const TEXTS: Readonly<Record<string, PageTexts>> = {
  en: english,
  ar: arabic,
  de: german,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  ja: japanese,
  ko: korean,
  nl: dutch,
  pl: polish,
  'pt-BR': brazilianPortuguese,
  sv: swedish,
  tr: turkish,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
};

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
  const element = await acceptedMessages(c.req.header('Accept-Language') ?? '');
  const { lang, dir = 'ltr' } = element;
  const texts: ReaderTexts = { ...(TEXTS[lang] ?? english), lang, dir, element };
  if (channel !== 'whatsapp') return texts;
  const ofChannel = await loadWhatsAppTexts(lang);
  return { ...texts, ...ofChannel, element: (await loadWhatsAppMessages(element)) ?? element };
}

async function acceptedMessages(accept: string): Promise<Messages> {
  for (const tag of preferredLanguages(accept)) {
    const messages = /^en\b/i.test(tag) ? englishMessages : await loadMessages(tag);
    if (messages) return messages;
  }
  return englishMessages;
}
