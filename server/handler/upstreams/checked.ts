/** Validates and times the answers of any system of record. */
import {
  type ContactEmailPreferences,
  consentHistorySchema,
  type fixedContract,
} from '../../contract/contract.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Upstream, UpstreamContext, UpstreamContract } from './upstream.ts';
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

  async function check(
    userId: string,
    context: UpstreamContext,
    answer: Promise<ContactEmailPreferences>,
  ) {
    const contact = parseAnswer(contract.answer, await timed(context, answer));
    // No preferences are better than those of another person.
    if (contact.userId && contact.userId !== userId) throw invalidResponse();
    return contact;
  }

  return {
    channel: upstream.channel,
    contract,
    getEmailPreferences: (userId, context) =>
      check(userId, context, upstream.getEmailPreferences(userId, context)),
    async updateEmailPreferences(userId, changes, context) {
      const contact = await check(
        userId,
        context,
        contract.changeUnlocked?.(upstream, userId, changes, context) ??
          upstream.updateEmailPreferences(userId, changes, context),
      );
      if (context.trace) context.trace.accepted = { userId, changes, surface: context.route };
      return contact;
    },
    getHistory:
      upstream.getHistory &&
      (async (userId, page, context) =>
        parseAnswer(
          consentHistorySchema,
          await timed(context, upstream.getHistory?.(userId, page, context)),
        )),
  };
}

/** Adds the time until the answer to `upstreamMs`. */
async function timed<Answer>({ trace }: UpstreamContext, answer: Answer): Promise<Awaited<Answer>> {
  const start = performance.now();
  try {
    return await answer;
  } finally {
    if (trace) trace.upstreamMs = (trace.upstreamMs ?? 0) + performance.now() - start;
  }
}
