/** The environment of the whole handler: the variables of the API and of the pages. */

import { type Environment, EnvironmentError, text } from '../../http/environment.ts';
import { isAddress } from '../../http/url.ts';
import type { PreferencesAppOptions } from '../app.ts';
import { type Brand, BrandError, checkBrand } from '../pages/brand.ts';
import { readApiOptions } from './api.ts';
import { readCategoriesOption, readSigningKeys } from './categories.ts';
import { readSessions } from './sessions.ts';
import { readUpstream } from './upstream.ts';

export { type Environment, EnvironmentError } from '../../http/environment.ts';
export { readApiOptions, readFeaturebaseUpstream, readPublicUrl, readTokenKeys } from './api.ts';
export { readCategoriesOption, readSigningKeys, withOwnCategories } from './categories.ts';
export { readSessions } from './sessions.ts';
export { readUpstream } from './upstream.ts';

const BRAND_VARIABLES = {
  name: 'PREFERENCES_BRAND_NAME',
  logoUrl: 'PREFERENCES_LOGO_URL',
  accentColor: 'PREFERENCES_ACCENT_COLOR',
  supportUrl: 'PREFERENCES_SUPPORT_URL',
} as const;

const ACCOUNT_URL = 'PREFERENCES_ACCOUNT_URL';

/**
 * Everything that `createPreferencesApp` needs. The variables of the pages may all be missing. Options
 * that have no variable are added to the result.
 *
 * @param readOwn gives a system of record of your own. Default: the one that `PREFERENCES_UPSTREAM`
 *   names
 * @throws {EnvironmentError} `environment_invalid`
 * @example
 * const app = createPreferencesApp(await readAppOptions(process.env));
 * @example
 * const options = await readAppOptions(process.env, () => createPostgresUpstream(pool));
 * const app = createPreferencesApp({ ...options, requestLink });
 */
export async function readAppOptions(
  env: Environment,
  readOwn?: Parameters<typeof readApiOptions>[1],
): Promise<PreferencesAppOptions> {
  const options = await readApiOptions(env, readOwn ?? readUpstream);
  const accountUrl = text(env, ACCOUNT_URL);
  if (accountUrl !== undefined && !isAddress(accountUrl)) {
    throw new EnvironmentError(ACCOUNT_URL, 'has to be an https address.');
  }
  const categories = readCategoriesOption(env);
  return {
    ...options,
    // The categories of a system of your own are not known here.
    ...(readOwn ? {} : { keys: await readSigningKeys(env) }),
    ...(categories && { categories }),
    ...readSessions(env),
    brand: readBrand(env, new URL(options.publicUrl).hostname),
    ...(accountUrl === undefined ? {} : { accountUrl }),
  };
}

function readBrand(env: Environment, hostname: string): Brand {
  const given = Object.entries(BRAND_VARIABLES)
    .map(([field, variable]) => [field, text(env, variable)])
    .filter(([, value]) => value !== undefined);
  const brand: Brand = { name: hostname, ...Object.fromEntries(given) };
  try {
    checkBrand(brand);
  } catch (error) {
    if (!(error instanceof BrandError)) throw error;
    throw new EnvironmentError(BRAND_VARIABLES[error.field], error.sentence);
  }
  return brand;
}
