/** Folds the contacts of an earlier version that SQL could not fold. */
import { isNull, sql } from 'drizzle-orm';
import type { Queries } from './database.ts';
import { foldEmail, foldName } from './fold.ts';
import { contacts } from './schema.ts';

/** Contacts a statement. */
const CHUNK = 500;

/** Fills in `nameFolded` and `emailFolded` where they are missing; costs nothing when none is. */
export async function foldContacts(database: Queries): Promise<void> {
  for (;;) {
    const rows = await database
      .select({ seq: contacts.seq, name: contacts.name, email: contacts.email })
      .from(contacts)
      .where(isNull(contacts.nameFolded))
      .limit(CHUNK);
    if (rows.length === 0) return;
    const folded = rows.map(({ seq, name, email }) => [
      seq,
      foldName(name),
      email === null ? null : foldEmail(email),
    ]);
    await database.run(sql`UPDATE contacts
      SET name_folded = given.value ->> 1, email_folded = given.value ->> 2
      FROM json_each(${JSON.stringify(folded)}) AS given
      WHERE contacts.seq = given.value ->> 0`);
  }
}
