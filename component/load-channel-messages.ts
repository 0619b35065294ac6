/**
 * Finds the texts for a channel other than email. They load when an answer names the channel.
 *
 * A chunk of its own that imports types alone, as `preview.ts` does.
 */
import type { ChannelMessages, Messages } from './messages.ts';

/** WhatsApp's, by the language of the texts that they replace. */
const WHATSAPP: Readonly<Record<string, () => Promise<{ default: ChannelMessages }>>> = {
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

/**
 * @param messages the texts about emails
 * @returns the same in that language, about WhatsApp messages; undefined when their file does not load
 * @example
 * await loadWhatsAppMessages(english); // its title is 'WhatsApp preferences'
 */
export async function loadWhatsAppMessages(messages: Messages): Promise<Messages | undefined> {
  const file = await WHATSAPP[messages.lang]?.().catch(() => undefined);
  if (!file) return undefined;
  const { all, ...texts } = file.default;
  return { ...messages, ...texts, labels: { ...messages.labels, all } };
}
