/** The categories of the environment: keys, JSON, or a JSON file. */
import { type Environment, EnvironmentError, text } from '../http/environment.ts';
import {
  CategoriesError,
  type CategoriesOption,
  type CategoryMap,
  checkCategories,
} from './categories.ts';

const VARIABLE = 'PREFERENCES_CATEGORIES';

/** The longest file or value, in characters: 50 categories in 50 languages have room. */
const MAX_LENGTH = 2_000_000;

/**
 * `PREFERENCES_CATEGORIES`, for the handler and for the contacts service alike:
 * - keys, separated by commas or spaces: `changelog weeklyDigest`
 * - JSON, as `checkCategories` takes it: `{"weeklyDigest":{"label":{"en":"Weekly digest"}}}`
 * - the path of a file with such JSON, ending in `.json`; relative to the current directory. Read on
 *   Node 20.16 or newer, Deno and Bun
 *
 * @returns undefined when it is not set: Featurebase's four
 * @throws {EnvironmentError} `environment_invalid`; the message names the category at fault
 * @example
 * readCategories({ PREFERENCES_CATEGORIES: 'changelog, weeklyDigest' })?.has('weeklyDigest'); // true
 */
export function readCategories(env: Environment): CategoryMap | undefined {
  const value = text(env, VARIABLE);
  if (value === undefined) return undefined;
  try {
    return checkCategories(readOption(value));
  } catch (error) {
    if (!(error instanceof CategoriesError)) throw error;
    throw new EnvironmentError(VARIABLE, `cannot be used: ${error.message}`);
  }
}

function readOption(value: string): CategoriesOption {
  if (/^[{[]/.test(value)) return parse(value, 'is no JSON');
  if (/\.json$/i.test(value)) return parse(readFile(value), 'names a file that is no JSON');
  return value.split(/[\s,]+/).filter((key) => key !== '');
}

function parse(json: string, problem: string): CategoriesOption {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new EnvironmentError(VARIABLE, `${problem}.`);
  }
}

/** Node's file system is asked for at run time: runtimes without files import this module, too. */
function readFile(path: string): string {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (!fs?.readFileSync) {
    throw new EnvironmentError(
      VARIABLE,
      'names a file, and there are none here. Give its content.',
    );
  }
  try {
    if (fs.statSync(path).size <= MAX_LENGTH) return fs.readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EnvironmentError(VARIABLE, `names a file that cannot be read (${code}).`);
  }
  throw new EnvironmentError(VARIABLE, 'names a file that is too large.');
}
