/** The address of a database, as operators write it. */
import { pathToFileURL } from 'node:url';
import { ContactsDatabaseError } from './database-error.ts';

/** What libSQL opens. A letter and a colon are a Windows drive, not a scheme. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const SERVER_SCHEMES = ['libsql', 'https', 'http', 'wss', 'ws'];

/**
 * Reads the address of a database.
 *
 * @param url `file:` and a path, a path alone, or the URL of a libSQL server
 * @param authToken the credential of a server
 * @returns the address for libSQL, and whether it is a file
 * @throws {ContactsDatabaseError} `database_url_invalid`; `database_unauthorized` for a Turso server
 *   without a token
 * @example
 * readDatabaseUrl('contacts.db', undefined); // { url: 'file:///…/contacts.db', isFile: true }
 */
export function readDatabaseUrl(
  url: string,
  authToken: string | undefined,
): { url: string; isFile: boolean } {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (url === '' || url.includes(':memory:')) throw invalid();
  if (scheme === undefined) return { url: pathToFileURL(url).href, isFile: true };
  if (scheme === 'file') return { url, isFile: true };
  if (!SERVER_SCHEMES.includes(scheme) || !URL.canParse(url)) throw invalid();
  if (authToken === undefined && new URL(url).hostname.endsWith('.turso.io')) {
    throw new ContactsDatabaseError(
      'database_unauthorized',
      'A Turso database needs a token: set CONTACTS_DATABASE_AUTH_TOKEN.',
    );
  }
  return { url, isFile: false };
}

function invalid(): ContactsDatabaseError {
  return new ContactsDatabaseError(
    'database_url_invalid',
    'CONTACTS_DATABASE_URL has to be a file, such as contacts.db or file:/var/lib/contacts.db, or a libSQL server, such as libsql://name.turso.io.',
  );
}

/** A sentence for an error of opening; the error itself when it is none that an operator can correct. */
export function explainOpening(error: unknown, isFile: boolean): unknown {
  const { code, message } = rootOf(error);
  const explained = (name: ContactsDatabaseError['code'], sentence: string) =>
    new ContactsDatabaseError(name, sentence, { cause: error });
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return explained(
      'database_not_sqlite',
      'The file at CONTACTS_DATABASE_URL is not a SQLite database: name another file.',
    );
  }
  if (code?.startsWith('SQLITE_BUSY')) {
    return explained(
      'database_locked',
      'Another process keeps the database locked: end it, and start again.',
    );
  }
  if (
    isFile &&
    (/ConnectionFailed/.test(message) || /^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code ?? ''))
  ) {
    return explained(
      'database_unopenable',
      'The file at CONTACTS_DATABASE_URL cannot be opened: its folder has to exist, and the file and the folder have to be writable.',
    );
  }
  if (isFile && code?.startsWith('URL_')) return invalid();
  if (!isFile && /\b40[13]\b/.test(message)) {
    return explained(
      'database_unauthorized',
      'The database server refuses the token: check CONTACTS_DATABASE_AUTH_TOKEN.',
    );
  }
  if (!isFile && (error instanceof TypeError || /fetch failed|ECONN|ENOTFOUND/.test(message))) {
    return explained(
      'database_unreachable',
      'The database server at CONTACTS_DATABASE_URL cannot be reached.',
    );
  }
  return error;
}

/** The innermost error that has a code, or the innermost one. */
function rootOf(error: unknown): { code: string | undefined; message: string } {
  let code: string | undefined;
  let message = '';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') code ??= cause.code;
    message += ` ${cause.message}`;
  }
  return { code, message };
}
