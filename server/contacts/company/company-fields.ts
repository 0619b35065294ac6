/** Storing a company, whether it is sent alone or with a contact. */
import { sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { type CustomFields, mergeFields } from '../contact/custom-fields.ts';
import { defined } from '../contact/defined.ts';
import { newObjectId } from '../contact/object-id.ts';
import type { Queries } from '../database/database.ts';
import { companies } from '../database/schema.ts';

/** A company as a caller knows it. What is absent stays as it is; null clears it. */
export interface CompanyFields {
  /** The id in the caller's system. */
  companyId: string;
  name: string;
  companySize?: number | null | undefined;
  /** ISO 8601. */
  createdAt?: string | null | undefined;
  customFields?: CustomFields | undefined;
  industry?: string | null | undefined;
  monthlySpend?: number | null | undefined;
  plan?: string | null | undefined;
  website?: string | null | undefined;
}

/**
 * A statement that creates or updates a company. An update does not touch `lastActivity`: that moves
 * with what its people do.
 *
 * @param id for a company that is new
 * @param now milliseconds since 1970
 */
export function storeCompany(
  database: Queries,
  company: CompanyFields,
  now: number,
  id: string = newObjectId(now),
) {
  const { companyId, customFields = {}, createdAt, ...rest } = company;
  const fields = {
    name: company.name,
    updatedAt: now,
    ...defined({
      companySize: rest.companySize,
      industry: rest.industry,
      monthlySpend: rest.monthlySpend,
      plan: rest.plan,
      website: rest.website,
      createdAt: typeof createdAt === 'string' ? Date.parse(createdAt) : createdAt,
    }),
  };
  return database
    .insert(companies)
    .values({
      id,
      externalId: companyId,
      customFields: mergeFields(sql`'{}'`, customFields),
      lastActivity: now,
      ...fields,
    })
    .onConflictDoUpdate({
      target: companies.externalId,
      set: {
        ...fields,
        customFields: mergeFields(sql`${companies.customFields}`, customFields),
      },
    }) satisfies BatchItem<'sqlite'>;
}
