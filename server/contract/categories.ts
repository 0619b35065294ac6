/**
 * The categories of an operator: their keys, their names and descriptions by language, and the status
 * that a new contact starts with. One shape for the environment and for options in code, checked by
 * one schema. A module of its own: the worker that speaks to Featurebase knows Featurebase's keys.
 */
import { CATEGORIES, GATE, type Status } from 'fb-email-preferences/preferences';
import * as z from 'zod/mini';
import { statusSchema } from './contract.ts';
import {
  MAX_DESCRIPTION_LENGTH,
  MAX_LABEL_LENGTH,
  preferenceKeySchema,
} from './described-contract.ts';
import { plainText } from './plain-text.ts';

/** One text for every reader, or one for each language, by BCP 47 tag. */
export type CategoryText = string | Readonly<Record<string, string>>;

/** What can be said of a category. */
export interface CategoryOptions {
  /** Its name, at most 80 characters. Default: made from the key, such as "Weekly digest". */
  readonly label?: CategoryText | undefined;
  /** One sentence, at most 300 characters. Default: none. */
  readonly description?: CategoryText | undefined;
  /**
   * The status of contacts that have not chosen; default `subscribed`. Kept by the contacts service. A
   * later value counts for contacts that are made after it was set. Featurebase's four have a default
   * of their own, and take no other.
   */
  readonly default?: Status | undefined;
}

/**
 * The categories beside `all`: keys alone, or what can be said of each by its key. They are shown in
 * this order.
 *
 * @example ['changelog', 'weeklyDigest']
 * @example { weeklyDigest: { label: { en: 'Weekly digest', de: 'Wochenrückblick' } } }
 */
export type CategoriesOption = readonly string[] | Readonly<Record<string, CategoryOptions>>;

/** Checked categories by key, in the order in which they are shown. */
export type CategoryMap = ReadonlyMap<string, CategoryOptions>;

/** The most categories there can be. */
const MAX_CATEGORIES = 50;

/** The most languages of one text. */
const MAX_LANGUAGES = 50;

/** Categories that cannot be used. The message names the place, and says what to give. */
export class CategoriesError extends TypeError {
  /** Always `categories_invalid`. */
  readonly code = 'categories_invalid';
  /** The category at fault; undefined when it is all of them. */
  readonly key: string | undefined;

  constructor(place: string, sentence: string, key?: string) {
    super(`${place} ${sentence}`);
    this.name = 'CategoriesError';
    this.key = key;
  }
}

const textSchema = (length: number) => {
  const error = `has to be text on one line, 1 to ${length} characters long.`;
  const text = z
    .string({ error })
    .check(z.refine((given) => given !== '' && plainText(given, length) === given));
  const tag = z.string().check(
    z.regex(/^[a-z]{2,3}(-[a-z\d]{1,8}){0,4}$/i, {
      error: 'has a language that is no tag such as de or pt-BR.',
    }),
  );
  const byLanguage = z
    .record(tag, text)
    .check(
      z.refine(
        (map) => Object.keys(map).length > 0 && Object.keys(map).length <= MAX_LANGUAGES,
        `has to have 1 to ${MAX_LANGUAGES} languages.`,
      ),
    );
  return z.optional(z.union([text, byLanguage]));
};

const optionsSchema = z.strictObject(
  {
    label: textSchema(MAX_LABEL_LENGTH),
    description: textSchema(MAX_DESCRIPTION_LENGTH),
    default: z.optional(statusSchema),
  },
  { error: 'has to be an object with label, description and default, all of them optional.' },
);

const keySchema = preferenceKeySchema.check(
  z.refine((key) => key !== GATE && !(key in Object.prototype)),
);

/**
 * Checks categories that were given in code or in a variable.
 *
 * @param given keys alone, or a record by key
 * @returns the same by key
 * @throws {CategoriesError} `categories_invalid`
 * @example
 * checkCategories(['changelog', 'weeklyDigest']).has('weeklyDigest'); // true
 */
export function checkCategories(given: CategoriesOption): CategoryMap {
  const isList = Array.isArray(given);
  if (!isList && (typeof given !== 'object' || given === null)) {
    throw new CategoriesError('categories', 'have to be a list of keys, or an object by key.');
  }
  const entries: [key: unknown, options: unknown][] = isList
    ? given.map((key) => [key, {}])
    : Object.entries(given);
  if (entries.length === 0 || entries.length > MAX_CATEGORIES) {
    throw new CategoriesError('categories', `have to be 1 to ${MAX_CATEGORIES}.`);
  }
  const checked = new Map<string, CategoryOptions>();
  for (const [given, options] of entries) {
    const key = checkKey(given);
    if (checked.has(key)) throw new CategoriesError(key, 'is there twice.', key);
    checked.set(key, checkOptions(key, options));
  }
  return checked;
}

function checkKey(given: unknown): string {
  const { success, data } = keySchema.safeParse(given);
  if (success) return data;
  const shown = typeof given === 'string' ? given.slice(0, 64) : typeof given;
  throw new CategoriesError(
    JSON.stringify(shown),
    given === GATE
      ? 'is not a category: it is always there, and turns off all of them.'
      : 'cannot be a key: 1 to 64 letters, digits, hyphens or underscores, a letter first, and no name that every object has.',
    shown,
  );
}

function checkOptions(key: string, given: unknown): CategoryOptions {
  const { success, data, error } = optionsSchema.safeParse(given);
  // An error of zod has at least one issue.
  if (!success) throw refusal(key, error.issues[0] as z.core.$ZodIssue);
  if (data.default !== undefined && CATEGORIES.some((known) => known === key)) {
    throw new CategoriesError(
      `${key}.default`,
      'has to be left out: this category starts as it does at Featurebase.',
      key,
    );
  }
  return data;
}

function refusal(key: string, issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys') {
    const place = `${key}.${String(issue.keys[0]).slice(0, 64)}`;
    return new CategoriesError(place, 'is not an option. Leave it out.', key);
  }
  if (issue.path[0] === 'default') {
    return new CategoriesError(`${key}.default`, 'has to be "subscribed" or "unsubscribed".', key);
  }
  // A text that is refused is an issue of its own; else the texts by language are the second branch.
  const inner = issue.code === 'invalid_union' ? issue.errors[1]?.[0] : undefined;
  const path = [key, ...issue.path, ...(inner?.path ?? [])].map(String);
  const problem = inner?.code === 'invalid_key' ? inner.issues[0] : (inner ?? issue);
  const sentence =
    problem && problem.message !== 'Invalid input'
      ? problem.message
      : 'has to be text, or texts by language such as {"en":"…"}.';
  return new CategoriesError(path.join('.').slice(0, 160), sentence, key);
}
