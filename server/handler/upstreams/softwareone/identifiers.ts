/** Ids that may stand in a path and in a filter. */

/**
 * Letters, digits, hyphens and underscores: all that ids of the Marketplace are made of, such as
 * `CTT-1234-9876-1234` and `USR-1234-5678`. A quote, a comma or a parenthesis could end the value in a
 * filter and begin another condition, so ids with them are refused rather than escaped; so are
 * wildcards.
 */
const IDENTIFIER = /^[A-Za-z0-9][\w-]{0,63}$/;

/**
 * Whether a user id from a token can be an id of the Marketplace. A signed user id is not yet a safe
 * one: some products let people choose theirs.
 *
 * @example
 * isIdentifier('USR-1234-5678'); // true
 * isIdentifier("x'),or(eq(status,'Active')"); // false
 */
export function isIdentifier(value: string): boolean {
  return IDENTIFIER.test(value);
}

/**
 * A filter in RQL for one exact value.
 *
 * @throws {TypeError} when the value is not an identifier
 * @example
 * rqlEquals('userId', 'USR-1234-5678'); // "eq(userId,'USR-1234-5678')"
 */
export function rqlEquals(field: 'userId', value: string): string {
  if (!isIdentifier(value)) throw new TypeError('This value cannot stand in a filter.');
  return `eq(${field},'${value}')`;
}
