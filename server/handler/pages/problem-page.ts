/** What people see when a link does not do what they came for. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../http/api-error.ts';
import { describeError } from '../middleware/errors.ts';
import { type ReaderTexts, readerTexts } from './language.ts';
import { accountLink, manageLink } from './manage-link.ts';
import { answerPage } from './page.ts';
import type { Pages } from './pages.ts';

/**
 * Answers a thrown error with a page, under the status that the API would give. A link that is too
 * old, or may not do what was asked, still offers a way on: it is genuine, so its holder may ask for a
 * new one by email.
 */
export async function answerProblem(c: Context, pages: Pages, error: unknown): Promise<Response> {
  const texts = await readerTexts(c);
  const answer = describeError(error);
  const token = c.req.query('token');
  const [heading, detail] = describe(texts, answer, token);
  for (const [name, value] of Object.entries(answer.headers)) c.header(name, value);
  const genuine = answer.code === 'token_expired' || answer.code === 'scope_insufficient';
  const failed = answer.status >= 429 || answer.status === 413;
  const body = html`<h1>${heading}</h1>
<p class="quiet" role="status">${detail}</p>
${failed ? html`<p class="act"><a class="button main" href="">${texts.element.retry}</a></p>` : ''}
${genuine ? manageLink(pages, texts, { token: token ?? '', manages: false }, 'main') : accountLink(pages, texts)}`;
  const status = answer.status as ContentfulStatusCode;
  return answerPage(c, { ...pages, texts }, { title: heading, body }, status);
}

function describe(
  texts: ReaderTexts,
  { code }: ApiError,
  token: string | undefined,
): [heading: string, detail: string] {
  if (code === 'token_expired') return [texts.expired, texts.expiredDetail];
  if (code === 'scope_insufficient') return [texts.limited, texts.limitedDetail];
  if (code === 'resource_not_found') return [texts.unknown, texts.unknownDetail];
  // The preferences page takes the token out of its address: whoever reloads it comes without one.
  if (code === 'token_invalid' && !token) return [texts.reopen, texts.reopenDetail];
  if (code === 'token_invalid') return [texts.invalid, texts.invalidDetail];
  return [texts.failed, texts.failedDetail];
}
