/** Listing, reading, changing and deleting companies. */
import { asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { ApiError } from 'fb-email-preferences-server/http';
import { newObjectId } from '../contact/object-id.ts';
import { type ContactsDatabase, writeAndRead } from '../database/database.ts';
import { type CompanyRow, companies } from '../database/schema.ts';
import type { PageRequest } from '../schemas/requests.ts';
import type { Company, CompanyList } from '../schemas/responses.ts';
import { cutPage, decodeCursor } from '../search/cursor.ts';
import { type CompanyFields, storeCompany } from './company-fields.ts';

/** Exactly one company, or none. */
export interface CompanyRef {
  /** The path parameter that named it. */
  param: 'id' | 'companyId';
  /** The condition that picks its row. */
  where: SQL;
}

/** Contacts that leave a deleted company in one transaction, so that others come in between. */
const CHUNK = 1_000;

/** One page of companies, the oldest first. */
export async function listCompanies(
  database: ContactsDatabase,
  { limit, cursor }: PageRequest,
): Promise<CompanyList> {
  const order = 'companies';
  const rows = await database
    .select()
    .from(companies)
    .where(gt(companies.seq, cursor ? decodeCursor(order, cursor).seq : 0))
    .orderBy(asc(companies.seq))
    .limit(limit + 1);
  const { page, nextCursor } = cutPage(rows, limit, order, ({ seq }) => ({ seq, value: 0 }));
  return { object: 'list', data: page.map(toCompany), nextCursor };
}

/** @throws {ApiError} 404 `resource_not_found` */
export async function findCompany(database: ContactsDatabase, ref: CompanyRef): Promise<Company> {
  const [row] = await database.select().from(companies).where(ref.where);
  if (!row) throw companyNotFound(ref);
  return toCompany(row);
}

/**
 * Creates the company that a request names, or changes it, such as its name.
 *
 * @param now milliseconds since 1970
 */
export async function upsertCompany(
  database: ContactsDatabase,
  fields: CompanyFields,
  now: number,
): Promise<{ company: Company; created: boolean }> {
  const id = newObjectId(now);
  const store = storeCompany(database, fields, now, id);
  const read = database.select().from(companies).where(eq(companies.externalId, fields.companyId));
  const [row] = await writeAndRead(database, [store], read);
  if (!row) throw new Error('An upserted company is not there.');
  return { company: toCompany(row), created: row.id === id };
}

/**
 * Deletes a company. Its contacts stay, without it; they leave it a thousand at a time, because one
 * statement for a large company would hold up every other request.
 *
 * @returns the id of the deleted company
 * @throws {ApiError} 404 `resource_not_found`
 */
export async function deleteCompany(database: ContactsDatabase, ref: CompanyRef): Promise<string> {
  const [row] = await database.select().from(companies).where(ref.where);
  if (!row) throw companyNotFound(ref);
  for (let left = row.linkedUsers; left > CHUNK; left -= CHUNK) {
    await database.run(sql`DELETE FROM contact_companies WHERE company_seq = ${row.seq}
      AND contact_seq IN (SELECT contact_seq FROM contact_companies
        WHERE company_seq = ${row.seq} LIMIT ${CHUNK})`);
  }
  const [deleted] = await database
    .delete(companies)
    .where(eq(companies.seq, row.seq))
    .returning({ id: companies.id });
  if (!deleted) throw companyNotFound(ref);
  return deleted.id;
}

/** A row as it is served. */
function toCompany(row: CompanyRow): Company {
  return {
    object: 'company',
    id: row.id,
    companyId: row.externalId,
    name: row.name,
    monthlySpend: row.monthlySpend,
    companySize: row.companySize,
    customFields: row.customFields,
    industry: row.industry,
    website: row.website,
    plan: row.plan,
    linkedUsers: row.linkedUsers,
    createdAt: row.createdAt === null ? null : new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    lastActivity: new Date(row.lastActivity).toISOString(),
  };
}

function companyNotFound({ param }: CompanyRef): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: param === 'id' ? 'No company has this id.' : 'No company has this company id.',
    param,
  });
}
