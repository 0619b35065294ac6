/** Featurebase's Contacts API, or another server with the same API, as an upstream. */
import {
  API_VERSION,
  CONSENT_HEADERS,
  type ConsentHistory,
  type ContactEmailPreferences,
} from '../../contract/contract.ts';
import { isSafeUserId } from '../../contract/user-id.ts';
import { badRequest } from '../../http/api-error.ts';
import { JSON_TYPE } from '../../http/json-body.ts';
import type { Answer, AnswerHead, Unsent } from '../../http/send.ts';
import { type ClientOptions, createClient, readJson, upstreamBase, urlUnder } from './client.ts';
import type { Upstream, UpstreamContext } from './upstream.ts';
import { assertSuccess } from './upstream-errors.ts';

export interface FeaturebaseUpstreamOptions extends ClientOptions {
  /** Such as `https://do.featurebase.app`; a path prefix is kept. Plain http on loopback only. */
  baseUrl: string;
  /**
   * Hosts of a private network that plain http, and the key with it, may be sent to, such as
   * `contacts`: exact names, without ports. Name no public host. Default: none.
   */
  insecureHosts?: readonly string[];
  /** The secret API key. It is never sent to another origin. */
  apiKey: string;
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
  const base = upstreamBase(options.baseUrl, options.insecureHosts);
  if (!options.apiKey) throw new TypeError('The upstream needs an API key.');
  const begin = createClient(options);

  function urlOf(userId: string): URL {
    // `urlUnder` refuses `..`, so an unsafe id leads nowhere.
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

  // The handler holds whatever comes back against the contract.
  const callPreferences = async (userId: string, outgoing: Unsent, context: UpstreamContext) =>
    begin(context)(urlOf(userId), outgoing, readJson) as Promise<ContactEmailPreferences>;

  const upstream: Upstream = {
    getEmailPreferences: (userId, context) =>
      callPreferences(userId, { headers: headersFor(context) }, context),
    updateEmailPreferences(userId, preferences, context) {
      const headers = { ...headersFor(context), 'Content-Type': JSON_TYPE };
      const body = JSON.stringify({ preferences });
      return callPreferences(userId, { method: 'PATCH', headers, body }, context);
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
      const init = { headers: headersFor(context) };
      const read = (answer: Answer) => readJson(answer, refuseCursor);
      return begin(context)(url, init, read) as Promise<ConsentHistory>;
    },
  };
}

/** A cursor is the only part of the request that the handler cannot check before it is sent. */
function refuseCursor(answer: AnswerHead): void {
  if (answer.status === 400) {
    throw badRequest('invalid_cursor', 'This cursor does not belong to this list.', 'cursor');
  }
  assertSuccess(answer);
}
