/** External user ids, and which of them can be part of a path. */

/** The longest user id accepted, in UTF-16 code units. */
export const MAX_USER_ID_LENGTH = 256;

/**
 * Whether a user id can be part of a URL path, and a server reads the same id from it.
 *
 * `encodeURIComponent` leaves `.` and `..` as they are, which a URL parser then resolves: a contact
 * named `..` would turn `/by-user-id/../email-preferences` into another route. Some proxies decode
 * `%2F` first, so no part between slashes may be one of them either. It throws on a lone surrogate.
 * A signed user id can be unsafe too: some products let people choose theirs.
 *
 * @example
 * isSafeUserId('usr_12345'); // true
 * isSafeUserId('..'); // false
 */
export function isSafeUserId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAX_USER_ID_LENGTH &&
    !/(^|[/\\])\.\.?([/\\]|$)|[\p{Cc}\p{Cs}]/u.test(value)
  );
}
