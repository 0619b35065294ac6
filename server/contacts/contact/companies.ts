/** Storing the companies that an upsert names, and who belongs to them. */
import { and, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { storeCompany } from '../company/company-fields.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { companies, contactCompanies, contacts } from '../database/schema.ts';
import type { UpsertRequest } from '../schemas/requests.ts';

/**
 * Statements that make a contact belong to exactly the given companies, creating or updating each.
 *
 * @param contact the condition that picks the contact's row
 * @param given absent: the contact's companies stay as they are
 * @param now milliseconds since 1970
 */
export function linkCompanies(
  database: ContactsDatabase,
  contact: SQL,
  given: UpsertRequest['companies'],
  now: number,
): BatchItem<'sqlite'>[] {
  if (!given) return [];
  const store = given.map((company) => storeCompany(database, company, now));
  const contactSeq = database.select({ seq: contacts.seq }).from(contacts).where(contact);
  // One JSON parameter, because D1 takes a hundred parameters and no more.
  const named = sql`(SELECT value FROM json_each(${JSON.stringify(given.map(({ companyId }) => companyId))}))`;
  const leave = database
    .delete(contactCompanies)
    .where(
      and(
        inArray(contactCompanies.contactSeq, contactSeq),
        notInArray(
          contactCompanies.companySeq,
          database
            .select({ seq: companies.seq })
            .from(companies)
            .where(inArray(companies.externalId, named)),
        ),
      ),
    );
  const join = database
    .insert(contactCompanies)
    .select(
      database
        .select({ contactSeq: contacts.seq, companySeq: companies.seq })
        .from(contacts)
        .innerJoin(companies, inArray(companies.externalId, named))
        .where(contact),
    )
    .onConflictDoNothing();
  return [...store, leave, join];
}
