import type * as z from 'zod/mini';
import { invalidResponse } from './upstream-errors.ts';

/**
 * Holds what an upstream answered against a schema.
 *
 * @throws {ApiError} 502 `upstream_invalid_response`
 */
export function parseAnswer<Schema extends z.ZodMiniType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const { data, error } = schema.safeParse(answer);
  if (error) throw invalidResponse(error);
  return data as z.output<Schema>;
}
