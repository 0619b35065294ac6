/** Finds the built-in texts for a language. English is always there; others load when asked for. */
import { english, type Messages } from './messages.ts';

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
 * The texts for a language tag: the most exact there are, else English; also when a file fails to
 * load.
 *
 * @param tag a BCP 47 language tag, such as `de-AT`
 */
export async function loadMessages(tag: string): Promise<Messages> {
  // Where the tag of Chinese names no script, the region tells it.
  const wanted = `${tag.toLowerCase().replace(/^zh-(tw|hk|mo)/, 'zh-hant')}-`;
  for (const [lang, load] of Object.entries(LOCALES)) {
    if (wanted.startsWith(`${lang}-`)) {
      return load().then(
        (file) => file.default,
        () => english,
      );
    }
  }
  return english;
}
