/** Removing old rows of the consent log, and keeping the fact of every present status. */
import { sql } from 'drizzle-orm';
import type { ContactsDatabase } from '../database/database.ts';

/** Rows of the log that one transaction looks at, so that other requests come in between. */
const CHUNK = 5_000;

/**
 * Removes what happened before a moment, except the newest change of each preference of each contact:
 * that one says since when the status is what it is, and by which route it came.
 *
 * @param before milliseconds since 1970
 * @returns how many rows were removed
 */
export async function pruneHistory(database: ContactsDatabase, before: number): Promise<number> {
  let removed = 0;
  for (let after = 0; ; after += CHUNK) {
    const { last } = await database.get<{ last: number | null }>(
      sql`SELECT max(seq) AS last FROM consent_log`,
    );
    const { rowsAffected = 0 } = (await database.run(sql`
      DELETE FROM consent_log
      WHERE seq > ${after} AND seq <= ${after + CHUNK} AND changed_at < ${before}
        AND EXISTS (SELECT 1 FROM consent_log AS later
          WHERE later.contact_id = consent_log.contact_id AND later.key = consent_log.key
            AND later.seq > consent_log.seq)`)) as { rowsAffected?: number };
    removed += rowsAffected;
    if (after + CHUNK >= (last ?? 0)) break;
  }
  database.erase?.();
  return removed;
}
