/** Values at the limits of a JSON Schema, and one step beyond them. */
import type { JsonSchema } from '../../../server/contacts/openapi/openapi.ts';

/** One place in a schema, with whole values that differ there alone. */
export interface Place {
  /** Dotted, such as `companies.0.name`; `''` is the whole value. */
  place: string;
  /** Values that the schema takes: the largest, the smallest, each of an enumeration. */
  taken: unknown[];
  /** Values that it does not take: one step too large or too small, or not one of an enumeration. */
  refused: unknown[];
}

/** Every place of a schema, the places inside objects, lists and alternatives included. */
export function* placesOf(
  schema: JsonSchema,
  place = '',
  put: (value: unknown) => unknown = (value) => value,
): Generator<Place> {
  for (const form of schema.anyOf ?? []) yield* placesOf(form, place, put);
  const { taken, refused } = limitsOf(schema);
  if (taken.length + refused.length > 0) {
    yield { place, taken: taken.map(put), refused: refused.map(put) };
  }
  const inside = (name: string) => [place, name].filter(Boolean).join('.');
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const rest = smallest(schema) as object;
    yield* placesOf(inner, inside(name), (value) => put({ ...rest, [name]: value }));
    if (!schema.required?.includes(name)) continue;
    const without = Object.entries(rest).filter(([other]) => other !== name);
    yield { place: inside(name), taken: [], refused: [put(Object.fromEntries(without))] };
  }
  if (schema.additionalProperties === false) {
    const unknown = { ...(smallest(schema) as object), unknown_field: 1 };
    yield { place: inside('unknown_field'), taken: [], refused: [put(unknown)] };
  } else if (schema.additionalProperties) {
    const others = schema.additionalProperties as JsonSchema;
    yield* placesOf(others, inside('f'), (value) => put({ f: value }));
  }
  if (schema.items) yield* placesOf(schema.items, inside('0'), (value) => put([value]));
}

/** The smallest value that a schema takes. */
export function smallest(schema: JsonSchema): unknown {
  const { type, minLength = 1, properties = {}, required = [] } = schema;
  if (schema.anyOf) return smallest(schema.anyOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (type === 'string') return 'x'.repeat(Number(minLength));
  if (type === 'array') return [];
  return Object.fromEntries(required.map((name) => [name, smallest(properties[name] ?? {})]));
}

/** The limits that a schema can have. */
interface Limits {
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

function limitsOf(schema: JsonSchema & Limits): Pick<Place, 'taken' | 'refused'> {
  const { type, items = {}, minLength, maxLength, maxItems, minimum, maximum } = schema;
  const taken: unknown[] = [];
  const refused: unknown[] = [];
  const limit = (at: number | undefined, step: 1 | -1, make: (size: number) => unknown) => {
    if (at === undefined) return;
    taken.push(make(at));
    refused.push(make(at + step));
  };
  // Two patterns are those of an email address.
  const text = (size: number) => (schema.allOf ? 'x@' : '').padEnd(size, 'x');
  limit(maxLength, 1, text);
  limit(minLength, -1, text);
  limit(maxItems, 1, (length) => Array.from({ length }, () => smallest(items)));
  limit(maximum, 1, Number);
  limit(minimum, -1, Number);
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  taken.push(...values);
  if (values.length > 0) refused.push('', 'another');
  if (schema.pattern?.includes('\\0')) refused.push('\0');
  if (type === 'boolean' || type === 'number') refused.push({});
  return { taken, refused };
}
