/** The texts of the pages in each language that the element has. */

import type { LanguageTag } from 'fb-email-preferences/load-messages';
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
import { type ChannelTexts, english, type PageTexts } from './page-texts.ts';

/** The texts of one language. */
interface LanguageTexts {
  readonly texts: PageTexts;
  /** In place of some of them: about WhatsApp messages. Loaded when a page speaks of these. */
  readonly whatsapp: () => Promise<{ default: ChannelTexts }>;
}

/** By the tag of the element's texts, whose table it follows. */
const LANGUAGES: Readonly<Record<LanguageTag, LanguageTexts>> = {
  ar: { texts: arabic, whatsapp: () => import('./locales/whatsapp/ar.ts') },
  de: { texts: german, whatsapp: () => import('./locales/whatsapp/de.ts') },
  en: { texts: english, whatsapp: () => import('./locales/whatsapp/en.ts') },
  es: { texts: spanish, whatsapp: () => import('./locales/whatsapp/es.ts') },
  fr: { texts: french, whatsapp: () => import('./locales/whatsapp/fr.ts') },
  he: { texts: hebrew, whatsapp: () => import('./locales/whatsapp/he.ts') },
  it: { texts: italian, whatsapp: () => import('./locales/whatsapp/it.ts') },
  ja: { texts: japanese, whatsapp: () => import('./locales/whatsapp/ja.ts') },
  ko: { texts: korean, whatsapp: () => import('./locales/whatsapp/ko.ts') },
  nl: { texts: dutch, whatsapp: () => import('./locales/whatsapp/nl.ts') },
  pl: { texts: polish, whatsapp: () => import('./locales/whatsapp/pl.ts') },
  'pt-BR': { texts: brazilianPortuguese, whatsapp: () => import('./locales/whatsapp/pt-BR.ts') },
  sv: { texts: swedish, whatsapp: () => import('./locales/whatsapp/sv.ts') },
  tr: { texts: turkish, whatsapp: () => import('./locales/whatsapp/tr.ts') },
  'zh-Hans': { texts: simplifiedChinese, whatsapp: () => import('./locales/whatsapp/zh-Hans.ts') },
  'zh-Hant': { texts: traditionalChinese, whatsapp: () => import('./locales/whatsapp/zh-Hant.ts') },
};

/**
 * @param tag that of the element's texts
 * @param isWhatsApp whether the messages are WhatsApp's
 * @example
 * (await pageTextsOf('de', false)).undo; // 'Rückgängig machen'
 */
export async function pageTextsOf(tag: string, isWhatsApp: boolean): Promise<PageTexts> {
  const { texts, whatsapp } = LANGUAGES[tag as LanguageTag] ?? LANGUAGES.en;
  return isWhatsApp ? { ...texts, ...(await whatsapp()).default } : texts;
}
