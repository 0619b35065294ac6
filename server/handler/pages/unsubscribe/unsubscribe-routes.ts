/**
 * The link to unsubscribe, for people and for mail providers. GET answers with a page that asks, and
 * changes nothing, since scanners follow links. POST unsubscribes, without cookie, sign-in or redirect
 * (RFC 8058).
 */
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { readForm } from '../../../http/form-body.ts';
import type { TokenClaims, VerifiedClaims } from '../../../tokens/claims.ts';
import { verifyToken } from '../../../tokens/verify.ts';
import type { AppEnv } from '../../hono-env.ts';
import { answerError } from '../../middleware/errors.ts';
import { changeContext } from '../../upstream-context.ts';
import { type ReaderTexts, readerTexts } from '../language.ts';
import type { PageLink } from '../manage-link.ts';
import { answerPage, type PageContent } from '../page.ts';
import type { Pages } from '../pages.ts';
import { answerProblem } from '../problem-page.ts';
import { createRecentUnsubscriptions } from './recent-unsubscriptions.ts';
import {
  createUndoToken,
  keyToUnsubscribe,
  readStatusBefore,
  undo,
  unsubscribe,
} from './unsubscribe.ts';
import { confirmPage, donePage, undonePage } from './unsubscribe-pages.ts';

/** `GET`, `HEAD`, `OPTIONS` and `POST /?token=`. */
export function unsubscribeRoutes(pages: Pages): Hono<AppEnv> {
  const { upstream, keys } = pages;
  const recent = createRecentUnsubscriptions();
  const routes = new Hono<AppEnv>();

  routes.onError((error, c) =>
    c.get('oneClick') ? answerError(error, c) : answerProblem(c, pages, error, 'unsubscribe'),
  );

  routes.get('/', async (c) => {
    const claims = await verifyLink(c);
    const key = keyToUnsubscribe(claims, upstream.contract);
    const link = linkOf(c, claims);
    return show(c, (texts) => confirmPage(pages, texts, { key, label: claims.label, link }));
  });

  routes.post('/', async (c) => {
    const form = await readForm(c.req.raw);
    const action = form.get('action');
    c.set('oneClick', action === undefined);
    const claims = await verifyLink(c);
    const link = linkOf(c, claims);
    const userId = claims.sub;

    if (action === 'undo') {
      const context = changeContext(c, 'hosted_page');
      const undoClaims = await verifyToken(keys, form.get('undo'));
      const undone = await undo(upstream, undoClaims, userId, context);
      recent.forget(claims.jti, undone.key);
      return show(c, (texts) => undonePage(pages, texts, { ...undone, link }));
    }
    const key = keyToUnsubscribe(claims, upstream.contract);
    if (action === undefined) {
      await unsubscribe(upstream, userId, key, changeContext(c, 'one_click'));
      return c.text('Unsubscribed.');
    }
    const context = changeContext(c, 'hosted_page');
    const before = await readStatusBefore(upstream, userId, key, context);
    if (before === 'subscribed') recent.remember(claims.jti, key);
    const { label = claims.label } = await unsubscribe(upstream, userId, key, context);
    // Undo puts back what was there. Without a status from before, it is not known to be a way back.
    const undoToken = recent.has(claims.jti, key)
      ? await createUndoToken(keys, { sub: userId, category: key, label: claims.label })
      : undefined;
    return show(c, (texts) => donePage(pages, texts, { key, label, undoToken, link }));
  });

  routes.options('/', (c) => c.body(null, 204, { Allow: 'GET, HEAD, OPTIONS, POST' }));

  async function verifyLink(c: Context<AppEnv>): Promise<VerifiedClaims> {
    const claims = await verifyToken(keys, c.req.query('token'));
    c.set('claims', claims);
    return claims;
  }

  async function show(
    c: Context<AppEnv>,
    draw: (texts: ReaderTexts) => PageContent,
  ): Promise<Response> {
    const texts = await readerTexts(c, upstream.channel);
    return answerPage(c, { ...pages, texts }, draw(texts));
  }

  return routes;
}

function linkOf(c: Context<AppEnv>, { scope }: TokenClaims): PageLink {
  return { token: c.req.query('token') ?? '', manages: scope === 'manage' };
}
