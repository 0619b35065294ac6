/** Creating or updating a contact, in one transaction. */
import { and, eq, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { type ConsentOrigin, logChanges } from '../consent/consent-log.ts';
import {
  applySuppressions,
  copySuppressions,
  hashesOf,
  isSuppressed,
  type Subjects,
  subjectsOf,
  suppressOptOuts,
} from '../consent/suppressions.ts';
import { type ContactsDatabase, runBatch } from '../database/database.ts';
import { foldEmail, foldName } from '../database/fold.ts';
import { contacts } from '../database/schema.ts';
import type { UpsertRequest } from '../schemas/requests.ts';
import type { Contact } from '../schemas/responses.ts';
import { linkCompanies } from './companies.ts';
import { selectContacts, toContact } from './contact-rows.ts';
import { mergeFields } from './custom-fields.ts';
import { defined } from './defined.ts';
import { mergeLeads } from './merge.ts';
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
 * email that has none, and makes it a customer; another one is merged into the contact of the user
 * id. Among several contacts with one email and no user id to tell them apart, a customer comes
 * before a lead, and then the oldest.
 *
 * No upsert undoes an opt-out: a contact that is new here, or gets an address or a user id, starts
 * from what was opted out of under either, and `subscribedToChangelog: true` changes nothing then.
 *
 * @param now milliseconds since 1970
 */
export async function upsertContact(
  database: ContactsDatabase,
  request: UpsertRequest,
  origin: ConsentOrigin,
  now: number,
): Promise<Upserted> {
  const { userId, subscribedToChangelog } = request;
  // A contact without an address is read with a null.
  const email = request.email ?? undefined;
  const emailFolded = email === undefined ? undefined : foldEmail(email);
  const subjects = await subjectsOf(database, { email: emailFolded, userId });
  const seq = seqOf(userId, emailFolded);
  const importHashes = subscribedToChangelog ? await hashesBefore(database, seq, subjects) : [];
  const target = eq(contacts.seq, sql`(${seq})`);
  const customer = userId !== undefined || request.type === 'customer';
  const newId = newObjectId(now);

  // A contact that is there already has the id that the new row would get, so none is inserted.
  const create = database
    .insert(contacts)
    .values({
      id: sql`coalesce((SELECT id FROM contacts WHERE ${target}), ${newId})`,
      type: request.type ?? 'customer',
      userId,
      email,
      emailFolded,
      nameFolded: '',
      createdAt: now,
      lastActivity: now,
    })
    .onConflictDoNothing()
    .returning({ id: contacts.id });
  const identified = or(
    eq(contacts.id, newId),
    emailFolded === undefined ? undefined : sql`${contacts.emailFolded} IS NOT ${emailFolded}`,
    userId === undefined ? undefined : sql`${contacts.userId} IS NOT ${userId}`,
  );
  const update = database
    .update(contacts)
    .set({
      ...defined({
        userId,
        email,
        emailFolded,
        type: customer ? ('customer' as const) : undefined,
        name: request.name,
        nameFolded: request.name === undefined ? undefined : foldName(request.name),
        phone: request.phone,
        profilePicture: request.profilePicture,
        locale: request.locale,
        roles: request.roles,
        createdAt: request.createdAt ? Date.parse(request.createdAt) : undefined,
        customFields:
          request.customFields && mergeFields(sql`${contacts.customFields}`, request.customFields),
      }),
    })
    .where(target);
  const read = selectContacts(database, target);
  const before = followToEmail(database, subjects, target, emailFolded, now);
  const statements = [
    ...before,
    create,
    ...applySuppressions(database, subjects, and(target, identified), origin, now),
    update,
    ...(userId !== undefined && emailFolded !== undefined
      ? mergeLeads(database, seq, emailFolded, origin, now)
      : []),
    ...(subjects.user ? [suppressOptOuts(database, subjects.user, target, now)] : []),
    ...(subscribedToChangelog === undefined
      ? []
      : setChangelog(database, target, subscribedToChangelog, origin, now, importHashes)),
    ...linkCompanies(database, target, request.companies, now),
    read,
  ];

  const results = await runBatch(database, statements);
  const [row] = results.at(-1) as Awaited<typeof read>;
  if (!row) throw new Error('An upserted contact is not there.');
  const created = results[before.length] as Awaited<typeof create>;
  return { contact: toContact(row), created: created.length > 0 };
}

/**
 * Statements that suppress the address that a contact is about to get, as far as the person has
 * opted out under the earlier address or under the user id. They run before the change.
 */
function followToEmail(
  database: ContactsDatabase,
  { email, user }: Subjects,
  target: SQL,
  emailFolded: string | undefined,
  now: number,
): BatchItem<'sqlite'>[] {
  if (email === undefined) return [];
  const moves = and(target, sql`${contacts.emailFolded} IS NOT ${emailFolded}`);
  const isNew = sql`NOT EXISTS (SELECT 1 FROM ${contacts} WHERE ${target})`;
  return [
    suppressOptOuts(database, email, moves, now),
    ...(user === undefined ? [] : [copySuppressions(database, user, email, isNew, now)]),
  ];
}

/**
 * Selects the `seq` of the contact that is meant; nothing when there is none.
 *
 * @param email folded
 */
function seqOf(userId: string | undefined, email: string | undefined): SQL {
  if (userId === undefined) {
    return sql`SELECT seq FROM contacts WHERE email_folded = ${email} ORDER BY type, seq LIMIT 1`;
  }
  const withUserId = sql`SELECT seq FROM contacts WHERE user_id = ${userId}`;
  if (email === undefined) return withUserId;
  return sql`SELECT coalesce((${withUserId}), (SELECT seq FROM contacts
    WHERE email_folded = ${email} AND user_id IS NULL ORDER BY type, seq LIMIT 1))`;
}

/**
 * The hashes of a request's address and user id, and of the address that the contact has before it.
 * Another account may have opted out under an address that two share: an import subscribes neither,
 * not even one that moves to another address with the same request.
 */
async function hashesBefore(
  database: ContactsDatabase,
  seq: SQL,
  subjects: Subjects,
): Promise<string[]> {
  const [row] = await database
    .select({ email: contacts.emailFolded })
    .from(contacts)
    .where(eq(contacts.seq, sql`(${seq})`));
  const earlier = await subjectsOf(database, { email: row?.email });
  return [...hashesOf(subjects), ...hashesOf(earlier)];
}

/** Logs and stores the changelog status that an import asks for. */
function setChangelog(
  database: ContactsDatabase,
  target: SQL,
  subscribed: boolean,
  origin: ConsentOrigin,
  now: number,
  hashes: readonly string[],
) {
  const to = subscribed ? 'subscribed' : 'unsubscribed';
  const where = and(
    target,
    ne(contacts.changelog, to),
    subscribed ? eq(contacts.changelogOptOut, false) : undefined,
    subscribed ? not(isSuppressed(hashes, 'changelog')) : undefined,
  );
  return [
    logChanges(database, { changes: { changelog: to }, now, origin, where }),
    database.update(contacts).set({ changelog: to }).where(where),
  ];
}
