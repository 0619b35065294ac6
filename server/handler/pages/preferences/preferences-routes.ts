/**
 * The page with all preferences, for whoever has a link from an email: written by the server, usable
 * without JavaScript, live with it.
 */
import type { Status } from 'fb-email-preferences/preferences';
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { updateSchema } from '../../../contract/contract.ts';
import { ApiError } from '../../../http/api-error.ts';
import { readForm } from '../../../http/form-body.ts';
import { parseWith } from '../../../http/json-body.ts';
import type { TokenClaims } from '../../../tokens/claims.ts';
import { verifyToken } from '../../../tokens/verify.ts';
import type { AppEnv } from '../../hono-env.ts';
import { maskContact } from '../../mask-email.ts';
import type { UpstreamContext } from '../../upstreams/upstream.ts';
import { readerTexts } from '../language.ts';
import { answerPage } from '../page.ts';
import type { Pages } from '../pages.ts';
import { answerProblem } from '../problem-page.ts';
import { answerClientFile } from './client-files.ts';
import { historyFile } from './history-file.ts';
import { type PreferencesPage, preferencesPage } from './preferences-page.ts';

export interface PreferencesRoutesOptions {
  /** Origins that may show the page in a frame. Default: none. */
  frameAncestors?: readonly string[] | undefined;
}

/**
 * `GET` and `POST /?token=`, `POST /history`, and the page's scripts.
 *
 * @throws {TypeError} when a frame ancestor is not an origin
 */
export function preferencesRoutes(
  pages: Pages,
  { frameAncestors = [] }: PreferencesRoutesOptions,
): Hono<AppEnv> {
  const { upstream, keys, preferenceKeys } = pages;
  const framing = framePolicy(frameAncestors);
  const schema = updateSchema(preferenceKeys);
  const routes = new Hono<AppEnv>();

  routes.onError((error, c) => answerProblem(c, pages, error));

  routes.get('/', async (c) => {
    const claims = await verifyManager(c, c.req.query('token'));
    const contact = await upstream.getEmailPreferences(claims.sub, {
      ...contextOf(c, claims),
      signal: c.req.raw.signal,
    });
    return show(c, { contact });
  });

  routes.post('/', async (c) => {
    const claims = await verifyManager(c, c.req.query('token'));
    const { preferences } = parseWith(schema, {
      preferences: pick(await readForm(c.req.raw), preferenceKeys),
    });
    const context = contextOf(c, claims);
    const before = await upstream.getEmailPreferences(claims.sub, context);
    const contact = await upstream.updateEmailPreferences(claims.sub, preferences, context);
    const saved: Record<string, Status> = {};
    for (const [key, { status }] of Object.entries(contact.preferences)) {
      if (status !== before.preferences[key]?.status) saved[key] = status;
    }
    return show(c, { contact, saved });
  });

  // The token comes in the body: a browser's list of downloads shows the address.
  routes.post('/history', async (c) => {
    const form = await readForm(c.req.raw);
    const claims = await verifyManager(c, form.get('token'));
    const getHistory = upstream.getHistory?.bind(upstream);
    if (!getHistory) return c.notFound();
    const context = { ...contextOf(c, claims), signal: c.req.raw.signal };
    const file = await historyFile(getHistory, claims.sub, context);
    return c.body(file, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="email-preferences-history.csv"',
    });
  });

  routes.get('/:file', (c) => answerClientFile(c, c.req.param('file')));

  async function verifyManager(c: Context<AppEnv>, token: unknown): Promise<TokenClaims> {
    const claims = await verifyToken(keys, token);
    c.set('claims', claims);
    if (claims.scope === 'manage') return claims;
    throw new ApiError({
      status: 403,
      type: 'authorization_error',
      code: 'scope_insufficient',
      message: 'This link may not read or change preferences.',
    });
  }

  async function show(
    c: Context<AppEnv>,
    { contact, saved }: Pick<PreferencesPage, 'contact' | 'saved'>,
  ): Promise<Response> {
    const texts = await readerTexts(c);
    const content = preferencesPage(pages, texts, {
      contact: maskContact(contact),
      token: c.req.query('token') ?? '',
      saved,
    });
    const policy = { ...content.policy, ...framing };
    return answerPage(c, { ...pages, texts }, { ...content, policy });
  }

  return routes;
}

function contextOf(c: Context<AppEnv>, { jti }: TokenClaims): UpstreamContext {
  return { requestId: c.get('requestId'), route: 'hosted_page', tokenId: jti };
}

/** The fields that are preferences; whatever else a browser's extension adds is not ours to judge. */
function pick(form: ReadonlyMap<string, string>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries([...form].filter(([name]) => keys.includes(name)));
}

function framePolicy(origins: readonly string[]): Record<string, string> {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError('frameAncestors has to list origins such as https://app.example.com.');
    }
  }
  return origins.length > 0 ? { 'frame-ancestors': origins.join(' ') } : {};
}
