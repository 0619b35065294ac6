/** Lists of opt-outs, as the Marketplace takes and refuses them. */
import type { StoredCategory } from './softwareone-data.ts';

/** The ids of `[{ id }]`; undefined for what is no list. */
export function idsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(({ id }: { id?: unknown }) => String(id)) : undefined;
}

/**
 * @param stored the contact's list before
 * @returns sentences by field; undefined when each of the categories may be opted out of
 */
export function refuseOptOuts(
  categories: ReadonlyMap<string, StoredCategory>,
  stored: readonly string[],
  optOuts: readonly string[],
): Record<string, string[]> | undefined {
  for (const id of optOuts) {
    const category = categories.get(id);
    if (!category) return { optOuts: [`There is no category ${id}.`] };
    if (!category.optOutAllowed && !stored.includes(id)) {
      return { optOuts: [`Opting out of ${id} is not allowed.`] };
    }
  }
  return undefined;
}
