/** Creating or updating a contact, in one transaction. */
import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { type ConsentOrigin, logChange } from '../consent/consent-log.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { contacts } from '../database/schema.ts';
import type { UpsertRequest } from '../schemas/requests.ts';
import type { Contact } from '../schemas/responses.ts';
import { linkCompanies } from './companies.ts';
import { selectContacts, toContact } from './contact-rows.ts';
import { defined } from './defined.ts';
import { newObjectId } from './object-id.ts';

/** What an upsert did. */
export interface Upserted {
  contact: Contact;
  created: boolean;
}

/**
 * Creates the contact that a request names, or updates it.
 *
 * `userId` decides before `email`. A user id that nobody has yet is given to the contact with the
 * email that has none, and makes it a customer. Among several contacts with one email and no user id
 * to tell them apart, a customer comes before a lead, and then the oldest.
 *
 * A person's own opt-out from the changelog outlives `subscribedToChangelog: true`: an import must
 * not undo it.
 *
 * @param now milliseconds since 1970
 */
export async function upsertContact(
  database: ContactsDatabase,
  request: UpsertRequest,
  origin: ConsentOrigin,
  now: number,
): Promise<Upserted> {
  const { userId, email, subscribedToChangelog } = request;
  const target = eq(contacts.seq, sql`(${seqOf(userId, email)})`);
  const customer = userId !== undefined || request.type === 'customer';

  // A contact that is there already has the id that the new row would get, so none is inserted.
  const create = database
    .insert(contacts)
    .values({
      id: sql`coalesce((SELECT id FROM contacts WHERE ${target}), ${newObjectId(now)})`,
      type: request.type ?? 'customer',
      userId,
      email,
      createdAt: now,
      lastActivity: now,
    })
    .onConflictDoNothing()
    .returning({ id: contacts.id });
  const update = database
    .update(contacts)
    .set({
      ...defined({
        userId,
        email,
        type: customer ? ('customer' as const) : undefined,
        name: request.name,
        phone: request.phone,
        profilePicture: request.profilePicture,
        locale: request.locale,
        roles: request.roles,
        createdAt: request.createdAt ? Date.parse(request.createdAt) : undefined,
        // RFC 7396: a null takes the field away.
        customFields:
          request.customFields &&
          sql`json_patch(${contacts.customFields}, ${JSON.stringify(request.customFields)})`,
      }),
      lastActivity: now,
    })
    .where(target);
  const read = selectContacts(database, target);
  const changelog =
    subscribedToChangelog === undefined
      ? []
      : setChangelog(database, target, subscribedToChangelog, origin, now);

  const companies = linkCompanies(database, target, request.companies, now);

  const results = await database.batch([create, update, ...changelog, ...companies, read]);
  const [row] = results[results.length - 1] as Awaited<typeof read>;
  if (!row) throw new Error('An upserted contact is not there.');
  return { contact: toContact(row), created: results[0].length > 0 };
}

/** Selects the `seq` of the contact that is meant; nothing when there is none. */
function seqOf(userId: string | undefined, email: string | undefined): SQL {
  if (userId === undefined) {
    return sql`SELECT seq FROM contacts WHERE email = ${email} ORDER BY type, seq LIMIT 1`;
  }
  const withUserId = sql`SELECT seq FROM contacts WHERE user_id = ${userId}`;
  if (email === undefined) return withUserId;
  return sql`SELECT coalesce((${withUserId}), (SELECT seq FROM contacts
    WHERE email = ${email} AND user_id IS NULL ORDER BY type, seq LIMIT 1))`;
}

/** Logs and stores the changelog status that an import asks for. */
function setChangelog(
  database: ContactsDatabase,
  target: SQL,
  subscribed: boolean,
  origin: ConsentOrigin,
  now: number,
) {
  const to = subscribed ? 'subscribed' : 'unsubscribed';
  const where = and(
    target,
    ne(contacts.changelog, to),
    subscribed ? eq(contacts.changelogOptOut, false) : undefined,
  );
  return [
    logChange(database, { key: 'changelog', to, now, origin, where }),
    database.update(contacts).set({ changelog: to }).where(where),
  ];
}
