/** Finds the texts for any language but English, which is always there. Each loads when asked for. */
import type { Messages } from './messages.ts';

/** By the start of the language tag, in lower case; a longer one stands before a shorter. */
const LOCALES: Readonly<Record<string, () => Promise<{ default: Messages }>>> = {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  he: () => import('./locales/he.ts'),
  it: () => import('./locales/it.ts'),
  ja: () => import('./locales/ja.ts'),
  ko: () => import('./locales/ko.ts'),
  nl: () => import('./locales/nl.ts'),
  pl: () => import('./locales/pl.ts'),
  pt: () => import('./locales/pt-BR.ts'),
  sv: () => import('./locales/sv.ts'),
  tr: () => import('./locales/tr.ts'),
  'zh-hant': () => import('./locales/zh-Hant.ts'),
  zh: () => import('./locales/zh-Hans.ts'),
};

/**
 * The texts for a language tag: the most exact there are, if any.
 *
 * @param tag a BCP 47 language tag, such as `de-AT`
 * @returns undefined when there are none, or their file does not load
 */
export async function loadMessages(tag: string): Promise<Messages | undefined> {
  // Where the tag of Chinese names no script, the region tells it.
  const wanted = `${tag.toLowerCase().replace(/^zh-(tw|hk|mo)/, 'zh-hant')}-`;
  const lang = Object.keys(LOCALES).find((known) => wanted.startsWith(`${known}-`)) ?? '';
  return LOCALES[lang]?.().then(
    (file) => file.default,
    () => undefined,
  );
}
