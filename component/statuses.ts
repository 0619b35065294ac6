/** Sets of statuses by preference key. A key may have the name of something that every object inherits. */
import type { Status, Statuses } from './preferences.ts';

/** The status of a key, if the set has one. */
export function own(statuses: Statuses, key: string): Status | undefined {
  return Object.hasOwn(statuses, key) ? statuses[key] : undefined;
}

/** The statuses for which `test` holds. */
export function pick(statuses: Statuses, test: (key: string, status: Status) => boolean): Statuses {
  return Object.fromEntries(Object.entries(statuses).filter(([key, status]) => test(key, status)));
}

/** The keys, and those of a set of statuses, each once. */
export function union(keys: readonly string[], statuses: Statuses): readonly string[] {
  return [...new Set([...keys, ...Object.keys(statuses)])];
}

/** Whether there are no statuses, or no keys. */
export function isEmpty(statuses: Statuses | readonly string[]): boolean {
  return Object.keys(statuses).length === 0;
}

/** Whether two sets hold the same keys with the same statuses, or other values without parts. */
export function areSame(
  one: Readonly<Record<string, unknown>> = {},
  other: Readonly<Record<string, unknown>> = {},
): boolean {
  return Object.keys({ ...one, ...other }).every((key) => one[key] === other[key]);
}
