/**
 * The tables of the contacts service, for SQLite and D1 alike. `migrations/` creates them; this file
 * types the queries, and declares the indexes, checks and keys that a test holds against the file.
 *
 * Every table has an integer `seq` that grows with each row. Pages are cut at it, so that a page
 * costs the same at the start and at the end of a long list.
 */
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { STATUSES } from 'fb-email-preferences/preferences';
import type { StoredRoute } from './consent-routes.ts';

/** A customer has an account with the organisation; a lead is an unregistered visitor. */
export const CONTACT_TYPES = ['customer', 'lead'] as const;

export type ContactType = (typeof CONTACT_TYPES)[number];

/** What a custom field holds: a primitive, or a list of primitives. */
export type CustomFieldValue = string | number | boolean | null | (string | number | boolean)[];

const status = (column: string) =>
  text(column, { enum: STATUSES as ['subscribed', 'unsubscribed'] }).notNull();

/** Times are milliseconds since 1970. */
export const contacts = sqliteTable(
  'contacts',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    type: text('type', { enum: CONTACT_TYPES }).notNull(),
    userId: text('user_id').unique(),
    /** As it was given. Not unique: two accounts may share a mailbox. */
    email: text('email'),
    name: text('name').notNull().default(''),
    phone: text('phone'),
    profilePicture: text('profile_picture'),
    locale: text('locale'),
    roles: text('roles', { mode: 'json' }).$type<string[]>().notNull().default(sql`'[]'`),
    customFields: text('custom_fields', { mode: 'json' })
      .$type<Record<string, CustomFieldValue>>()
      .notNull()
      .default(sql`'{}'`),
    blocked: integer('blocked', { mode: 'boolean' }).notNull().default(false),
    postsCreated: integer('posts_created').notNull().default(0),
    commentsCreated: integer('comments_created').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    lastActivity: integer('last_activity').notNull(),
    /** The stored statuses, one column a preference. Served with the gate applied. */
    all: status('email_all').default('subscribed'),
    postUpdates: status('email_post_updates').default('subscribed'),
    postComments: status('email_post_comments').default('subscribed'),
    commentReplies: status('email_comment_replies').default('subscribed'),
    changelog: status('email_changelog').default('unsubscribed'),
    /** Whether the person, rather than an import, turned the changelog off. */
    changelogOptOut: integer('changelog_opt_out', { mode: 'boolean' }).notNull().default(false),
    /** The name as searches compare it; null until a row of an earlier version has been folded. */
    nameFolded: text('name_folded'),
    /** The address as it is compared. */
    emailFolded: text('email_folded'),
  },
  (table) => [
    check('type', sql`type IN ('customer', 'lead')`),
    ...[
      'email_all',
      'email_post_updates',
      'email_post_comments',
      'email_comment_replies',
      'email_changelog',
    ].map((column) => check(column, sql.raw(`${column} IN ('subscribed', 'unsubscribed')`))),
    ...[table.lastActivity, table.createdAt, table.postsCreated, table.commentsCreated].flatMap(
      (column) => [
        index(`contacts_by_${column.name}`).on(column),
        index(`contacts_by_type_${column.name}`).on(table.type, column),
      ],
    ),
    index('contacts_by_type').on(table.type),
    index('contacts_by_name').on(table.name),
    index('contacts_by_email_folded').on(table.emailFolded),
    index('contacts_not_folded').on(table.seq).where(sql`name_folded IS NULL`),
  ],
);

/**
 * One row for each change of a stored status. Rows outlive their contact, without what identifies a
 * person: `userId`, `tokenId` and `requestId` are cleared when the contact is deleted.
 */
export const consentLog = sqliteTable(
  'consent_log',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    contactId: text('contact_id').notNull(),
    userId: text('user_id'),
    key: text('key').notNull(),
    from: status('from_status'),
    to: status('to_status'),
    changedAt: integer('changed_at').notNull(),
    route: text('route').$type<StoredRoute>().notNull(),
    tokenId: text('token_id'),
    requestId: text('request_id'),
  },
  (table) => [index('consent_log_by_contact').on(table.contactId)],
);

/**
 * What was chosen of the operator's own categories: one row for each choice, none for a contact that
 * has not chosen. A row that is `unsubscribed` is an opt-out. Rows of a category that was taken out of
 * the configuration stay, for its return.
 */
export const contactPreferences = sqliteTable(
  'contact_preferences',
  {
    contactSeq: integer('contact_seq')
      .notNull()
      .references(() => contacts.seq, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    status: status('status'),
  },
  (table) => [
    primaryKey({ columns: [table.contactSeq, table.key] }),
    index('contact_preferences_by_status').on(table.key, table.status),
    check('status', sql`status IN ('subscribed', 'unsubscribed')`),
  ],
);

/**
 * The status of who has not chosen, for each of the operator's own categories that there has ever
 * been. It counts for the contacts from `fromSeq` on, up to the next row of the key, so that another
 * default is for contacts that are made later.
 */
export const categoryDefaults = sqliteTable(
  'category_defaults',
  {
    key: text('key').notNull(),
    fromSeq: integer('from_seq').notNull(),
    status: status('status'),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.fromSeq] }),
    check('status', sql`status IN ('subscribed', 'unsubscribed')`),
  ],
);

/** A contact as it is stored. */
export type ContactRow = typeof contacts.$inferSelect;

/** A company is created by the first upsert that names it, and shared by its contacts. */
export const companies = sqliteTable('companies', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  /** The id in the caller's system: `companies[].id` in an upsert, `companyId` in an answer. */
  externalId: text('external_id').notNull().unique(),
  name: text('name').notNull(),
  companySize: real('company_size'),
  createdAt: integer('created_at'),
  customFields: text('custom_fields', { mode: 'json' })
    .$type<Record<string, CustomFieldValue>>()
    .notNull()
    .default(sql`'{}'`),
  industry: text('industry'),
  monthlySpend: real('monthly_spend'),
  plan: text('plan'),
  website: text('website'),
  /** Kept up to date by triggers on `contact_companies`. */
  linkedUsers: integer('linked_users').notNull().default(0),
  updatedAt: integer('updated_at').notNull(),
  lastActivity: integer('last_activity').notNull(),
});

/** A company as it is stored. */
export type CompanyRow = typeof companies.$inferSelect;

/** Which contacts belong to which companies. Rows go when either side is deleted. */
export const contactCompanies = sqliteTable(
  'contact_companies',
  {
    contactSeq: integer('contact_seq')
      .notNull()
      .references(() => contacts.seq, { onDelete: 'cascade' }),
    companySeq: integer('company_seq')
      .notNull()
      .references(() => companies.seq, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.contactSeq, table.companySeq] }),
    index('contact_companies_by_company').on(table.companySeq),
  ],
);

/**
 * One row for each preference that a person has opted out of. It names nobody: `subject` is a keyed
 * hash. It outlives the contact, and ends only with an explicit change of that preference.
 */
export const suppressions = sqliteTable(
  'suppressions',
  {
    subject: text('subject').notNull(),
    key: text('key').notNull(),
    suppressedAt: integer('suppressed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.key] })],
);

/** What the service keeps about this database itself, by name. */
export const settings = sqliteTable('contacts_settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

/** The ids of contacts that were merged into another one, which answers to them. */
export const mergedContacts = sqliteTable(
  'merged_contacts',
  {
    id: text('id').primaryKey(),
    contactSeq: integer('contact_seq')
      .notNull()
      .references(() => contacts.seq, { onDelete: 'cascade' }),
  },
  (table) => [index('merged_contacts_by_contact').on(table.contactSeq)],
);
