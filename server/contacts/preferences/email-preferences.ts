/** Reading and changing stored email preferences, with the gate applied to what is served. */
import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { effectiveStatus, type PreferenceKey, type Status } from 'fb-email-preferences/preferences';
import {
  type ContactEmailPreferences,
  PREFERENCE_KEYS,
} from 'fb-email-preferences-server/contract';
import { badRequest } from 'fb-email-preferences-server/http';
import { type ConsentOrigin, logChange } from '../consent/consent-log.ts';
import {
  liftSuppressions,
  type Subjects,
  subjectsOf,
  suppressOptOuts,
} from '../consent/suppressions.ts';
import { type ContactRef, contactNotFound } from '../contact/contact-ref.ts';
import { isPersonal } from '../database/consent-routes.ts';
import { type ContactsDatabase, writeAndRead } from '../database/database.ts';
import { chosen } from '../database/opt-outs.ts';
import { type ContactRow, companies, contactCompanies, contacts } from '../database/schema.ts';

/** Statuses to store, by key. Keys that are absent keep what they have. */
export type StatusChanges = Partial<Record<PreferenceKey, Status>>;

/**
 * A customer's email preferences.
 *
 * @throws {ApiError} 404 `resource_not_found`; 400 `contact_not_customer` for a lead
 */
export async function readEmailPreferences(
  database: ContactsDatabase,
  ref: ContactRef,
): Promise<ContactEmailPreferences> {
  const [row] = await database.select().from(contacts).where(ref.where);
  return toEmailPreferences(row, ref);
}

/** How often a change is tried against a contact that keeps getting another address or user id. */
const MAX_TRIES = 5;

/**
 * Stores the given statuses, and logs each that differs from what was stored: one transaction, no
 * status read into JavaScript and written back. So changes of different keys at the same moment all
 * hold, and repeating a change adds nothing to the log.
 *
 * `unsubscribed` is remembered for the address and the user id of the contact, beyond its deletion;
 * `subscribed` ends that. This is the one place where an opt-out ends.
 *
 * @param now milliseconds since 1970
 * @returns all preferences, as they are after the change
 * @throws {ApiError} 404 `resource_not_found`; 400 `contact_not_customer` for a lead
 */
export async function updateEmailPreferences(
  database: ContactsDatabase,
  ref: ContactRef,
  changes: StatusChanges,
  origin: ConsentOrigin,
  now: number,
): Promise<ContactEmailPreferences> {
  const changed = Object.entries(changes) as [PreferenceKey, Status][];
  for (let tries = 1; ; tries++) {
    const [person] = await database.select().from(contacts).where(ref.where);
    // Throws when there is no such customer.
    toEmailPreferences(person, ref);
    const { seq, userId, emailFolded } = person as ContactRow;
    const subjects = await subjectsOf(database, { userId, email: emailFolded });
    const same = and(
      eq(contacts.seq, seq),
      eq(contacts.type, 'customer'),
      sql`${contacts.userId} IS ${userId}`,
      sql`${contacts.emailFolded} IS ${emailFolded}`,
    );
    const log = changed.map(([key, to]) =>
      logChange(database, { key, to, now, origin, where: and(same, ne(contacts[key], to)) }),
    );
    const store = database
      .update(contacts)
      .set({
        ...Object.assign({}, ...changed.map(([key, to]) => chosen(key, to))),
        ...(isPersonal(origin.route) && { lastActivity: now }),
      })
      .where(same);
    const remember = keepOptOuts(database, subjects, changed, same, now);
    const read = database.select().from(contacts).where(ref.where);
    const activity = isPersonal(origin.route) ? [moveActivity(database, same, now)] : [];
    const writes = [...log, store, ...activity, ...remember];
    const [after] = await writeAndRead(database, writes, read);
    // An upsert in between may have given the contact another address: the hashes were not its own.
    const unchanged = after?.userId === userId && after.emailFolded === emailFolded;
    if (unchanged) return toEmailPreferences(after, ref);
    if (tries === MAX_TRIES) throw new Error('This contact kept getting another address.');
  }
}

/** A statement that moves the last activity of a person's companies. */
function moveActivity(database: ContactsDatabase, contact: SQL | undefined, now: number) {
  return database
    .update(companies)
    .set({ lastActivity: now })
    .where(
      sql`${companies.seq} IN (SELECT ${contactCompanies.companySeq} FROM ${contactCompanies}
        WHERE ${contactCompanies.contactSeq} IN (SELECT ${contacts.seq} FROM ${contacts} WHERE ${contact}))`,
    );
}

/** Statements that keep the opt-outs among some changes beyond the contact, and end the others. */
function keepOptOuts(
  database: ContactsDatabase,
  subjects: Subjects,
  changed: readonly [PreferenceKey, Status][],
  contact: SQL | undefined,
  now: number,
) {
  const keysOf = (wanted: Status) =>
    changed.filter(([, status]) => status === wanted).map(([key]) => key);
  const there = sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${contact})`;
  return [
    liftSuppressions(database, subjects, keysOf('subscribed'), there),
    ...Object.values(subjects).map((subject) =>
      suppressOptOuts(database, subject, contact, now, keysOf('unsubscribed')),
    ),
  ];
}

function toEmailPreferences(row: ContactRow | undefined, ref: ContactRef): ContactEmailPreferences {
  if (!row) throw contactNotFound(ref);
  if (row.type !== 'customer') {
    throw badRequest(
      'contact_not_customer',
      'This contact is a lead. Only customers have email preferences.',
      ref.param,
    );
  }
  return {
    object: 'contact_email_preferences',
    contactId: row.id,
    userId: row.userId,
    email: row.email,
    preferences: Object.fromEntries(
      PREFERENCE_KEYS.map((key) => [
        key,
        { status: row[key], effectiveStatus: effectiveStatus(row.all, row[key]) },
      ]),
    ),
  };
}
