/** The preferences handler: the API, and the pages that links in emails lead to. */

import type { Hono } from 'hono/tiny';
import { type CategoriesOption, checkCategories } from '../contract/categories.ts';
import { fixedContract } from '../contract/contract.ts';
import { isAddress, isOrigin, ORIGINS } from '../http/url.ts';
import { createPreferencesApi, type PreferencesApiOptions } from './api.ts';
import type { AppEnv } from './hono-env.ts';
import { type Brand, checkBrand } from './pages/brand.ts';
import { inlineStyle } from './pages/inline-style.ts';
import { pageStyles } from './pages/page-styles.ts';
import type { Pages, RequestLink } from './pages/pages.ts';
import { preferencesRoutes } from './pages/preferences/preferences-routes.ts';
import { requestLinkRoutes } from './pages/request-link-routes.ts';
import { mountPage } from './pages/trailing-slash.ts';
import { unsubscribeRoutes } from './pages/unsubscribe/unsubscribe-routes.ts';
import { checkedUpstream } from './upstreams/checked.ts';
import { withCategories } from './upstreams/with-categories.ts';

export { effectiveStatus, type Status } from 'fb-email-preferences/preferences';
export {
  CategoriesError,
  type CategoriesOption,
  type CategoryOptions,
  type CategoryText,
} from '../contract/categories.ts';
export type {
  ConsentHistory,
  ContactEmailPreferences,
  PreferenceChange,
  PreferenceChanges,
} from '../contract/contract.ts';
export { ApiError, type ApiErrorOptions, badRequest } from '../http/api-error.ts';
export { consoleLog, type Log, type LogEntry } from '../http/log.ts';
export { createPreferencesApi, type PreferencesApiOptions } from './api.ts';
export type {
  ChangedEvent,
  OnEvent,
  PreferencesEvent,
  RefusedEvent,
  UpstreamFailedEvent,
} from './events.ts';
export { type LimitUsersOptions, limitUsers, type RequestLimiter } from './limit-users.ts';
export { maskEmail } from './mask-email.ts';
export type { Brand } from './pages/brand.ts';
export type { LinkRequest, RequestLink } from './pages/pages.ts';
export {
  type DescribedContractOptions,
  describedContract,
} from './upstreams/described-contract.ts';
export {
  createFeaturebaseUpstream,
  type FeaturebaseUpstreamOptions,
} from './upstreams/featurebase.ts';
export {
  createSoftwareOneUpstream,
  type SoftwareOneContact,
  type SoftwareOneUpstreamOptions,
} from './upstreams/softwareone/softwareone.ts';
export type {
  AcceptedChange,
  HistoryPage,
  Upstream,
  UpstreamContext,
  UpstreamContract,
  UpstreamTrace,
} from './upstreams/upstream.ts';
export {
  notFound,
  rateLimited,
  timeout,
  unauthorized,
  unavailable,
  unsupported,
} from './upstreams/upstream-errors.ts';
export {
  type ContactsGateStoreOptions,
  createContactsGateStore,
  createWappfyUpstream,
  type GateStore,
  type WappfyDialect,
  type WappfyUpstreamOptions,
} from './upstreams/wappfy/wappfy.ts';
export { withCategories } from './upstreams/with-categories.ts';

export interface PreferencesAppOptions extends PreferencesApiOptions {
  /**
   * Your own categories beside `all`: keys, or by key their names and descriptions in each language.
   * For an upstream that does not name its own. Default: Featurebase's four.
   */
  categories?: CategoriesOption;
  /** How pages show the sender. Default: the host name of `publicUrl`. */
  brand?: Brand;
  /** Your own names of categories, by key. Default: the built-in names. */
  labels?: Readonly<Record<string, string>>;
  /** Mails a new link to the holder of an expired or unsubscribe-only link. Default: not offered. */
  requestLink?: RequestLink;
  /** Your own page for preferences, with your own sign-in: linked where `requestLink` is missing. */
  accountUrl?: string;
  /** Origins that may show the preferences page, errors included, in a frame. Default: none. */
  frameAncestors?: readonly string[];
}

/**
 * Builds the handler.
 *
 * @returns a Hono app; every runtime calls its `fetch`
 * @throws {CategoriesError} `categories_invalid`
 * @throws {TypeError} when the brand or an address cannot be used, and when there are categories for an
 *   upstream that names its own
 * @example
 * const app = createPreferencesApp({
 *   publicUrl: 'https://preferences.example.com',
 *   allowedOrigins: ['https://app.example.com'],
 *   keys: await createTokenKeys({ issuer: 'https://preferences.example.com', secrets }),
 *   upstream: createFeaturebaseUpstream({ baseUrl: 'https://do.featurebase.app', apiKey }),
 *   brand: { name: 'Acme', accentColor: '#0a7d4f' },
 * });
 * export default { fetch: app.fetch };
 */
export function createPreferencesApp(options: PreferencesAppOptions): Hono<AppEnv> {
  const { requestLink, publicUrl, accountUrl, categories, frameAncestors = [] } = options;
  const upstream = categories ? withCategories(options.upstream, categories) : options.upstream;
  const app = createPreferencesApi({ ...options, upstream });
  if (accountUrl !== undefined && !isAddress(accountUrl)) {
    throw new TypeError('accountUrl has to be an https address.');
  }
  if (!frameAncestors.every(isOrigin)) throw new TypeError(`frameAncestors ${ORIGINS}`);
  const brand = checkBrand(options.brand ?? { name: new URL(publicUrl).hostname });
  const pages: Pages = {
    upstream: checkedUpstream(upstream, fixedContract()),
    keys: options.keys,
    brand,
    styles: inlineStyle(pageStyles(brand)),
    labels: options.labels ?? {},
    categories: categories ? checkCategories(categories) : new Map(),
    requestLink,
    accountUrl,
    frameAncestors: [],
  };

  mountPage(app, '/preferences', preferencesRoutes({ ...pages, frameAncestors }));
  mountPage(app, '/unsubscribe', unsubscribeRoutes(pages));
  if (requestLink) app.route('/request-link', requestLinkRoutes(pages, requestLink));
  return app;
}
