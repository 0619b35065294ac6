/** `PREFERENCES_CATEGORIES` as options of the handler, and the keys that links are signed with. */
import { CATEGORIES } from 'fb-email-preferences/preferences';
import type { CategoriesOption } from '../../contract/categories.ts';
import { readCategories } from '../../contract/read-categories.ts';
import { type Environment, EnvironmentError, text } from '../../http/environment.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { withCategories } from '../upstreams/with-categories.ts';
import { readTokenKeys } from './api.ts';

/**
 * The categories of the handler, as `createPreferencesApp` and `withCategories` take them.
 *
 * @returns undefined when `PREFERENCES_CATEGORIES` is not set
 * @throws {EnvironmentError} `environment_invalid`
 */
export function readCategoriesOption(env: Environment): CategoriesOption | undefined {
  const categories = readCategories(env);
  if (categories && !isFeaturebase(env)) {
    throw new EnvironmentError(
      'PREFERENCES_CATEGORIES',
      'cannot be used with this PREFERENCES_UPSTREAM, which names its own categories.',
    );
  }
  return categories && Object.fromEntries(categories);
}

/**
 * An upstream with the categories of `PREFERENCES_CATEGORIES`, for the API without pages.
 *
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const options = await readApiOptions(env);
 * createPreferencesApi({ ...options, upstream: withOwnCategories(env, options.upstream) });
 */
export function withOwnCategories(env: Environment, upstream: Upstream): Upstream {
  const categories = readCategoriesOption(env);
  return categories ? withCategories(upstream, categories) : upstream;
}

/**
 * The keys that tokens are signed with, as `readTokenKeys` reads them. They refuse a category that is
 * not one of `PREFERENCES_CATEGORIES`; without that variable, one that is not Featurebase's, as far as
 * `PREFERENCES_UPSTREAM` is `featurebase`.
 *
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const keys = await readSigningKeys(process.env);
 * await unsubscribeLink(keys, { publicUrl, sub: 'usr_12345', category: 'chnagelog' }); // throws
 */
export async function readSigningKeys(env: Environment): Promise<TokenKeys> {
  const keys = await readTokenKeys(env);
  const own = readCategories(env)?.keys();
  if (own) return { ...keys, categories: [...own] };
  return isFeaturebase(env) ? { ...keys, categories: CATEGORIES } : keys;
}

function isFeaturebase(env: Environment): boolean {
  return (text(env, 'PREFERENCES_UPSTREAM') ?? 'featurebase') === 'featurebase';
}
