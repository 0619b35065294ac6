/** What people see when a link does not do what they came for. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../api-error.ts';
import { toApiError } from '../middleware/errors.ts';
import { answerPage } from './page.ts';
import type { PageTexts } from './page-texts.ts';
import type { Pages } from './pages.ts';
import { wayOn } from './unsubscribe-pages.ts';

/**
 * Answers a thrown error with a page, under the status that the API would give. A link that is too
 * old, or may not do what was asked, still offers a way on: it is genuine, so its holder may ask for a
 * new one by email.
 */
export function answerProblem(
  c: Context,
  pages: Pages,
  texts: PageTexts,
  error: unknown,
): Promise<Response> {
  const answer = toApiError(error);
  const [heading, detail] = describe(texts, answer);
  for (const [name, value] of Object.entries(answer.headers)) c.header(name, value);
  const token = c.req.query('token') ?? '';
  const genuine = answer.code === 'token_expired' || answer.code === 'scope_insufficient';
  const failed = answer.status >= 429 || answer.status === 413;
  const body = html`<h1>${heading}</h1>
<p role="status">${detail}</p>
${failed ? html`<p><a href="">${texts.retry}</a></p>` : ''}
${genuine ? wayOn(pages, texts, { token, manages: false }) : ''}`;
  const status = answer.status as ContentfulStatusCode;
  return answerPage(c, { ...pages, texts }, { title: texts.title, body }, status);
}

function describe(texts: PageTexts, { code }: ApiError): [heading: string, detail: string] {
  if (code === 'token_expired') return [texts.expired, texts.expiredDetail];
  if (code === 'scope_insufficient') return [texts.limited, texts.limitedDetail];
  if (code === 'resource_not_found') return [texts.unknown, texts.unknownDetail];
  if (code === 'token_invalid') return [texts.invalid, texts.invalidDetail];
  return [texts.failed, texts.failedDetail];
}
