/** Which preferences the service stores and serves, and how the operator's own start. */
import { sql } from 'drizzle-orm';
import { GATE, type Status } from 'fb-email-preferences/preferences';
import {
  type CategoriesOption,
  checkCategories,
  PREFERENCE_KEYS,
} from 'fb-email-preferences-server/contract';
import type { ContactsDatabase } from '../database/database.ts';
import { categoryDefaults } from '../database/schema.ts';
import { hasColumn } from '../database/stored-status.ts';

/** The preferences that are served. */
export interface Served {
  /** Every key, the gate first. */
  readonly keys: readonly string[];
  /** Those of the operator's own, with the status of new contacts. */
  readonly own: Readonly<Record<string, Status>>;
}

/**
 * @param categories default: Featurebase's four
 * @throws {CategoriesError} `categories_invalid`
 */
export function servedPreferences(categories: CategoriesOption | undefined): Served {
  if (categories === undefined) return { keys: PREFERENCE_KEYS, own: {} };
  const checked = [...checkCategories(categories)];
  const own = checked
    .filter(([key]) => !hasColumn(key))
    .map(([key, options]) => [key, options.default ?? 'subscribed'] as const);
  return { keys: [GATE, ...checked.map(([key]) => key)], own: Object.fromEntries(own) };
}

/**
 * Makes a function that tells the database of the operator's categories, once, before the first
 * request; after a failure the next request tries again. A category that is new counts for every
 * contact that is there; another default, for contacts that are made from now on.
 */
export function createRegistration(database: ContactsDatabase, { own }: Served) {
  let registered: Promise<void> | undefined;
  return async (): Promise<void> => {
    if (Object.keys(own).length === 0) return;
    registered ??= register(database, own);
    try {
      await registered;
    } catch (error) {
      registered = undefined;
      throw error;
    }
  };
}

/** Async, since a query of Drizzle is sent anew each time that it is awaited. */
async function register(database: ContactsDatabase, own: Served['own']): Promise<void> {
  const isKnown = sql`EXISTS (SELECT 1 FROM category_defaults AS known WHERE known.key = given.key)`;
  const latest = sql`(SELECT known.status FROM category_defaults AS known
    WHERE known.key = given.key ORDER BY known.from_seq DESC LIMIT 1)`;
  await database
    .insert(categoryDefaults)
    .select(
      sql`SELECT given.key,
        iif(${isKnown}, (SELECT coalesce(max(seq), 0) + 1 FROM contacts), 0), given.value
      FROM json_each(${JSON.stringify(own)}) AS given WHERE given.value IS NOT ${latest}`,
    )
    // The same moment again: no contact was made in between.
    .onConflictDoUpdate({
      target: [categoryDefaults.key, categoryDefaults.fromSeq],
      set: { status: sql`excluded.status` },
    });
}
