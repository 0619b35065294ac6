/** Validates the answers of any system of record. */
import {
  type ContactEmailPreferences,
  consentHistorySchema,
  type fixedContract,
} from '../../contract/contract.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Upstream, UpstreamContract } from './upstream.ts';
import { invalidResponse } from './upstream-errors.ts';

/** An upstream whose answers can be sent on, once the address in them is masked. */
export interface CheckedUpstream extends Upstream {
  contract: UpstreamContract;
}

/**
 * @param upstream ours, or one that is passed in code
 * @param fixed the contract of an upstream that brings none
 * @returns the same, which throws 502 `upstream_invalid_response` where an answer is not of the
 *   contract, or is about somebody else
 */
export function checkedUpstream(
  upstream: Upstream,
  fixed: ReturnType<typeof fixedContract>,
): CheckedUpstream {
  // Categories are optional, not undefined: JSON has no undefined.
  const contract = upstream.contract ?? (fixed as UpstreamContract);

  async function check(userId: string, answer: Promise<ContactEmailPreferences>) {
    const contact = parseAnswer(contract.answer, await answer);
    // No preferences are better than those of another person.
    if (contact.userId && contact.userId !== userId) throw invalidResponse();
    return contact;
  }

  return {
    channel: upstream.channel,
    contract,
    getEmailPreferences: (userId, context) =>
      check(userId, upstream.getEmailPreferences(userId, context)),
    updateEmailPreferences: (userId, changes, context) =>
      check(
        userId,
        contract.changeUnlocked?.(upstream, userId, changes, context) ??
          upstream.updateEmailPreferences(userId, changes, context),
      ),
    getHistory:
      upstream.getHistory &&
      (async (...page) => parseAnswer(consentHistorySchema, await upstream.getHistory?.(...page))),
  };
}
