/**
 * Where it is kept whether a person wants WhatsApp messages. Wappfy's documents name no way to read
 * whether somebody is blocked, so this is the truth, and the block enforces it.
 */

import { GATE, type Status } from 'fb-email-preferences/preferences';
import * as z from 'zod/mini';
import { API_VERSION, statusSchema } from '../../../contract/contract.ts';
import { isSafeUserId } from '../../../contract/user-id.ts';
import { ApiError } from '../../../http/api-error.ts';
import { JSON_TYPE } from '../../../http/json-body.ts';
import {
  type ClientOptions,
  createClient,
  readAnswer,
  readJson,
  upstreamBase,
  urlUnder,
} from '../client.ts';
import { createFeaturebaseUpstream } from '../featurebase.ts';
import { parseAnswer } from '../parse-answer.ts';
import type { Upstream, UpstreamContext } from '../upstream.ts';
import { assertSuccess, notFound } from '../upstream-errors.ts';

/**
 * Keeps one status a person. Both methods may throw an `ApiError`.
 *
 * @example
 * const store: GateStore = {
 *   get: async (userId) => (await kv.get(`whatsapp:${userId}`)) ?? undefined,
 *   set: (userId, status) => kv.put(`whatsapp:${userId}`, status),
 * };
 */
export interface GateStore {
  /** Undefined when nothing was ever stored; the person then counts as subscribed. */
  get(userId: string, context: UpstreamContext): Promise<Status | undefined>;
  /** Resolves once the status is durable. */
  set(userId: string, status: Status, context: UpstreamContext): Promise<void>;
  /** A page of the person's consent log, under the key `all`; missing where none is kept. */
  getHistory?: Upstream['getHistory'];
}

export interface ContactsGateStoreOptions extends ClientOptions {
  /** Where our contacts service is, such as `https://contacts.example.com`. */
  baseUrl: string;
  /** The key that it accepts. */
  apiKey: string;
}

const answerSchema = z.object({
  preferences: z.object({ [GATE]: z.object({ status: statusSchema }) }),
});

/**
 * A store in our contacts service, consent log included: the `all` of a contact of its own, whose user
 * id is `whatsapp:` and the person's. The contact is made at the first change.
 *
 * @throws {TypeError} when `baseUrl` is not a URL that may carry the key, or the key is empty
 * @example
 * const store = createContactsGateStore({ baseUrl: 'http://127.0.0.1:8788', apiKey });
 */
export function createContactsGateStore(options: ContactsGateStoreOptions): GateStore {
  const contacts = createFeaturebaseUpstream({ ...options, keepsHistory: true });
  const base = upstreamBase(options.baseUrl);
  const begin = createClient(options);

  async function createContact(userId: string, context: UpstreamContext): Promise<void> {
    const headers = {
      Accept: JSON_TYPE,
      Authorization: `Bearer ${options.apiKey}`,
      'Content-Type': JSON_TYPE,
      'Featurebase-Version': API_VERSION,
    };
    const init = { method: 'POST', headers, body: JSON.stringify({ userId }) };
    await begin(context)(urlUnder(base, '/v2/contacts'), init, async (answer) => {
      if (answer.status === 201) await readAnswer(answer);
      else await readJson(answer, assertSuccess);
    });
  }

  /** The prefix keeps the gate apart from the same person's emails. */
  function idOf(userId: string): string {
    const id = `whatsapp:${userId}`;
    if (!isSafeUserId(id)) throw notFound();
    return id;
  }

  return {
    async get(userId, context) {
      const answer = await contacts.getEmailPreferences(idOf(userId), context).catch(ifUnknown);
      return answer && parseAnswer(answerSchema, answer).preferences[GATE]?.status;
    },
    async set(userId, status, context) {
      const id = idOf(userId);
      const store = () => contacts.updateEmailPreferences(id, { [GATE]: status }, context);
      const stored = await store().catch(ifUnknown);
      if (stored) return;
      await createContact(id, context);
      await store();
    },
    async getHistory(userId, page, context) {
      const history = await contacts.getHistory?.(idOf(userId), page, context).catch(ifUnknown);
      return history ?? { object: 'list', data: [], nextCursor: null };
    },
  };
}

/** Nobody's status is stored until it is changed for the first time. */
function ifUnknown(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 'resource_not_found') return undefined;
  throw error;
}
