/** Featurebase's Contacts API, or anything that speaks it, as an upstream. */
import { GATE } from '../../../component/preferences.ts';
import {
  API_VERSION,
  CONSENT_HEADERS,
  type ContactEmailPreferences,
  consentHistorySchema,
  contactEmailPreferencesSchema,
  JSON_TYPE,
  PREFERENCE_KEYS,
} from '../../contract/contract.ts';
import { isSafeUserId } from '../../contract/user-id.ts';
import { badRequest } from '../../http/api-error.ts';
import { type ClientOptions, createClient, readAs, upstreamBase, urlUnder } from './client.ts';
import type { Upstream, UpstreamContext } from './upstream.ts';
import { assertSuccess, invalidResponse } from './upstream-errors.ts';

export interface FeaturebaseUpstreamOptions extends ClientOptions {
  /** Such as `https://do.featurebase.app`; a path prefix is kept. Plain http on loopback only. */
  baseUrl: string;
  /** The secret API key. It never leaves for another origin. */
  apiKey: string;
  /** The categories to let through. Default: Featurebase's four. */
  categories?: readonly string[];
  /** Whether it keeps a consent log, as our contacts service does and Featurebase does not. Default false. */
  keepsHistory?: boolean;
}

/**
 * @throws {TypeError} when `baseUrl` is not a URL that may carry the key, or the key is empty
 * @example
 * const upstream = createFeaturebaseUpstream({
 *   baseUrl: 'https://do.featurebase.app',
 *   apiKey: process.env.FEATUREBASE_API_KEY,
 * });
 */
export function createFeaturebaseUpstream(options: FeaturebaseUpstreamOptions): Upstream {
  const base = upstreamBase(options.baseUrl);
  if (!options.apiKey) throw new TypeError('The upstream needs an API key.');
  const keys = options.categories ? [GATE, ...options.categories] : PREFERENCE_KEYS;
  const readPreferences = readAs(contactEmailPreferencesSchema(keys));
  const readHistory = readAs(consentHistorySchema, refuseCursor);
  const begin = createClient(options);

  function urlOf(userId: string): URL {
    // An empty id leads to an address that is no contact's.
    const encoded = isSafeUserId(userId) ? encodeURIComponent(userId) : '..';
    return urlUnder(base, `/v2/contacts/by-user-id/${encoded}/email-preferences`);
  }

  function headersFor({ route, requestId, tokenId }: UpstreamContext): Record<string, string> {
    return {
      Accept: JSON_TYPE,
      Authorization: `Bearer ${options.apiKey}`,
      'Featurebase-Version': API_VERSION,
      [CONSENT_HEADERS.route]: route,
      [CONSENT_HEADERS.requestId]: requestId,
      ...(tokenId === undefined ? {} : { [CONSENT_HEADERS.tokenId]: tokenId }),
    };
  }

  async function callPreferences(userId: string, init: RequestInit, signal?: AbortSignal) {
    const contact = await begin(signal)(urlOf(userId), init, readPreferences);
    // Somebody else's preferences would be worse than none.
    if (contact.userId && contact.userId !== userId) throw invalidResponse();
    // Categories are optional, not undefined: JSON has no undefined.
    return contact as ContactEmailPreferences;
  }

  const upstream: Upstream = {
    getEmailPreferences: (userId, context) =>
      callPreferences(userId, { headers: headersFor(context) }, context.signal),
    updateEmailPreferences(userId, preferences, context) {
      const headers = { ...headersFor(context), 'Content-Type': JSON_TYPE };
      const body = JSON.stringify({ preferences });
      return callPreferences(userId, { method: 'PATCH', headers, body }, context.signal);
    },
  };
  if (!options.keepsHistory) return upstream;
  return {
    ...upstream,
    async getHistory(userId, { limit, cursor }, context) {
      const url = urlOf(userId);
      url.pathname += '/history';
      url.searchParams.set('limit', String(limit));
      if (cursor !== undefined) url.searchParams.set('cursor', cursor);
      return begin(context.signal)(url, { headers: headersFor(context) }, readHistory);
    },
  };
}

/** All else is checked before it is sent, but only its maker can read a cursor. */
function refuseCursor(response: Response): void {
  if (response.status === 400) {
    throw badRequest('invalid_cursor', 'This cursor does not belong to this list.', 'cursor');
  }
  assertSuccess(response);
}
