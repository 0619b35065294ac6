/** Gives the opt-outs that a database of an earlier version holds their suppressions. */
import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type { ContactsDatabase } from './database.ts';
import { isColumnOptOut } from './opt-outs.ts';
import { contacts, settings, suppressions } from './schema.ts';

/** Names in `contacts_settings` that this has been done. */
const DONE = 'earlier_opt_outs_suppressed';

/** Contacts a transaction. */
const CHUNK = 500;

/** Runs once in the life of a database; when it is interrupted, it starts again. */
export async function suppressEarlierOptOuts(database: ContactsDatabase): Promise<void> {
  const [done] = await database.select().from(settings).where(eq(settings.name, DONE));
  if (done) return;
  const optedOut = Object.fromEntries(
    PREFERENCE_KEYS.map((key) => [key, named(isColumnOptOut(key), key)]),
  );
  let after = 0;
  for (;;) {
    const rows = await database
      .select({
        seq: contacts.seq,
        userId: contacts.userId,
        email: contacts.emailFolded,
        ...optedOut,
      })
      .from(contacts)
      .where(and(gt(contacts.seq, after), or(...PREFERENCE_KEYS.map(isColumnOptOut))))
      .orderBy(asc(contacts.seq))
      .limit(CHUNK);
    const found: string[][] = [];
    for (const { seq, userId, email, ...keys } of rows) {
      const subjects = [
        ...(userId === null ? [] : [await database.suppressionHash('user', userId)]),
        ...(email === null ? [] : [await database.suppressionHash('email', email)]),
      ];
      for (const [key, isOut] of Object.entries(keys)) {
        if (isOut) found.push(...subjects.map((subject) => [subject, key]));
      }
      after = seq;
    }
    if (found.length > 0) {
      await database
        .insert(suppressions)
        .select(
          sql`SELECT value ->> 0, value ->> 1, ${Date.now()}
            FROM json_each(${JSON.stringify(found)}) WHERE TRUE`,
        )
        .onConflictDoNothing();
    }
    if (rows.length < CHUNK) break;
  }
  await database.insert(settings).values({ name: DONE, value: '1' }).onConflictDoNothing();
}

function named(condition: SQL, name: string) {
  return sql<number>`(${condition})`.as(name);
}
