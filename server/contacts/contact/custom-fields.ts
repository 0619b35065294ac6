/** Custom fields, merged field by field in the database. */
import { type SQL, sql } from 'drizzle-orm';
import type { CustomFieldValue } from '../database/schema.ts';

/** Custom fields as an upsert has them. */
export type CustomFields = Record<string, CustomFieldValue>;

/**
 * Stands for a null: `json_patch` takes a field away instead (RFC 7396). No text that is stored can
 * hold a NUL, so no other value is taken for it.
 */
const NULL = '\0null';

/** Stored fields with the given ones in their place; a field that is null is kept, as null. */
export function mergeFields(stored: SQL, given: CustomFields): SQL {
  const patch = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === null ? NULL : value]),
  );
  const merged = sql`json_patch(${stored}, ${JSON.stringify(patch)})`;
  return Object.values(given).includes(null)
    ? sql`replace(${merged}, ${JSON.stringify(NULL)}, 'null')`
    : merged;
}
