/** The texts in the language of the page, about the messages of the person's channel. */
import { english } from './messages.ts';
import type { Channel } from './preferences.ts';

/** English about emails is always there; a file is loaded for everything else. */
export class BuiltInTexts {
  /** Those of the last {@link BuiltInTexts.load}. */
  messages = english;
  /** What they were loaded for. */
  #loaded = '';
  readonly #tag: () => string;
  readonly #channel: () => Channel | undefined;

  /**
   * @param tag language tag of the page
   * @param channel which way messages go, as far as it is known
   */
  constructor(tag: () => string, channel: () => Channel | undefined) {
    this.#tag = tag;
    this.#channel = channel;
  }

  /** Settles when the texts are those for the page as it is then. Never rejects. */
  async load(): Promise<void> {
    for (;;) {
      const tag = this.#tag();
      const channel = this.#channel();
      const wanted = `${tag} ${channel}`;
      if (wanted === this.#loaded) return;
      this.#loaded = wanted;
      this.messages = await textsFor(tag, channel);
    }
  }
}

async function textsFor(tag: string, channel: Channel | undefined) {
  const isWhatsApp = channel === 'whatsapp';
  if (/^(en\b|$)/i.test(tag) && !isWhatsApp) return english;
  const file = await import('./load-messages.ts').catch(() => undefined);
  const texts = (await file?.loadMessages(tag)) ?? english;
  return (isWhatsApp && (await file?.loadWhatsAppMessages(texts))) || texts;
}
