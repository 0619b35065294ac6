/** The texts for the language of a page, about the messages of the person's channel. */
import { english, type Messages } from './messages.ts';
import type { Channel } from './preferences.ts';

/**
 * English about emails is always there; a file is loaded for everything else.
 *
 * @param tag language tag of the page
 * @param channel which way messages go, as far as it is known
 * @returns English for a language without texts, and when their file does not load
 */
export async function loadBuiltInTexts(
  tag: string,
  channel: Channel | undefined,
): Promise<Messages> {
  const isWhatsApp = channel === 'whatsapp';
  if (/^(en\b|$)/i.test(tag) && !isWhatsApp) return english;
  const file = await import('./load-messages.ts').catch(() => undefined);
  const texts = (await file?.loadMessages(tag)) ?? english;
  return (isWhatsApp && (await file?.loadWhatsAppMessages(texts))) || texts;
}
