/** Reading the consent log: who unsubscribed this contact, and when. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { type ContactRef, contactNotFound } from '../contact/contact-ref.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { consentLog, contacts } from '../database/schema.ts';
import type { PageRequest } from '../schemas/requests.ts';
import type { History } from '../schemas/responses.ts';
import { cutPage, decodeCursor } from '../search/cursor.ts';

/**
 * One page of the changes of a contact's preferences, the newest first.
 *
 * By id, the history of a deleted contact is still there, without what names the person.
 *
 * @throws {ApiError} 404 `resource_not_found`; 400 `invalid_cursor`
 */
export async function readHistory(
  database: ContactsDatabase,
  ref: ContactRef,
  { limit, cursor }: PageRequest,
): Promise<History> {
  const [contact] = await database.select({ id: contacts.id }).from(contacts).where(ref.where);
  const contactId = contact?.id ?? ref.id;
  if (contactId === undefined) throw contactNotFound(ref);
  const order = `history ${contactId}`;
  const before = cursor ? decodeCursor(order, cursor).seq : Number.MAX_SAFE_INTEGER;
  const rows = await database
    .select()
    .from(consentLog)
    .where(and(eq(consentLog.contactId, contactId), lt(consentLog.seq, before)))
    .orderBy(desc(consentLog.seq))
    .limit(limit + 1);
  if (rows.length === 0 && !contact) throw contactNotFound(ref);
  const { page, nextCursor } = cutPage(rows, limit, order, ({ seq }) => ({ seq, value: 0 }));
  return {
    object: 'list',
    data: page.map(({ seq: _, changedAt, ...change }) => ({
      object: 'email_preference_change',
      ...change,
      changedAt: new Date(changedAt).toISOString(),
    })),
    nextCursor,
  };
}
