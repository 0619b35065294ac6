/** Why a database cannot be used, in one sentence for the operator. */

/** The stable codes of a {@link ContactsDatabaseError}. */
export type ContactsDatabaseErrorCode =
  /** The address is none that this package opens. */
  | 'database_url_invalid'
  /** The file cannot be opened: its folder is missing, or may not be written. */
  | 'database_unopenable'
  /** The file is not a SQLite database. */
  | 'database_not_sqlite'
  /** Another process keeps the file locked. */
  | 'database_locked'
  /** The server cannot be reached. */
  | 'database_unreachable'
  /** The server wants a token, or refuses the one it got. */
  | 'database_unauthorized'
  /** A later version of this package made the database. */
  | 'database_too_new'
  /** The file was deleted or replaced while it was open. */
  | 'database_file_gone'
  /** Opt-outs were kept with another key. */
  | 'suppression_key_mismatch'
  /** The operator's key is too short to be one. */
  | 'suppression_key_too_short';

/**
 * A database cannot be used. The message says why and what to do, without the address of the
 * database, in which there may be a password.
 */
export class ContactsDatabaseError extends Error {
  readonly code: ContactsDatabaseErrorCode;

  constructor(code: ContactsDatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ContactsDatabaseError';
    this.code = code;
  }
}
