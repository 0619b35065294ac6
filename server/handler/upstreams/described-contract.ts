/** The contract of an upstream that uses the optional fields. */
import { updateSchema } from '../../contract/contract.ts';
import {
  describedPreferencesSchema,
  servedUpdateSchema,
} from '../../contract/described-contract.ts';
import { changesAllowed } from './locked.ts';
import { parseAnswer } from './parse-answer.ts';
import type { UpstreamContract } from './upstream.ts';

export interface DescribedContractOptions {
  /** The keys that there can be, `all` included; `served` when the system of record names its own. */
  keys: readonly string[] | 'served';
  /**
   * Whether the upstream's own `updateEmailPreferences` refuses what is locked, from a read that it
   * needs anyway. Default false: the handler reads before each change, and refuses.
   */
  refusesLocked?: boolean;
}

/**
 * A contract with labels, descriptions, locks, reasons, channel and recipient.
 *
 * What is locked between the handler's read and the change is for the system of record to refuse.
 *
 * @example
 * const upstream: Upstream = {
 *   channel: 'email',
 *   contract: describedContract({ keys: 'served' }),
 *   getEmailPreferences,
 *   updateEmailPreferences,
 * };
 */
export function describedContract(options: DescribedContractOptions): UpstreamContract {
  const { keys, refusesLocked = false } = options;
  const contract: UpstreamContract = {
    update: keys === 'served' ? servedUpdateSchema : updateSchema(keys),
    // Categories are optional, not undefined: JSON has no undefined.
    answer: describedPreferencesSchema(keys) as UpstreamContract['answer'],
  };
  if (refusesLocked) return contract;
  return {
    ...contract,
    async changeUnlocked(upstream, userId, changes, context) {
      const read = await upstream.getEmailPreferences(userId, context);
      const before = parseAnswer(contract.answer, read);
      const allowed = changesAllowed(before.preferences, changes);
      if (Object.keys(allowed).length === 0) return before;
      return upstream.updateEmailPreferences(userId, allowed, context);
    },
  };
}
