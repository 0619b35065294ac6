/** The texts of the pages for a channel other than email. Each loads when a page speaks of it. */
import type { ChannelTexts } from './page-texts.ts';

/** WhatsApp's, by the language tag of the element's texts. */
const WHATSAPP: Readonly<Record<string, () => Promise<{ default: ChannelTexts }>>> = {
  en: () => import('./locales/whatsapp/en.ts'),
  ar: () => import('./locales/whatsapp/ar.ts'),
  de: () => import('./locales/whatsapp/de.ts'),
  es: () => import('./locales/whatsapp/es.ts'),
  fr: () => import('./locales/whatsapp/fr.ts'),
  he: () => import('./locales/whatsapp/he.ts'),
  it: () => import('./locales/whatsapp/it.ts'),
  ja: () => import('./locales/whatsapp/ja.ts'),
  ko: () => import('./locales/whatsapp/ko.ts'),
  nl: () => import('./locales/whatsapp/nl.ts'),
  pl: () => import('./locales/whatsapp/pl.ts'),
  'pt-BR': () => import('./locales/whatsapp/pt-BR.ts'),
  sv: () => import('./locales/whatsapp/sv.ts'),
  tr: () => import('./locales/whatsapp/tr.ts'),
  'zh-Hans': () => import('./locales/whatsapp/zh-Hans.ts'),
  'zh-Hant': () => import('./locales/whatsapp/zh-Hant.ts'),
};

/** @param lang BCP 47 tag of the texts that these replace */
export async function loadWhatsAppTexts(lang: string): Promise<ChannelTexts | undefined> {
  return (await WHATSAPP[lang]?.())?.default;
}
