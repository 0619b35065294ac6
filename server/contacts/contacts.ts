/** Finding and deleting contacts, and the shape in which they are served. */
import { inArray } from 'drizzle-orm';
import { type ContactRef, contactNotFound } from './contact-ref.ts';
import { type ContactsDatabase, writeAndRead } from './database.ts';
import { type ContactRow, consentLog, contacts } from './schema.ts';

/** A contact as it is served. Source: Featurebase Contacts API, "Contact Object". */
export interface Contact {
  object: 'contact';
  id: string;
  userId?: string;
  email: string | null;
  name: string;
  profilePicture: string | null;
  type: 'customer' | 'lead';
  locale?: string;
  roles: string[];
  customFields: Record<string, unknown>;
  postsCreated: number;
  commentsCreated: number;
  /** ISO 8601. */
  lastActivity: string;
  subscribedToChangelog: boolean;
  manuallyOptedOutFromChangelog: boolean;
}

/** @throws {ApiError} 404 `resource_not_found` */
export async function findContact(database: ContactsDatabase, ref: ContactRef): Promise<Contact> {
  const [row] = await database.select().from(contacts).where(ref.where);
  if (!row) throw contactNotFound(ref);
  return toContact(row);
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
  return deleted.id;
}

/** A row as it is served. The changelog fields both follow the one stored status. */
export function toContact(row: ContactRow): Contact {
  return {
    object: 'contact',
    id: row.id,
    ...(row.userId !== null && { userId: row.userId }),
    email: row.email,
    name: row.name,
    profilePicture: row.profilePicture,
    type: row.type,
    ...(row.locale !== null && { locale: row.locale }),
    roles: row.roles,
    customFields: row.customFields,
    postsCreated: row.postsCreated,
    commentsCreated: row.commentsCreated,
    lastActivity: new Date(row.lastActivity).toISOString(),
    subscribedToChangelog: row.changelog === 'subscribed',
    manuallyOptedOutFromChangelog: row.changelogOptOut,
  };
}
