/**
 * Cursors: where a page ended, and in which order. They are opaque to callers and hold nothing
 * secret, so they are encoded but not signed; every part is checked when one comes back.
 */
import { badRequest } from 'fb-email-preferences-server/http';

/** The end of a page: `seq` of its last row, and that row's value of the sort column, if any. */
export interface Position {
  seq: number;
  value: number;
}

function encodeCursor(order: string, { seq, value }: Position): string {
  return toBase64Url(JSON.stringify([order, seq, value]));
}

/**
 * Reads a cursor that {@link cutPage} made for the same order.
 *
 * @param order names the list, its filter and its sort; a cursor is good for the same one only
 * @throws {ApiError} 400 `invalid_cursor`, `param: 'cursor'`
 */
export function decodeCursor(order: string, cursor: string): Position {
  const [madeFor, seq, value] = parse(cursor);
  if (madeFor !== order || !Number.isSafeInteger(seq) || !Number.isSafeInteger(value)) {
    throw invalidCursor();
  }
  return { seq: seq as number, value: value as number };
}

/**
 * Cuts a page out of rows that were asked for with one more than the limit, which tells whether
 * there is a next page.
 *
 * @param positionOf where the next page starts after a row
 */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  order: string,
  positionOf: (last: Row) => Position,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? encodeCursor(order, positionOf(last)) : null };
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    // Base64 has several spellings of one value; only ours is taken.
    if (Array.isArray(parsed) && toBase64Url(JSON.stringify(parsed)) === cursor) return parsed;
  } catch {
    // Not base64 or not JSON: not a cursor.
  }
  throw invalidCursor();
}

function toBase64Url(ascii: string): string {
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function invalidCursor() {
  return badRequest(
    'invalid_cursor',
    'This cursor does not belong to this list and sort. Start again without a cursor.',
    'cursor',
  );
}
