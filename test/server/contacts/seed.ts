/** Contacts in bulk, made by SQL in the database itself. */
import { sql } from 'drizzle-orm';
import type { OpenedDatabase } from './open.ts';

/** Contacts a statement; each statement is a transaction. */
const CHUNK = 10_000;

/** Contacts a company. */
const COMPANY_SIZE = 10;

/** Written into the statement: a bound number would be a REAL, and divide as one. */
const companySize = sql.raw(String(COMPANY_SIZE));

/** The id of the seeded contact number `i`, counted from 0. */
export function seededId(i: number): string {
  return i.toString(16).padStart(24, '0');
}

/** The id of the seeded company number `i`, counted from 0. */
export function seededCompanyId(i: number): string {
  return `c${i.toString(16).padStart(23, '0')}`;
}

/** From how many contacts on the indexes are made after the rows: it takes a fifth of the time. */
const INDEX_LATER = 100_000;

/**
 * Fills an empty database with contacts numbered from 0: user ids `seed-<i>`, every tenth a lead
 * without a user id, each ten in one company. Names, activity and the number of posts are scattered;
 * the number of comments grows with `createdAt`, from 0 to 9.
 *
 * @param progress called after each chunk with the number of contacts so far
 */
export async function seedContacts(
  database: OpenedDatabase,
  count: number,
  progress: (done: number) => void = () => {},
): Promise<void> {
  if (count < INDEX_LATER) return insertContacts(database, count, progress);
  const later = await database.all<{ type: string; name: string; sql: string }>(sql`
    SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name = 'contacts'
      AND (type = 'index' OR name = 'contact_names_insert')`);
  for (const { type, name } of later) await database.run(sql.raw(`DROP ${type} ${name}`));
  await insertContacts(database, count, progress);
  await database.run(sql`INSERT INTO contact_names (contact_names) VALUES ('rebuild')`);
  for (const { sql: create } of later) await database.run(sql.raw(create));
}

async function insertContacts(
  database: OpenedDatabase,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const to = Math.min(count, from + CHUNK);
    await database.run(sql`
      WITH RECURSIVE numbers (i) AS (
        SELECT CAST(${from} AS INTEGER) UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ${to}
      )
      INSERT INTO contacts (seq, id, type, user_id, email, email_folded, name, name_folded,
        posts_created, comments_created, created_at, last_activity)
      SELECT i + 1, printf('%024x', i), iif(i % 10 = 9, 'lead', 'customer'),
        iif(i % 10 = 9, NULL, 'seed-' || i), 'seed-' || i || '@example.com',
        'seed-' || i || '@example.com', 'Person ' || (i * 7919 % 1000003),
        'person ' || (i * 7919 % 1000003), i % 7, i * 10 / ${sql.raw(String(count))},
        1700000000000 + i * 1000 + i % 1000,
        1700000000000 + (i * 7919 % 1000003) * 1000 + i % 999
      FROM numbers`);
    await database.run(sql`
      INSERT INTO companies (seq, id, external_id, name, updated_at, last_activity)
      SELECT (seq - 1) / ${companySize} + 1,
        printf('c%023x', (seq - 1) / ${companySize}),
        'company-' || seq, 'Company ' || seq, 1700000000000, 1700000000000
      FROM contacts
      WHERE seq > ${from} AND seq <= ${to} AND seq % ${companySize} = 1`);
    await database.run(sql`
      INSERT INTO contact_companies (contact_seq, company_seq)
      SELECT seq, (seq - 1) / ${companySize} + 1
      FROM contacts WHERE seq > ${from} AND seq <= ${to}`);
    progress(to);
  }
}
