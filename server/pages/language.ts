/** The language of a page: the first that the reader's browser asks for and that there is. */
import { loadMessages } from '../../component/load-messages.ts';
import { english, type Messages } from '../../component/messages.ts';

/**
 * @param accept the `Accept-Language` header
 * @returns the element's texts; English when nothing fits
 */
export async function acceptedMessages(accept = ''): Promise<Messages> {
  for (const tag of preferredTags(accept)) {
    const messages = /^en\b/i.test(tag) ? english : await loadMessages(tag);
    if (messages) return messages;
  }
  return english;
}

/** Language tags, the most wanted first (RFC 9110, section 12.5.4). */
function preferredTags(accept: string): string[] {
  return accept
    .slice(0, 256)
    .split(',')
    .map((range) => {
      const [tag = '', quality] = range.split(';');
      return { tag: tag.trim(), quality: Number(quality?.split('=')[1] ?? 1) };
    })
    .filter(({ tag, quality }) => /^[a-z]/i.test(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
