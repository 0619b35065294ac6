/** Reading and changing stored email preferences, with the gate applied to what is served. */
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import {
  effectiveStatus,
  type PreferenceKey,
  type Status,
  type Statuses,
} from 'fb-email-preferences/preferences';
import type { ContactEmailPreferences } from 'fb-email-preferences-server/contract';
import { badRequest } from 'fb-email-preferences-server/http';
import { type ConsentOrigin, logChanges } from '../consent/consent-log.ts';
import {
  liftSuppressions,
  type Subjects,
  subjectsOf,
  suppressOptOuts,
} from '../consent/suppressions.ts';
import { type ContactRef, contactNotFound } from '../contact/contact-ref.ts';
import { isPersonal } from '../database/consent-routes.ts';
import { type ContactsDatabase, writeAndRead } from '../database/database.ts';
import { chosen, storeOwn } from '../database/opt-outs.ts';
import { type ContactRow, companies, contactCompanies, contacts } from '../database/schema.ts';
import { hasColumn, storedStatus } from '../database/stored-status.ts';
import type { Served } from './categories.ts';

/** A contact's row with the statuses of the operator's own categories: JSON, by key. */
type PreferencesRow = ContactRow & { own: string };

/**
 * A customer's email preferences.
 *
 * @throws {ApiError} 404 `resource_not_found`; 400 `contact_not_customer` for a lead
 */
export async function readEmailPreferences(
  database: ContactsDatabase,
  served: Served,
  ref: ContactRef,
): Promise<ContactEmailPreferences> {
  const [row] = await selectPreferences(database, served, ref.where);
  return toEmailPreferences(row, ref, served);
}

function selectPreferences(database: ContactsDatabase, { own }: Served, where: SQL | undefined) {
  const statuses = sql<string>`(SELECT json_group_object(given.key, ${storedStatus(sql`given.key`)})
    FROM json_each(${JSON.stringify(own)}) AS given)`;
  return database
    .select({ ...getTableColumns(contacts), own: statuses.as('own') })
    .from(contacts)
    .where(where);
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
  served: Served,
  ref: ContactRef,
  changes: Statuses,
  origin: ConsentOrigin,
  now: number,
): Promise<ContactEmailPreferences> {
  const changed = Object.entries(changes);
  for (let tries = 1; ; tries++) {
    const [person] = await database.select().from(contacts).where(ref.where);
    // Throws when there is no such customer.
    checkCustomer(person, ref);
    const { seq, userId, emailFolded } = person;
    const subjects = await subjectsOf(database, { userId, email: emailFolded });
    const same = and(
      eq(contacts.seq, seq),
      eq(contacts.type, 'customer'),
      sql`${contacts.userId} IS ${userId}`,
      sql`${contacts.emailFolded} IS ${emailFolded}`,
    );
    const log = logChanges(database, { changes, now, origin, where: same });
    const store = storeChanges(database, same, changed, isPersonal(origin.route) ? now : undefined);
    const remember = keepOptOuts(database, subjects, changed, same, now);
    const read = selectPreferences(database, served, ref.where);
    const activity = isPersonal(origin.route) ? [moveActivity(database, same, now)] : [];
    const writes = [log, ...store, ...activity, ...remember];
    const [after] = await writeAndRead(database, writes, read);
    // An upsert in between may have given the contact another address: the hashes were not its own.
    const unchanged = after?.userId === userId && after.emailFolded === emailFolded;
    if (unchanged) return toEmailPreferences(after, ref, served);
    if (tries === MAX_TRIES) throw new Error('This contact kept getting another address.');
  }
}

/**
 * Statements that store statuses: those with a column, and those of the operator's own categories.
 *
 * @param activity when the person did it, in milliseconds since 1970; undefined for others' changes
 */
function storeChanges(
  database: ContactsDatabase,
  contact: SQL | undefined,
  changed: readonly [string, Status][],
  activity: number | undefined,
) {
  const columns = Object.assign(
    activity === undefined ? {} : { lastActivity: activity },
    ...changed.map(([key, to]) => (hasColumn(key) ? chosen(key, to) : {})),
  );
  const own = Object.fromEntries(changed.filter(([key]) => !hasColumn(key)));
  return [
    ...(Object.keys(columns).length === 0
      ? []
      : [database.update(contacts).set(columns).where(contact)]),
    ...(Object.keys(own).length === 0
      ? []
      : [
          storeOwn(
            database,
            sql`SELECT ${contacts.seq}, given.key, given.value
              FROM ${contacts}, json_each(${JSON.stringify(own)}) AS given WHERE ${contact}`,
          ),
        ]),
  ];
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
  changed: readonly [string, Status][],
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

/** @throws {ApiError} 404 `resource_not_found`; 400 `contact_not_customer` */
function checkCustomer(row: ContactRow | undefined, ref: ContactRef): asserts row is ContactRow {
  if (!row) throw contactNotFound(ref);
  if (row.type !== 'customer') {
    throw badRequest(
      'contact_not_customer',
      'This contact is a lead. Only customers have email preferences.',
      ref.param,
    );
  }
}

function toEmailPreferences(
  row: PreferencesRow | undefined,
  ref: ContactRef,
  { keys }: Served,
): ContactEmailPreferences {
  checkCustomer(row, ref);
  const statuses: Statuses = { ...JSON.parse(row.own), ...columnsOf(row) };
  const preferences = keys.map((key) => {
    const status = statuses[key] ?? 'unsubscribed';
    return [key, { status, effectiveStatus: effectiveStatus(row.all, status) }] as const;
  });
  return {
    object: 'contact_email_preferences',
    contactId: row.id,
    userId: row.userId,
    email: row.email,
    preferences: Object.fromEntries(preferences),
  };
}

function columnsOf(row: ContactRow): Record<PreferenceKey, Status> {
  const { all, postUpdates, postComments, commentReplies, changelog } = row;
  return { all, postUpdates, postComments, commentReplies, changelog };
}
