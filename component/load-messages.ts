/** Finds the built-in texts for a language. English is always there; others load when asked for. */
import { english, type Messages } from './messages.ts';

const LOCALES: Readonly<Record<string, () => Promise<{ default: Messages }>>> = {
  de: () => import('./locales/de.ts'),
};

/**
 * The texts for a language tag: the exact language, else the language without its region.
 *
 * @param tag a BCP 47 language tag, such as `pt-BR`
 * @returns the texts and the tag of the language they are in; English when there is no better, also
 *   when the file does not load
 * @example
 * const [lang, messages] = await loadMessages('de-AT'); // lang === 'de'
 */
export async function loadMessages(tag: string): Promise<[lang: string, Messages]> {
  // The region decides the script of Chinese where the tag does not name it.
  const wanted = tag.toLowerCase().replace(/^zh-(tw|hk|mo)\b/, 'zh-hant');
  const lang = Object.keys(LOCALES)
    .sort((a, b) => b.length - a.length)
    .find((known) => `${wanted}-`.startsWith(`${known.toLowerCase()}-`));
  try {
    if (lang)
      return [lang, (await (LOCALES[lang] as () => Promise<{ default: Messages }>)()).default];
  } catch {
    // A text in English is better than none.
  }
  return ['en', english];
}
