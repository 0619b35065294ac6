/** A person's own consent history, as a file that spreadsheets and programs read (RFC 4180). */
import type { PreferenceChange } from '../../../contract/contract.ts';

const COLUMNS = ['changedAt', 'key', 'from', 'to', 'route'] as const;

/**
 * @param changes the newest first
 * @returns CSV with a header line and one line for each change
 */
export async function historyFile(changes: AsyncIterable<PreferenceChange>): Promise<string> {
  let file = `${COLUMNS.join(',')}\r\n`;
  for await (const change of changes) file += `${lineOf(change)}\r\n`;
  return file;
}

function lineOf(change: PreferenceChange): string {
  return COLUMNS.map((column) => quoted(change[column])).join(',');
}

/** A spreadsheet runs a cell that starts with one of these as a formula; after an apostrophe it does not. */
function quoted(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
