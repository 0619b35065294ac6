/**
 * The page with all preferences, opened by a link in an email: rendered by the server, usable without
 * JavaScript, and hydrated with it.
 */
import type { Status, Statuses } from 'fb-email-preferences/preferences';
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { ContactEmailPreferences } from '../../../contract/contract.ts';
import { readForm } from '../../../http/form-body.ts';
import { verifyToken } from '../../../tokens/verify.ts';
import type { AppEnv } from '../../hono-env.ts';
import { maskContact } from '../../mask-email.ts';
import { scopeInsufficient } from '../../scope-insufficient.ts';
import { changeContext, readContext } from '../../upstream-context.ts';
import { readHistory } from '../../upstreams/read-history.ts';
import { invalidResponse } from '../../upstreams/upstream-errors.ts';
import { readerTexts } from '../language.ts';
import { answerPage } from '../page.ts';
import type { Pages } from '../pages.ts';
import { answerProblem } from '../problem-page.ts';
import { redirectToPage } from '../trailing-slash.ts';
import { answerClientFile } from './client-files.ts';
import { historyFile } from './history-file.ts';
import { type PreferencesPage, preferencesPage, type SaveOutcome } from './preferences-page.ts';
import { readChoices } from './submitted-choices.ts';

/** `GET` and `POST /?token=`, `POST /history`, and the page's scripts. */
export function preferencesRoutes(pages: Pages): Hono<AppEnv> {
  const { upstream, keys } = pages;
  const routes = new Hono<AppEnv>();

  routes.onError((error, c) => answerProblem(c, pages, error, 'preferences'));

  routes.get('/', async (c) => {
    const { sub } = await verifyManager(c, c.req.query('token'));
    const contact = await upstream.getEmailPreferences(sub, readContext(c, 'hosted_page'));
    return show(c, { contact });
  });

  routes.post('/', async (c) => {
    const { sub } = await verifyManager(c, c.req.query('token'));
    const { drawn, changes } = readChoices(await readForm(c.req.raw), upstream.contract);
    const context = changeContext(c, 'hosted_page');
    const contact =
      Object.keys(changes).length > 0
        ? await upstream.updateEmailPreferences(sub, changes, context)
        : await upstream.getEmailPreferences(sub, context);
    return show(c, { contact, saved: outcome(contact, drawn, changes) });
  });

  // The token is in the body, because a browser's list of downloads shows the address.
  routes.post('/history', async (c) => {
    const form = await readForm(c.req.raw);
    const claims = await verifyManager(c, form.get('token'));
    const changes = readHistory(upstream, claims.sub, readContext(c, 'hosted_page'));
    return c.body(await historyFile(changes), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="email-preferences-history.csv"',
    });
  });

  routes.get('/history', (c) => redirectToPage(c, 'preferences'));
  routes.get('/:file', (c) => answerClientFile(c, c.req.param('file')));

  async function verifyManager(c: Context<AppEnv>, token: string | undefined) {
    c.set('linkToken', token);
    const claims = await verifyToken(keys, token);
    c.set('claims', claims);
    if (claims.scope === 'manage') return claims;
    throw scopeInsufficient();
  }

  async function show(
    c: Context<AppEnv>,
    { contact, saved }: Pick<PreferencesPage, 'contact' | 'saved'>,
  ): Promise<Response> {
    const texts = await readerTexts(c, pages.upstream.channel);
    const content = preferencesPage(pages, texts, {
      contact: maskContact(contact),
      token: c.get('linkToken') ?? '',
      saved,
    });
    return answerPage(c, { ...pages, texts }, content);
  }

  return routes;
}

/**
 * @returns what the page says after Save
 * @throws {ApiError} 502 `upstream_invalid_response` when the system of record accepted a change and
 *   did not store it
 */
function outcome(
  { preferences }: ContactEmailPreferences,
  drawn: Statuses,
  changes: Statuses,
): SaveOutcome {
  const elsewhere: Record<string, Status> = {};
  for (const [key, before] of Object.entries(drawn)) {
    const status = preferences[key]?.status;
    const wanted = changes[key];
    if (wanted !== undefined && wanted !== status) throw invalidResponse();
    if (wanted === undefined && status && status !== before) elsewhere[key] = status;
  }
  return { changes, elsewhere };
}
