/** A person's own consent history, as a file that spreadsheets and programs read (RFC 4180). */
import type { PreferenceChange } from '../../../contract/contract.ts';
import type { Upstream, UpstreamContext } from '../../upstreams/upstream.ts';

/** Changes asked for at once: as many as a system of record gives. */
const PAGE_SIZE = 100;

/** Ends a history that goes in circles; nobody has changed their mind 10,000 times. */
const MAX_PAGES = 100;

const COLUMNS = ['changedAt', 'key', 'from', 'to', 'route'] as const;

/**
 * Reads the whole history.
 *
 * @returns CSV with a header line, the newest change first
 */
export async function historyFile(
  getHistory: NonNullable<Upstream['getHistory']>,
  userId: string,
  context: UpstreamContext,
): Promise<string> {
  const lines: string[] = [COLUMNS.join(',')];
  let cursor: string | null | undefined;
  for (let page = 0; page < MAX_PAGES && cursor !== null; page += 1) {
    const range = { limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const { data, nextCursor } = await getHistory(userId, range, context);
    lines.push(...data.map(lineOf));
    cursor = nextCursor;
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

function lineOf(change: PreferenceChange): string {
  return COLUMNS.map((column) => quoted(change[column])).join(',');
}

/** Spreadsheets take what starts with one of these for a formula; an apostrophe makes it text. */
function quoted(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
