/** The languages that a reader wants. */

/**
 * @param accept the value of `Accept-Language`
 * @returns language tags, the most wanted first (RFC 9110, section 12.5.4)
 * @example
 * preferredLanguages('en;q=0.5, de-AT'); // ['de-AT', 'en']
 */
export function preferredLanguages(accept: string): string[] {
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
