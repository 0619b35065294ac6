/** Featurebase's Contacts API, or anything that speaks it, as an upstream. */

import { GATE } from 'fb-email-preferences/preferences';
import * as z from 'zod/mini';
import {
  API_VERSION,
  CONSENT_HEADERS,
  type ContactEmailPreferences,
  consentHistorySchema,
  contactEmailPreferencesSchema,
  PREFERENCE_KEYS,
} from '../../contract/contract.ts';
import { isSafeUserId } from '../../contract/user-id.ts';
import { ApiError, badRequest } from '../../http/api-error.ts';
import { JSON_TYPE, readText } from '../../http/json-body.ts';
import { mayCarrySecrets } from '../../http/url.ts';
import { withRetries } from './retry.ts';
import type { Upstream, UpstreamContext } from './upstream.ts';
import {
  assertSuccess,
  invalidResponse,
  RetryableFailure,
  unavailable,
} from './upstream-errors.ts';

/** Far more than a page of history needs; keeps a broken server from filling an isolate's memory. */
const MAX_ANSWER_BYTES = 256 * 1024;

export interface FeaturebaseUpstreamOptions {
  /** Such as `https://do.featurebase.app`; a path prefix is kept. Plain http on loopback only. */
  baseUrl: string;
  /**
   * Hosts of a private network that plain http, and the key with it, may be sent to, such as
   * `contacts`: exact names, without ports. Default: none.
   */
  insecureHosts?: readonly string[];
  /** The secret API key. It never leaves for another origin. */
  apiKey: string;
  /** The categories to let through. Default: Featurebase's four. */
  categories?: readonly string[];
  /** Whether it keeps a consent log, as our contacts service does and Featurebase does not. Default false. */
  keepsHistory?: boolean;
  /** Default: the runtime's. Give `contactsApp.request` to stay within one process. */
  fetch?: typeof fetch;
  /** How long one try may take, in milliseconds. Default 4000. */
  attemptTimeoutMs?: number;
  /** How long all tries together may take, in milliseconds. Default 10000. */
  totalTimeoutMs?: number;
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
  const base = new URL(options.baseUrl);
  if (!mayCarrySecrets(base, options.insecureHosts ?? [])) {
    throw new TypeError(
      'The upstream needs https; plain http is for loopback and insecureHosts only.',
    );
  }
  if (!options.apiKey) throw new TypeError('The upstream needs an API key.');
  const prefix = base.pathname.replace(/\/+$/, '');
  const keys = options.categories ? [GATE, ...options.categories] : PREFERENCE_KEYS;
  const preferencesSchema = contactEmailPreferencesSchema(keys);
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const timeouts = {
    attemptMs: options.attemptTimeoutMs ?? 4000,
    totalMs: options.totalTimeoutMs ?? 10_000,
  };

  /** `encodeURIComponent` alone is not enough; so the result is held against what it should be. */
  function urlOf(userId: string): URL {
    const encoded = isSafeUserId(userId) ? encodeURIComponent(userId) : '';
    const path = `${prefix}/v2/contacts/by-user-id/${encoded}/email-preferences`;
    const url = new URL(path, base.origin);
    if (encoded === '' || url.origin !== base.origin || url.pathname !== path) {
      throw new TypeError('The user id cannot stand in a path.');
    }
    return url;
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

  /** Sends a request until it succeeds or the budget is spent, and holds the answer against a schema. */
  function call<Schema extends z.ZodMiniType>(
    url: URL,
    schema: Schema,
    init: RequestInit,
    signal?: AbortSignal,
    check = assertSuccess,
  ): Promise<z.output<Schema>> {
    return withRetries(
      async (attemptSignal) => {
        const request: RequestInit = { ...init, redirect: 'manual', signal: attemptSignal };
        const response = await send(url.href, request).catch((error) => {
          throw new RetryableFailure(unavailable(error));
        });
        check(response);
        return parseAnswer(response, schema);
      },
      { ...timeouts, signal },
    );
  }

  async function callPreferences(userId: string, init: RequestInit, signal?: AbortSignal) {
    const contact = await call(urlOf(userId), preferencesSchema, init, signal);
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
      const init = { headers: headersFor(context) };
      return call(url, consentHistorySchema, init, context.signal, refuseCursor);
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

async function parseAnswer<Schema extends z.ZodMiniType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readText(response, MAX_ANSWER_BYTES).catch((error) => {
    throw error instanceof ApiError ? invalidResponse(error) : error;
  });
  try {
    return z.parse(schema, JSON.parse(text));
  } catch (error) {
    throw invalidResponse(error);
  }
}
