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
  const { success, data, error } = schema.safeParse(answer);
  if (success) return data;
  throw invalidResponse(error);
}
