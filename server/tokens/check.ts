/** Checks a part of a token against a schema. */
import type * as z from 'zod/mini';
import { tokenInvalid } from './errors.ts';

/**
 * @param part the part's name, for the log
 * @returns the value as the schema has it
 * @throws {TokenError} `token_invalid`; its `reason` is the part with the first member that does not fit
 * @example
 * check(headerSchema, { alg: 1 }, 'header'); // throws, with the reason "header alg"
 */
export function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  part: string,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error) throw tokenInvalid([part, ...(error.issues[0]?.path ?? [])].join(' '));
  return data as z.output<Schema>;
}
