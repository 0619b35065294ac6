/** Finding, listing, blocking and deleting contacts. */
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { type ContactsDatabase, writeAndRead } from '../database/database.ts';
import { consentLog, contacts } from '../database/schema.ts';
import type { ListRequest } from '../schemas/requests.ts';
import type { Contact, ContactList } from '../schemas/responses.ts';
import { cutPage, decodeCursor } from '../search/cursor.ts';
import { type ContactRef, contactNotFound } from './contact-ref.ts';
import { selectContacts, toContact } from './contact-rows.ts';

/** @throws {ApiError} 404 `resource_not_found` */
export async function findContact(database: ContactsDatabase, ref: ContactRef): Promise<Contact> {
  const [row] = await selectContacts(database, ref.where);
  if (!row) throw contactNotFound(ref);
  return toContact(row);
}

/**
 * One page of contacts, the oldest first: contacts that are created while a caller pages through
 * come at the end, and none is missed.
 *
 * @throws {ApiError} 400 `invalid_cursor`; a cursor is good for the `contactType` it was made for
 */
export async function listContacts(
  database: ContactsDatabase,
  { limit, cursor, contactType }: ListRequest,
): Promise<ContactList> {
  const order = `contacts ${contactType}`;
  const after = cursor ? decodeCursor(order, cursor).seq : 0;
  const rows = await selectContacts(
    database,
    and(
      gt(contacts.seq, after),
      contactType === 'all' ? undefined : eq(contacts.type, contactType),
    ),
  )
    .orderBy(asc(contacts.seq))
    .limit(limit + 1);
  const { page, nextCursor } = cutPage(rows, limit, order, ({ seq }) => ({ seq, value: 0 }));
  return {
    object: 'list',
    data: page.map(toContact),
    nextCursor,
  };
}

/**
 * Blocks or unblocks a contact. Doing so again changes nothing and answers the same.
 *
 * @returns the contact's id
 * @throws {ApiError} 404 `resource_not_found`
 */
export async function setBlocked(
  database: ContactsDatabase,
  ref: ContactRef,
  blocked: boolean,
): Promise<string> {
  const [row] = await database
    .update(contacts)
    .set({ blocked })
    .where(ref.where)
    .returning({ id: contacts.id });
  if (!row) throw contactNotFound(ref);
  return row.id;
}

/**
 * Deletes a contact. Its consent log stays as a record that someone withdrew, without what says who.
 *
 * @returns the id of the deleted contact
 * @throws {ApiError} 404 `resource_not_found`
 */
export async function deleteContact(database: ContactsDatabase, ref: ContactRef): Promise<string> {
  const anonymise = database
    .update(consentLog)
    .set({ userId: null, tokenId: null, requestId: null })
    .where(
      inArray(
        consentLog.contactId,
        database.select({ id: contacts.id }).from(contacts).where(ref.where),
      ),
    );
  const remove = database.delete(contacts).where(ref.where).returning({ id: contacts.id });
  const [deleted] = await writeAndRead(database, [anonymise], remove);
  if (!deleted) throw contactNotFound(ref);
  database.erase?.();
  return deleted.id;
}
