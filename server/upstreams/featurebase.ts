/** Featurebase's Contacts API, or anything that speaks it, as an upstream. */
import * as z from 'zod/mini';
import { GATE } from '../../component/preferences.ts';
import { ApiError } from '../api-error.ts';
import {
  API_VERSION,
  CONSENT_HEADERS,
  type ContactEmailPreferences,
  contactEmailPreferencesSchema,
  JSON_TYPE,
  PREFERENCE_KEYS,
} from '../contract.ts';
import { readText } from '../json-body.ts';
import { isHttpsOrLoopback } from '../url.ts';
import { isSafeUserId } from '../user-id.ts';
import { withRetries } from './retry.ts';
import type { Upstream, UpstreamContext } from './upstream.ts';
import {
  assertSuccess,
  invalidResponse,
  RetryableFailure,
  unavailable,
} from './upstream-errors.ts';

/** Far more than five preferences need; keeps a broken server from filling an isolate's memory. */
const MAX_ANSWER_BYTES = 64 * 1024;

export interface FeaturebaseUpstreamOptions {
  /** Such as `https://do.featurebase.app`; a path prefix is kept. Plain http on loopback only. */
  baseUrl: string;
  /** The secret API key. It never leaves for another origin. */
  apiKey: string;
  /** The categories to let through. Default: Featurebase's four. */
  categories?: readonly string[];
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
  if (!isHttpsOrLoopback(base)) {
    throw new TypeError('The upstream needs https; plain http is for loopback only.');
  }
  if (!options.apiKey) throw new TypeError('The upstream needs an API key.');
  const prefix = base.pathname.replace(/\/+$/, '');
  const keys = options.categories ? [GATE, ...options.categories] : PREFERENCE_KEYS;
  const schema = contactEmailPreferencesSchema(keys);
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

  function call(
    userId: string,
    init: RequestInit,
    context: UpstreamContext,
  ): Promise<ContactEmailPreferences> {
    const url = urlOf(userId);
    const headers = {
      Accept: JSON_TYPE,
      Authorization: `Bearer ${options.apiKey}`,
      'Featurebase-Version': API_VERSION,
      [CONSENT_HEADERS.route]: context.route,
      [CONSENT_HEADERS.requestId]: context.requestId,
      ...(context.tokenId === undefined ? {} : { [CONSENT_HEADERS.tokenId]: context.tokenId }),
      ...(init.body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
    };
    const request: RequestInit = { ...init, headers, redirect: 'manual' };
    return withRetries(
      async (signal) => {
        const response = await send(url.href, { ...request, signal }).catch((error) => {
          throw new RetryableFailure(unavailable(error));
        });
        assertSuccess(response);
        return parseAnswer(response, userId);
      },
      { ...timeouts, signal: context.signal },
    );
  }

  async function parseAnswer(response: Response, userId: string): Promise<ContactEmailPreferences> {
    const text = await readText(response, MAX_ANSWER_BYTES).catch((error) => {
      throw error instanceof ApiError ? invalidResponse(error) : error;
    });
    const contact = parseContact(text);
    // Somebody else's preferences would be worse than none.
    if (contact.userId && contact.userId !== userId) throw invalidResponse();
    return contact;
  }

  function parseContact(text: string): ContactEmailPreferences {
    try {
      // Categories are optional, not undefined: JSON has no undefined.
      return z.parse(schema, JSON.parse(text)) as ContactEmailPreferences;
    } catch (error) {
      throw invalidResponse(error);
    }
  }

  return {
    getEmailPreferences: (userId, context) => call(userId, { method: 'GET' }, context),
    updateEmailPreferences: (userId, preferences, context) =>
      call(userId, { method: 'PATCH', body: JSON.stringify({ preferences }) }, context),
  };
}
