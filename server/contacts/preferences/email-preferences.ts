/** Reading and changing stored email preferences, with the gate applied to what is served. */
import { and, eq, ne } from 'drizzle-orm';
import { effectiveStatus, type PreferenceKey, type Status } from 'fb-email-preferences/preferences';
import {
  type ContactEmailPreferences,
  PREFERENCE_KEYS,
} from 'fb-email-preferences-server/contract';
import { badRequest } from 'fb-email-preferences-server/http';
import { type ConsentOrigin, logChange } from '../consent/consent-log.ts';
import { type ContactRef, contactNotFound } from '../contact/contact-ref.ts';
import { type ContactsDatabase, writeAndRead } from '../database/database.ts';
import { type ContactRow, contacts } from '../database/schema.ts';

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

/**
 * Stores the given statuses, and logs each that differs from what was stored: one transaction, no
 * status read into JavaScript and written back. So changes of different keys at the same moment all
 * hold, and repeating a change adds nothing to the log.
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
  const customer = and(ref.where, eq(contacts.type, 'customer'));
  const changed = Object.entries(changes) as [PreferenceKey, Status][];
  const log = changed.map(([key, to]) =>
    logChange(database, { key, to, now, origin, where: and(customer, ne(contacts[key], to)) }),
  );
  const store = database
    .update(contacts)
    .set({
      ...changes,
      ...(changes.changelog && { changelogOptOut: changes.changelog === 'unsubscribed' }),
      lastActivity: now,
    })
    .where(customer);
  const read = database.select().from(contacts).where(ref.where);
  const rows = await writeAndRead(database, [...log, store], read);
  return toEmailPreferences(rows[0], ref);
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
