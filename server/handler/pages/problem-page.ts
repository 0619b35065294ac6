/** The page that a person sees when a request for a page fails. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../http/api-error.ts';
import type { AppEnv } from '../hono-env.ts';
import { describeError } from '../middleware/errors.ts';
import { type ReaderTexts, readerTexts } from './language.ts';
import { accountLink, manageLink } from './manage-link.ts';
import { answerPage } from './page.ts';
import type { Pages } from './pages.ts';

/** The page that can be opened by its address once more; none for a form of another page. */
export type RetryPage = 'preferences' | 'unsubscribe' | undefined;

/**
 * Answers a thrown error with a page, under the status that the API would give. The holder of a link
 * that has expired, or whose scope is too small, can ask for a new one by email.
 *
 * @param retry where "Try again" leads
 */
export async function answerProblem(
  c: Context<AppEnv>,
  pages: Pages,
  error: unknown,
  retry: RetryPage,
): Promise<Response> {
  const texts = await readerTexts(c, pages.upstream.channel);
  const answer = describeError(error);
  const token = c.get('linkToken') ?? c.req.query('token') ?? '';
  const [heading, detail] = describe(texts, answer, token);
  for (const [name, value] of Object.entries(answer.headers)) c.header(name, value);
  const genuine = answer.code === 'token_expired' || answer.code === 'scope_insufficient';
  const isFinal = answer.code === 'upstream_unsupported';
  const failed = !isFinal && (answer.status >= 429 || answer.status === 413);
  const offersLink = genuine || (failed && !retry);
  const body = html`<h1>${heading}</h1>
<p class="quiet" role="status">${detail}</p>
${failed && retry ? html`<p class="act"><a class="button main" href="${retry}?token=${token}">${texts.element.retry}</a></p>` : ''}
${offersLink ? manageLink(pages, texts, { token, manages: false }, 'main') : accountLink(pages, texts)}`;
  const status = answer.status as ContentfulStatusCode;
  return answerPage(c, { ...pages, texts }, { title: heading, body }, status);
}

function describe(
  texts: ReaderTexts,
  { code }: ApiError,
  token: string,
): [heading: string, detail: string] {
  if (code === 'token_expired') return [texts.expired, texts.expiredDetail];
  if (code === 'scope_insufficient') return [texts.limited, texts.limitedDetail];
  if (code === 'resource_not_found') return [texts.unknown, texts.unknownDetail];
  if (code === 'preference_locked') return [texts.locked, texts.lockedDetail];
  if (code === 'upstream_unsupported') return [texts.locked, texts.unsupportedDetail];
  // The preferences page removes the token from its address, so a reload comes without one.
  if (code === 'token_invalid' && token === '') return [texts.reopen, texts.reopenDetail];
  if (code === 'token_invalid') return [texts.invalid, texts.invalidDetail];
  return [texts.failed, texts.failedDetail];
}
