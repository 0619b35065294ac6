/**
 * The table of languages. A file loads when its texts are asked for: a chunk of its own that imports
 * types alone, as `preview.ts` does.
 */
import type { ChannelMessages, Messages } from './messages.ts';

/** The files of one language. English texts about emails need none: they are always there. */
interface LanguageFiles {
  readonly email?: () => Promise<{ default: Messages }>;
  /** In place of some of those about emails. */
  readonly whatsapp: () => Promise<{ default: ChannelMessages }>;
}

/** By BCP 47 tag. The first of a language serves where neither script nor region is the same. */
const LANGUAGES = {
  ar: {
    email: () => import('./locales/ar.ts'),
    whatsapp: () => import('./locales/whatsapp/ar.ts'),
  },
  de: {
    email: () => import('./locales/de.ts'),
    whatsapp: () => import('./locales/whatsapp/de.ts'),
  },
  en: {
    whatsapp: () => import('./locales/whatsapp/en.ts'),
  },
  es: {
    email: () => import('./locales/es.ts'),
    whatsapp: () => import('./locales/whatsapp/es.ts'),
  },
  fr: {
    email: () => import('./locales/fr.ts'),
    whatsapp: () => import('./locales/whatsapp/fr.ts'),
  },
  he: {
    email: () => import('./locales/he.ts'),
    whatsapp: () => import('./locales/whatsapp/he.ts'),
  },
  it: {
    email: () => import('./locales/it.ts'),
    whatsapp: () => import('./locales/whatsapp/it.ts'),
  },
  ja: {
    email: () => import('./locales/ja.ts'),
    whatsapp: () => import('./locales/whatsapp/ja.ts'),
  },
  ko: {
    email: () => import('./locales/ko.ts'),
    whatsapp: () => import('./locales/whatsapp/ko.ts'),
  },
  nl: {
    email: () => import('./locales/nl.ts'),
    whatsapp: () => import('./locales/whatsapp/nl.ts'),
  },
  pl: {
    email: () => import('./locales/pl.ts'),
    whatsapp: () => import('./locales/whatsapp/pl.ts'),
  },
  'pt-BR': {
    email: () => import('./locales/pt-BR.ts'),
    whatsapp: () => import('./locales/whatsapp/pt-BR.ts'),
  },
  sv: {
    email: () => import('./locales/sv.ts'),
    whatsapp: () => import('./locales/whatsapp/sv.ts'),
  },
  tr: {
    email: () => import('./locales/tr.ts'),
    whatsapp: () => import('./locales/whatsapp/tr.ts'),
  },
  'zh-Hans': {
    email: () => import('./locales/zh-Hans.ts'),
    whatsapp: () => import('./locales/whatsapp/zh-Hans.ts'),
  },
  'zh-Hant': {
    email: () => import('./locales/zh-Hant.ts'),
    whatsapp: () => import('./locales/whatsapp/zh-Hant.ts'),
  },
} satisfies Record<string, LanguageFiles>;

/** The BCP 47 tag of a language that has texts. */
export type LanguageTag = keyof typeof LANGUAGES;

const FILES: Readonly<Record<string, LanguageFiles>> = LANGUAGES;

/**
 * The texts about emails for a language tag: the most exact there are, if any.
 *
 * @param tag a BCP 47 language tag, such as `de-AT`
 * @returns undefined for English, for a language without texts, and when their file does not load
 * @example
 * (await loadMessages('de-AT'))?.lang; // 'de'
 */
export async function loadMessages(tag: string): Promise<Messages | undefined> {
  // Where the tag of Chinese names no script, the region tells it.
  const wanted = `${tag.toLowerCase().replace(/^zh-(tw|hk|mo)/, 'zh-hant')}-`;
  const tags = Object.keys(FILES);
  const lang =
    tags.find((known) => wanted.startsWith(`${known.toLowerCase()}-`)) ??
    tags.find((known) => wanted.split('-')[0] === known.split('-')[0]);
  const file = await FILES[lang ?? '']?.email?.().catch(() => undefined);
  return file?.default;
}

/**
 * @param messages the texts about emails
 * @returns the same in that language, about WhatsApp messages; `messages` when their file does not load
 * @example
 * await loadWhatsAppMessages(english); // its title is 'WhatsApp preferences'
 */
export async function loadWhatsAppMessages(messages: Messages): Promise<Messages> {
  const file = await FILES[messages.lang]?.whatsapp().catch(() => undefined);
  if (!file) return messages;
  const { all, ...texts } = file.default;
  return { ...messages, ...texts, labels: { ...messages.labels, all } };
}
