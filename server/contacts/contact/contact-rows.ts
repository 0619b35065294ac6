/** Selecting contacts with their companies, and turning rows into what is served. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.ts';
import { type ContactRow, contacts } from '../database/schema.ts';
import type { Contact } from '../schemas/responses.ts';

/**
 * A contact's companies as one JSON array, so that a page of contacts is one query. Names are
 * spelled out: among the selected fields, Drizzle takes the table's name off a column.
 */
const companiesJson = sql<string>`(
  SELECT json_group_array(json_object(
    'object', 'company', 'id', id, 'companyId', external_id, 'name', name,
    'monthlySpend', monthly_spend, 'companySize', company_size,
    'customFields', json(custom_fields), 'industry', industry, 'website', website, 'plan', plan,
    'linkedUsers', linked_users, 'createdAt', created_at, 'updatedAt', updated_at,
    'lastActivity', last_activity))
  FROM (
    SELECT companies.* FROM contact_companies
    JOIN companies ON companies.seq = contact_companies.company_seq
    WHERE contact_companies.contact_seq = contacts.seq
    ORDER BY companies.seq
  )
)`;

type Company = Contact['companies'][number];

/** A company as `companiesJson` has it: times are milliseconds since 1970. */
type CompanyJson = Omit<Company, 'createdAt' | 'updatedAt' | 'lastActivity'> & {
  createdAt: number | null;
  updatedAt: number;
  lastActivity: number;
};

/** A contact's row with its companies, not yet parsed. */
export type ContactWithCompanies = ContactRow & { companies: string };

/** Selects contacts, to be narrowed by `where`. */
export function selectContacts(database: Queries, where: SQL | undefined) {
  return database
    .select({ ...getTableColumns(contacts), companies: companiesJson.as('companies') })
    .from(contacts)
    .where(where);
}

/** A row as it is served. Both changelog fields follow the one stored status. */
export function toContact(row: ContactWithCompanies): Contact {
  return {
    object: 'contact',
    id: row.id,
    ...(row.userId !== null && { userId: row.userId }),
    email: row.email,
    name: row.name,
    profilePicture: row.profilePicture,
    type: row.type,
    companies: (JSON.parse(row.companies) as CompanyJson[]).map((company) => ({
      ...company,
      createdAt: company.createdAt === null ? null : iso(company.createdAt),
      updatedAt: iso(company.updatedAt),
      lastActivity: iso(company.lastActivity),
    })),
    customFields: row.customFields,
    ...(row.locale !== null && { locale: row.locale }),
    roles: row.roles,
    postsCreated: row.postsCreated,
    commentsCreated: row.commentsCreated,
    lastActivity: iso(row.lastActivity),
    subscribedToChangelog: row.changelog === 'subscribed',
    manuallyOptedOutFromChangelog: row.changelogOptOut,
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
