/** Creating or updating a contact, in one transaction. */
import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { type ConsentOrigin, logChange } from './consent-log.ts';
import { newContactId } from './contact-id.ts';
import { type Contact, toContact } from './contacts.ts';
import type { ContactsDatabase } from './database.ts';
import type { UpsertRequest } from './requests.ts';
import { contacts } from './schema.ts';

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

  const create = database.all<{ id: string }>(sql`
    INSERT INTO contacts (id, type, user_id, email, created_at, last_activity)
    SELECT ${newContactId(now)}, ${request.type ?? 'customer'}, ${userId ?? null}, ${email ?? null},
      ${now}, ${now}
    WHERE (${seqOf(userId, email)}) IS NULL
    RETURNING id`);
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
  const read = database.select().from(contacts).where(target);
  const changelog =
    subscribedToChangelog === undefined
      ? []
      : setChangelog(database, target, subscribedToChangelog, origin, now);

  const results = await database.batch([create, update, ...changelog, read]);
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

/** The entries that are not `undefined`. */
function defined<Values extends Record<string, unknown>>(values: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Values>;
}
