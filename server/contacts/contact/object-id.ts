/** Ids of contacts and companies: 24 hexadecimal digits, as Featurebase's. */
import { badRequest } from 'fb-email-preferences-server/http';

/**
 * A new id: 4 bytes of seconds since 1970 and 8 random bytes.
 *
 * Source: the layout of a MongoDB ObjectId, whose last eight bytes need only be unique.
 *
 * @param now milliseconds since 1970
 * @example
 * newObjectId(Date.now()); // '676f0f6765bdaa7d7d760f88'
 */
export function newObjectId(now: number): string {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');
  const random = crypto.getRandomValues(new Uint8Array(8));
  return seconds + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Checks an id from a path.
 *
 * @throws {ApiError} 400 `parameter_invalid`, `param: 'id'`
 */
export function parseObjectId(value: string): string {
  if (!/^[0-9a-f]{24}$/i.test(value)) {
    throw badRequest('parameter_invalid', 'id must be 24 hexadecimal digits.', 'id');
  }
  return value.toLowerCase();
}
