/**
 * SoftwareOne's Marketplace as an upstream: notification contacts, and the categories that they can
 * opt out of.
 *
 * Source: SoftwareOne Marketplace API, Notifications: Contacts, Categories.
 */
import { GATE, type Lock } from 'fb-email-preferences/preferences';
import type { ContactEmailPreferences, PreferenceChanges } from '../../../contract/contract.ts';
import type { ClientOptions } from '../client.ts';
import { describedContract } from '../described-contract.ts';
import { changesAllowed } from '../locked.ts';
import { createTurns } from '../turns.ts';
import type { Upstream } from '../upstream.ts';
import { createSoftwareOneApi, type SoftwareOneCalls } from './api.ts';
import { mergeOptOuts, needsWrite } from './opt-outs.ts';
import type { SoftwareOneCategory, SoftwareOneContact } from './schemas.ts';
import { isBlocked, optOutsOf, type Reasons, toPreferences } from './to-preferences.ts';

export type { SoftwareOneContact } from './schemas.ts';

export const SOFTWAREONE_BASE_URL = 'https://api.platform.softwareone.com';

/** How often a change is merged anew when another one has overwritten it. */
const MAX_ROUNDS = 3;

export interface SoftwareOneUpstreamOptions extends ClientOptions {
  /** Default `https://api.platform.softwareone.com`. Plain http on loopback only. */
  baseUrl?: string;
  /** The API token. With `gate: 'block'` it has to be one of an operations account. */
  apiToken: string;
  /**
   * What the user id of a token is: the contact's id (`CTT-…`), or the id of its user (`USR-…`), by
   * which the list is filtered. The vendor does not document that filter. Default `contactId`.
   */
  identifyBy?: 'contactId' | 'userId';
  /**
   * What `all` is. `none`: people cannot change it, and a blocked contact sees it closed. `block`:
   * closing it blocks the contact and opening it unblocks. A block is how the Marketplace stops emails
   * after bounces and complaints, and it stops all of them. Default `none`.
   */
  gate?: 'none' | 'block';
  /** With `gate: 'block'`: the id under which the Marketplace records what `apiToken` does. */
  actorId?: string;
  /**
   * With `gate: 'block'`: whether the person may end this block. Default: only a block by `actorId`,
   * so one that the person has asked for.
   */
  mayUnblock?: (contact: SoftwareOneContact) => boolean | Promise<boolean>;
  /** Words for the person by kind of lock. Default: none, and the element has its own. */
  reasons?: Reasons;
}

/**
 * @throws {TypeError} when the address or the token cannot be used, or `gate: 'block'` comes with
 *   neither `actorId` nor `mayUnblock`, so that nobody could open a gate again
 * @example
 * const upstream = createSoftwareOneUpstream({ apiToken: process.env.SOFTWAREONE_API_TOKEN });
 */
export function createSoftwareOneUpstream(options: SoftwareOneUpstreamOptions): Upstream {
  const { baseUrl = SOFTWAREONE_BASE_URL, gate = 'none', identifyBy = 'contactId' } = options;
  const { actorId, reasons = {}, totalTimeoutMs = 10_000 } = options;
  const mayUnblock = options.mayUnblock ?? ((contact) => blockedBy(contact) === actorId);
  if (gate === 'block' && !options.mayUnblock && !actorId) {
    throw new TypeError("gate 'block' needs actorId or mayUnblock.");
  }
  const begin = createSoftwareOneApi({ ...options, baseUrl });
  const takeTurn = createTurns(totalTimeoutMs / 2);

  async function findContact(calls: SoftwareOneCalls, userId: string): Promise<SoftwareOneContact> {
    if (identifyBy === 'contactId') return calls.getContact(userId);
    const contact = await calls.findContact(userId);
    // Lists may leave out what a single contact has.
    return contact.optOuts ? contact : calls.getContact(contact.id);
  }

  async function lockOfGate(contact: SoftwareOneContact): Promise<Lock | undefined> {
    const blocked = isBlocked(contact);
    if (gate === 'none') return blocked ? 'sender' : 'unsupported';
    return blocked && !(await mayUnblock(contact)) ? 'sender' : undefined;
  }

  async function present(
    userId: string,
    contact: SoftwareOneContact,
    categories: readonly SoftwareOneCategory[],
  ): Promise<ContactEmailPreferences> {
    const gateLock = await lockOfGate(contact);
    return toPreferences({ userId, contact, categories, gateLock, reasons, baseUrl });
  }

  return {
    channel: 'email',
    contract: describedContract({ keys: 'served', refusesLocked: true }),
    async getEmailPreferences(userId, context) {
      const calls = begin(context);
      const reads = [findContact(calls, userId), calls.listCategories()] as const;
      return present(userId, ...(await Promise.all(reads)));
    },
    updateEmailPreferences(userId, changes, context) {
      const calls = begin(context);
      return takeTurn(userId, async () => {
        const reads = [calls.listCategories(), findContact(calls, userId)] as const;
        let [categories, contact] = await Promise.all(reads);
        for (let round = 1; ; round += 1) {
          const before = await present(userId, contact, categories);
          const allowed = changesAllowed(before.preferences, changes);
          await store(calls, contact, allowed);
          contact = await calls.getContact(contact.id);
          const after = await present(userId, contact, categories);
          if (round === MAX_ROUNDS || holds(after, allowed)) return after;
        }
      });
    },
  };
}

/**
 * Closing blocks before the list is written, and opening unblocks after it: a failure in between never
 * sends what was turned off.
 */
async function store(
  calls: SoftwareOneCalls,
  contact: SoftwareOneContact,
  { [GATE]: gate, ...changes }: PreferenceChanges,
): Promise<void> {
  const optOuts = optOutsOf(contact);
  if (gate === 'unsubscribed' && !isBlocked(contact)) await calls.block(contact.id);
  if (needsWrite(optOuts, changes)) {
    await calls.putContact(contact.id, {
      // Whole, because it is not documented whether a PUT keeps what it does not name.
      ...(contact.email != null && { email: contact.email }),
      ...(contact.name != null && { name: contact.name }),
      optOuts: mergeOptOuts(optOuts, changes).map((id) => ({ id })),
    });
  }
  if (gate === 'subscribed' && isBlocked(contact)) await calls.unblock(contact.id);
}

/** Whether all of a change is stored; another change of the same list may have overwritten it. */
function holds({ preferences }: ContactEmailPreferences, changes: PreferenceChanges): boolean {
  return Object.entries(changes).every(([key, status]) => preferences[key]?.status === status);
}

function blockedBy({ audit }: SoftwareOneContact): string | null | undefined {
  return audit?.blocked?.by?.id;
}
