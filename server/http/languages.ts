/** The languages that a reader wants. */
import { parseAccept } from 'hono/utils/accept';

/** What is read of `Accept-Language`, in characters: browsers send far less. */
const MAX_LENGTH = 256;

/**
 * @param accept the value of `Accept-Language`
 * @returns language tags, the most wanted first (RFC 9110, section 12.5.4)
 * @example
 * preferredLanguages('en;q=0.5, de-AT'); // ['de-AT', 'en']
 */
export function preferredLanguages(accept: string): string[] {
  return parseAccept(accept.slice(0, MAX_LENGTH))
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
}
