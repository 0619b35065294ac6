/** A database as a program sees it, when it opens one: without the types of the driver behind it. */

declare const handle: unique symbol;

/**
 * An open database of the contacts service, brought up to date. Made by `openContactsDatabase` or
 * `openContactsD1`, taken by `createContactsApp`; what is in it is the service's own.
 */
export interface DatabaseHandle {
  readonly [handle]: true;
}

/** What every kind of database can be opened with. */
export interface DatabaseOptions {
  /**
   * The key that opt-outs are hashed with, at least 32 characters. Without it, a secret that is kept
   * in the database. It must stay the same for as long as the database lives.
   */
  suppressionKey?: string | undefined;
}
