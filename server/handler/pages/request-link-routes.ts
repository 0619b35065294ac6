/** Requests for a new link by email, made with an old link, also with an expired one. */
import { html } from 'hono/html';
import { Hono } from 'hono/tiny';
import type { VerifiedClaims } from '../../tokens/claims.ts';
import { TokenError } from '../../tokens/errors.ts';
import type { TokenKeys } from '../../tokens/keys.ts';
import { verifyToken } from '../../tokens/verify.ts';
import type { AppEnv } from '../hono-env.ts';
import { DONE } from './icons.ts';
import { readerTexts } from './language.ts';
import { accountLink } from './manage-link.ts';
import { answerPage } from './page.ts';
import type { Pages, RequestLink } from './pages.ts';
import { answerProblem } from './problem-page.ts';

/** `POST /?token=`. Its answer is the same whether or not an email was sent. */
export function requestLinkRoutes(pages: Pages, requestLink: RequestLink): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.onError((error, c) => answerProblem(c, pages, error, undefined));
  routes.post('/', async (c) => {
    const claims = await verifyAged(pages.keys, c.req.query('token'));
    c.set('claims', claims);
    await requestLink({
      userId: claims.sub,
      tokenId: claims.jti,
      requestId: c.get('requestId'),
    });
    const texts = await readerTexts(c, pages.upstream.channel);
    const body = html`${DONE}
<h1>${texts.requested}</h1>
<p class="quiet" role="status">${texts.requestedDetail}</p>
${accountLink(pages, texts)}`;
    return answerPage(c, { ...pages, texts }, { title: texts.requested, body });
  });
  return routes;
}

/** Accepts an expired token too: it cannot read anything, but it says who gets the email. */
async function verifyAged(keys: TokenKeys, token: unknown): Promise<VerifiedClaims> {
  try {
    return await verifyToken(keys, token);
  } catch (error) {
    if (error instanceof TokenError && error.claims) return error.claims;
    throw error;
  }
}
