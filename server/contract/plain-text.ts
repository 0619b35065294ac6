/** Texts that other systems wrote, made safe to show. */

/**
 * Control characters (Unicode's `Cc`), halves of surrogate pairs (`Cs`), and characters that are
 * invisible or reorder the text beside them (Unicode Technical Report 36, section 2.5.1). Joiners
 * stay: Persian, Hindi and many emoji need them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * A text on one line, without control characters, cut where it is too long. Markup stays as it is,
 * and is shown as text.
 *
 * @param length the most characters to keep, an ellipsis included
 * @example
 * plainText('Price\nchanges', 80); // 'Price changes'
 */
export function plainText(text: string, length: number): string {
  // Cut first, roughly, so that nobody's megabyte is searched through.
  const line = text
    .slice(0, length * 8)
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= length) return line;
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
