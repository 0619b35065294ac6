/** An open database as a program sees it: without the types of the driver behind it. */

declare const handle: unique symbol;

/**
 * An open database of the contacts service, brought up to date. Made by `openContactsDatabase` or
 * `openContactsD1`, taken by `createContactsApp`; what is in it is the service's own.
 */
export interface DatabaseHandle {
  readonly [handle]: true;
}
