/** Merging the contacts that turn out to be the person of another one: leads who have signed up. */
import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { PreferenceKey } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type { ConsentOrigin } from '../consent/consent-log.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { byKey, isOptOut, optOutIf } from '../database/opt-outs.ts';
import { consentLog, contactCompanies, contacts, mergedContacts } from '../database/schema.ts';

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
  const optedOut = (key: PreferenceKey) =>
    sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${merges} AND ${isOptOut(key)})`;
  const oldest = (column: unknown) =>
    sql`(SELECT ${column} FROM ${contacts} WHERE ${merges} ORDER BY ${contacts.seq} LIMIT 1)`;
  const own = (column: unknown) => sql`coalesce(${column}, ${oldest(column)})`;
  const ids = database.select({ id: contacts.id }).from(contacts).where(merges);

  const log = database.insert(consentLog).select(
    sql`SELECT NULL, ${contacts.id}, ${contacts.userId}, given.value, 'subscribed', 'unsubscribed',
        ${now}, 'merge', NULL, ${origin.requestId ?? null}
      FROM ${contacts}, json_each(${JSON.stringify(PREFERENCE_KEYS)}) AS given
      WHERE ${stays} AND ${some} AND ${byKey(sql`given.value`, optedOut)}
        AND ${byKey(sql`given.value`, (key) => contacts[key])} = 'subscribed'`,
  );
  const update = database
    .update(contacts)
    .set({
      ...Object.assign({}, ...PREFERENCE_KEYS.map((key) => optOutIf(key, optedOut(key)))),
      name: sql`iif(${contacts.name} = '', ${oldest(contacts.name)}, ${contacts.name})`,
      nameFolded: sql`iif(${contacts.name} = '', ${oldest(contacts.nameFolded)}, ${contacts.nameFolded})`,
      phone: own(contacts.phone),
      profilePicture: own(contacts.profilePicture),
      locale: own(contacts.locale),
      customFields: sql`json_patch(${oldest(contacts.customFields)}, ${contacts.customFields})`,
      blocked: sql`max(${contacts.blocked}, ${oldest(contacts.blocked)})`,
      postsCreated: sql`${contacts.postsCreated} + ${oldest(contacts.postsCreated)}`,
      commentsCreated: sql`${contacts.commentsCreated} + ${oldest(contacts.commentsCreated)}`,
      createdAt: sql`min(${contacts.createdAt}, ${oldest(contacts.createdAt)})`,
    })
    .where(and(stays, some));
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
  return [log, update, history, companies, earlier, names, remove];
}
