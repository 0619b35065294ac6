/**
 * Wappfy as an upstream: WhatsApp messages, with a gate and no categories.
 *
 * Source: Wappfy, "Block Contact" and "Unblock Contact".
 */
import { type ContactEmailPreferences, GATE, type Status } from 'fb-email-preferences/preferences';
import { badRequest } from '../../../http/api-error.ts';
import type { ClientOptions } from '../client.ts';
import { describedContract } from '../described-contract.ts';
import { createTurns } from '../turns.ts';
import type { Upstream, UpstreamContext } from '../upstream.ts';
import { notFound } from '../upstream-errors.ts';
import { createWappfyApi, type WappfyCalls, type WappfyDialect } from './api.ts';
import type { GateStore } from './gate-store.ts';
import { maskNumber, parseWhatsAppId, type WhatsAppId } from './whatsapp-id.ts';

export type { WappfyDialect } from './api.ts';
export {
  type ContactsGateStoreOptions,
  createContactsGateStore,
  type GateStore,
} from './gate-store.ts';

export const WAPPFY_BASE_URL = 'https://api.wappfy.com.br';

export interface WappfyUpstreamOptions extends ClientOptions {
  /** Default `https://api.wappfy.com.br`. Plain http on loopback only. */
  baseUrl?: string;
  /** The secret key. Needed but with the dialect `jid`, whose samples send none. */
  apiKey?: string;
  /** The name of the session, which is the sender's phone. */
  session: string;
  /** Where it is kept who wants messages: the truth, which a block enforces. */
  store: GateStore;
  /**
   * The person's number or WhatsApp id; undefined when the person has none. Default: the user id
   * itself, so the token's claim `sub`.
   */
  numberOf?: (userId: string) => string | undefined | Promise<string | undefined>;
  /** Which of its two documented requests the server understands. Default `contactId`. */
  dialect?: WappfyDialect;
  /**
   * Whether closing the gate blocks the person at WhatsApp, which also stops the person from writing
   * to the sender. Switch it off where whatever sends messages asks the store. Default true.
   */
  enforce?: boolean;
}

/**
 * @throws {TypeError} when the address cannot be used, or the key or the session is missing
 * @example
 * const upstream = createWappfyUpstream({
 *   apiKey: process.env.WAPPFY_API_KEY,
 *   session: 'my-session',
 *   store: createContactsGateStore({ baseUrl: 'http://127.0.0.1:8788', apiKey: contactsKey }),
 *   numberOf: async (userId) => (await users.get(userId))?.phone,
 * });
 */
export function createWappfyUpstream(options: WappfyUpstreamOptions): Upstream {
  const { store, numberOf = (userId: string) => userId, dialect = 'contactId' } = options;
  const { baseUrl = WAPPFY_BASE_URL, apiKey, enforce = true } = options;
  const begin = createWappfyApi({ ...options, baseUrl, apiKey, dialect });
  const takeTurn = createTurns((options.totalTimeoutMs ?? 10_000) / 2);

  async function idOf(userId: string): Promise<WhatsAppId> {
    const number = await numberOf(userId);
    const id = number === undefined ? undefined : parseWhatsAppId(number);
    if (!id) throw notFound();
    return id;
  }

  async function statusOf(userId: string, context: UpstreamContext): Promise<Status> {
    return (await store.get(userId, context)) ?? 'subscribed';
  }

  function answer(userId: string, id: WhatsAppId, status: Status): ContactEmailPreferences {
    const recipient = maskNumber(id);
    return {
      object: 'contact_email_preferences',
      contactId: userId,
      userId,
      channel: 'whatsapp',
      ...(recipient && { recipient }),
      ...(enforce && { blocksReplies: true }),
      preferences: { [GATE]: { status, effectiveStatus: status } },
    };
  }

  return {
    channel: 'whatsapp',
    // Nothing is ever locked.
    contract: describedContract({ keys: [GATE], refusesLocked: true }),
    async getEmailPreferences(userId, context) {
      const id = await idOf(userId);
      return answer(userId, id, await statusOf(userId, context));
    },
    ...(store.getHistory && { getHistory: store.getHistory.bind(store) }),
    async updateEmailPreferences(userId, { [GATE]: status }, context) {
      const id = await idOf(userId);
      if (!status) {
        throw badRequest('parameter_missing', 'Only all can be changed.', 'preferences.all');
      }
      const calls = begin(context);
      return takeTurn(userId, async () => {
        const stored = await change(calls, { userId, id, status, context });
        return answer(userId, id, stored);
      });
    },
  };

  /**
   * Closing writes the store before it blocks, and opening after it has unblocked. Both are done also
   * where the store has the status already: what failed last time is done this time.
   *
   * @returns what is stored in the end
   */
  async function change(calls: WappfyCalls, { userId, id, status, context }: Change) {
    const enforceStatus = async (wanted: Status) => {
      if (enforce) await (wanted === 'unsubscribed' ? calls.block(id) : calls.unblock(id));
    };
    if (status === 'unsubscribed') await store.set(userId, status, context);
    await enforceStatus(status);
    if (status === 'subscribed') await store.set(userId, status, context);
    // Another process may have changed it meanwhile; then the block follows the store.
    const stored = await statusOf(userId, context);
    if (stored !== status) await enforceStatus(stored);
    return stored;
  }
}

interface Change {
  userId: string;
  id: WhatsAppId;
  status: Status;
  context: UpstreamContext;
}
