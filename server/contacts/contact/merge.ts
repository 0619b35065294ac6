/** Merging the contacts that turn out to be the person of another one: leads who have signed up. */
import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { ConsentOrigin } from '../consent/consent-log.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { isColumnOptOut, isOptOut, optOutsIf, storeOwn } from '../database/opt-outs.ts';
import { consentLog, contactCompanies, contacts, mergedContacts } from '../database/schema.ts';
import { EVERY_KEY, storedStatus } from '../database/stored-status.ts';

/**
 * Statements that merge into a contact with a user id every contact of its address that has none.
 *
 * Of each preference the stricter status wins; of other fields, those of the contact that stays. The
 * history of a merged contact becomes part of its history, and a merged id goes on naming it.
 *
 * Source: the official client, `contacts.search`: "merged into another contact (lead-to-customer
 * rollup)".
 *
 * @param seq selects the `seq` of the contact that stays
 * @param email its address, folded
 */
export function mergeLeads(
  database: ContactsDatabase,
  seq: SQL,
  email: string,
  origin: ConsentOrigin,
  now: number,
): BatchItem<'sqlite'>[] {
  const stays = eq(contacts.seq, sql`(${seq})`);
  const merges = and(
    eq(contacts.emailFolded, email),
    isNull(contacts.userId),
    ne(contacts.seq, sql`(${seq})`),
  );
  const some = sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${merges})`;
  const someWith = (condition: SQL) =>
    sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${merges} AND ${condition})`;
  const oldest = (column: unknown) =>
    sql`(SELECT ${column} FROM ${contacts} WHERE ${merges} ORDER BY ${contacts.seq} LIMIT 1)`;
  const ownElse = (column: unknown) => sql`coalesce(${column}, ${oldest(column)})`;
  const ids = database.select({ id: contacts.id }).from(contacts).where(merges);

  const log = database.insert(consentLog).select(
    sql`SELECT NULL, ${contacts.id}, ${contacts.userId}, given.key, 'subscribed', 'unsubscribed',
        ${now}, 'merge', NULL, ${origin.requestId ?? null}
      FROM ${contacts}, ${EVERY_KEY} AS given
      WHERE ${stays} AND ${some} AND ${someWith(isOptOut(sql`given.key`))}
        AND ${storedStatus(sql`given.key`)} = 'subscribed'`,
  );
  const update = database
    .update(contacts)
    .set({
      ...optOutsIf((key) => someWith(isColumnOptOut(key))),
      name: sql`iif(${contacts.name} = '', ${oldest(contacts.name)}, ${contacts.name})`,
      nameFolded: sql`iif(${contacts.name} = '', ${oldest(contacts.nameFolded)}, ${contacts.nameFolded})`,
      phone: ownElse(contacts.phone),
      profilePicture: ownElse(contacts.profilePicture),
      locale: ownElse(contacts.locale),
      customFields: sql`json_patch(${oldest(contacts.customFields)}, ${contacts.customFields})`,
      blocked: sql`max(${contacts.blocked}, ${oldest(contacts.blocked)})`,
      postsCreated: sql`${contacts.postsCreated} + ${oldest(contacts.postsCreated)}`,
      commentsCreated: sql`${contacts.commentsCreated} + ${oldest(contacts.commentsCreated)}`,
      createdAt: sql`min(${contacts.createdAt}, ${oldest(contacts.createdAt)})`,
    })
    .where(and(stays, some));
  const own = storeOwn(
    database,
    sql`SELECT (${seq}), chosen.key, 'unsubscribed' FROM contact_preferences AS chosen
      WHERE chosen.status = 'unsubscribed'
        AND chosen.contact_seq IN (SELECT ${contacts.seq} FROM ${contacts} WHERE ${merges})`,
  );
  const history = database
    .update(consentLog)
    .set({
      contactId: sql`(SELECT ${contacts.id} FROM ${contacts} WHERE ${stays})`,
      userId: sql`(SELECT ${contacts.userId} FROM ${contacts} WHERE ${stays})`,
    })
    .where(inArray(consentLog.contactId, ids));
  const companies = database
    .insert(contactCompanies)
    .select(
      sql`SELECT (${seq}), ${contactCompanies.companySeq} FROM ${contactCompanies}
        WHERE ${contactCompanies.contactSeq} IN (SELECT ${contacts.seq} FROM ${contacts} WHERE ${merges})`,
    )
    .onConflictDoNothing();
  const earlier = database
    .update(mergedContacts)
    .set({ contactSeq: sql`(${seq})` })
    .where(
      sql`${mergedContacts.contactSeq} IN (SELECT ${contacts.seq} FROM ${contacts} WHERE ${merges})`,
    );
  const names = database
    .insert(mergedContacts)
    .select(sql`SELECT ${contacts.id}, (${seq}) FROM ${contacts} WHERE ${merges}`);
  const remove = database.delete(contacts).where(merges);
  return [log, update, own, history, companies, earlier, names, remove];
}
