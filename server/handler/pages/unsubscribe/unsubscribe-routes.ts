/**
 * The link to unsubscribe, for people and for mail providers. Its GET asks and changes nothing, since
 * scanners follow links; its POST acts, without cookie, sign-in or redirect (RFC 8058).
 */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { ConsentRoute } from '../../../contract/contract.ts';
import { readForm } from '../../../http/form-body.ts';
import type { TokenClaims } from '../../../tokens/claims.ts';
import { verifyToken } from '../../../tokens/verify.ts';
import type { AppEnv } from '../../hono-env.ts';
import { answerError } from '../../middleware/errors.ts';
import type { UpstreamContext } from '../../upstreams/upstream.ts';
import { type ReaderTexts, readerTexts } from '../language.ts';
import { answerPage, type PageContent } from '../page.ts';
import type { Pages } from '../pages.ts';
import { answerProblem } from '../problem-page.ts';
import { keyToTurnOff, turnOff, turnOffWithUndo, undo } from './unsubscribe.ts';
import { confirmPage, donePage, undonePage } from './unsubscribe-pages.ts';

/** `GET`, `HEAD`, `OPTIONS` and `POST /?token=`. */
export function unsubscribeRoutes(pages: Pages): Hono<AppEnv> {
  const { upstream, keys, preferenceKeys } = pages;
  const routes = new Hono<AppEnv>();

  routes.onError((error, c) =>
    c.get('oneClick') ? answerError(error) : answerProblem(c, pages, error),
  );

  routes.get('/', async (c) => {
    const claims = await verifyLink(c);
    const key = keyToTurnOff(claims, preferenceKeys);
    return show(c, (texts) => confirmPage(pages, texts, key));
  });

  routes.post('/', async (c) => {
    const form = await readForm(c.req.raw);
    const action = form.get('action');
    c.set('oneClick', action === undefined);
    const claims = await verifyLink(c);
    const link = { token: c.req.query('token') ?? '', manages: claims.scope === 'manage' };
    const userId = claims.sub;

    if (action === 'undo') {
      const context = contextOf(c, claims, 'hosted_page');
      const undoClaims = await verifyToken(keys, form.get('undo'));
      const undone = await undo(upstream, undoClaims, userId, context);
      return show(c, (texts) => undonePage(pages, texts, { ...undone, link }));
    }
    const key = keyToTurnOff(claims, preferenceKeys);
    if (action === undefined) {
      await turnOff(upstream, userId, key, contextOf(c, claims, 'one_click'));
      return c.text('Unsubscribed.');
    }
    const context = contextOf(c, claims, 'hosted_page');
    const undoToken = await turnOffWithUndo(upstream, keys, userId, key, context);
    return show(c, (texts) => donePage(pages, texts, { key, undoToken, link }));
  });

  routes.options('/', (c) => c.body(null, 204, { Allow: 'GET, HEAD, OPTIONS, POST' }));

  async function verifyLink(c: Context<AppEnv>): Promise<TokenClaims> {
    const claims = await verifyToken(keys, c.req.query('token'));
    c.set('claims', claims);
    return claims;
  }

  async function show(
    c: Context<AppEnv>,
    draw: (texts: ReaderTexts) => PageContent,
  ): Promise<Response> {
    const texts = await readerTexts(c);
    return answerPage(c, { ...pages, texts }, draw(texts));
  }

  return routes;
}

/** Without the caller's signal: an unsubscription that has begun is not given up. */
function contextOf(c: Context<AppEnv>, { jti }: TokenClaims, route: ConsentRoute): UpstreamContext {
  return { requestId: c.get('requestId'), route, tokenId: jti };
}
