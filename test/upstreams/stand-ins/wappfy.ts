/**
 * A stand-in for Wappfy's blocking and unblocking of WhatsApp contacts. The vendor's page describes two
 * requests that exclude each other, and the software underneath (WAHA) cannot block with every engine,
 * so each of these is a setting, and can be changed while it runs.
 */
import { type Context, Hono } from 'hono';
import { type Listening, listenOnLoopback } from '../../loopback.ts';
import { openApiCheck } from './openapi-check.ts';

export interface WappfyBehaviour {
  /** `contactId`, as in the page's OpenAPI document and in WAHA's; `jid`, as in its text. */
  dialect: 'contactId' | 'jid';
  /** What becomes of a block: it works, 501 or 500 for good, or success without effect. */
  engine: 'works' | 'not-implemented' | 'broken' | 'does-nothing';
  /** `stopped`: not connected to a phone. `missing`: there is none of this name. */
  session: 'working' | 'stopped' | 'missing';
}

export interface WappfyStandInOptions extends Partial<WappfyBehaviour> {
  /** Digits of the numbers that are on WhatsApp. Default: whatever is asked for. */
  registered?: readonly string[];
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
}

export interface WappfyStandIn extends Listening {
  /** To call it within the process. */
  fetch: typeof fetch;
  apiKey: string;
  session: string;
  behaviour: WappfyBehaviour;
  /** Digits of who is blocked, or ids that end in `@lid`. */
  blocked: Set<string>;
  /** What was asked, such as `POST /api/contacts/block`. */
  requests: string[];
  /** What was not as documented, on either side. Empty in a test that passes. */
  violations: string[];
}

const API_KEY = 'wappfy-canary-0123456789';
const SESSION = 'my-session';

/**
 * Starts the stand-in.
 *
 * @example
 * const { url, apiKey, session, close } = await startWappfy({ engine: 'not-implemented' });
 */
export async function startWappfy(options: WappfyStandInOptions = {}): Promise<WappfyStandIn> {
  const { dialect = 'contactId', engine = 'works', session = 'working' } = options;
  const behaviour: WappfyBehaviour = { dialect, engine, session };
  const registered = options.registered && new Set(options.registered);
  const blocked = new Set<string>();
  const requests: string[] = [];
  const violations: string[] = [];
  const check = openApiCheck('waha.openapi.json');

  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(`${c.req.method} ${new URL(c.req.url).pathname}`);
    // The samples of the dialect `jid` send no key.
    if (behaviour.dialect === 'contactId' && c.req.header('apikey') !== API_KEY) {
      return c.json({ message: 'Unauthorized', statusCode: 401 }, 401);
    }
    await next();
  });
  app.onError((error, c) => c.json({ message: String(error), statusCode: 400 }, 400));

  /** The answer while the session cannot be used; undefined when it can. */
  function refuseSession(c: Context, name: unknown): Response | undefined {
    if (behaviour.session === 'missing' || name !== SESSION) {
      return c.json({ message: 'Session not found', statusCode: 404 }, 404);
    }
    if (behaviour.session === 'stopped') {
      return c.json({ message: 'Session status is not as expected', statusCode: 422 }, 422);
    }
    return undefined;
  }

  /** Whom an id means: the digits of a registered number, or an id that hides the number. */
  function whoIs(id: string): string | undefined {
    const [, user = '', server] = /^(\d+)(?:@(c\.us|s\.whatsapp\.net|lid))?$/.exec(id) ?? [];
    if (server === 'lid') return id;
    return user !== '' && (registered?.has(user) ?? true) ? user : undefined;
  }

  function addressee(
    body: Record<string, unknown>,
    path: string,
  ): { id: string; session: unknown } {
    if (behaviour.dialect === 'jid') {
      const { sessionId, jid, ...rest } = body;
      if (typeof jid !== 'string' || Object.keys(rest).length > 0) throw new TypeError('jid');
      if (!/@(s\.whatsapp\.net|lid)$/.test(jid)) throw new TypeError('The JID has another form.');
      return { id: jid, session: sessionId };
    }
    const violation = check.request('POST', path, body);
    if (violation) violations.push(`request POST ${path}: ${violation}`);
    if (typeof body.contactId !== 'string') throw new TypeError('contactId');
    return { id: body.contactId, session: body.session };
  }

  for (const action of ['block', 'unblock'] as const) {
    const path = `/api/contacts/${action}`;
    app.post(path, async (c) => {
      const { id, session: name } = addressee(await c.req.json(), path);
      const refused = refuseSession(c, name);
      if (refused) return refused;
      if (behaviour.engine === 'not-implemented') return c.json({ error: 'Not Implemented' }, 501);
      if (behaviour.engine === 'broken') {
        return c.json({ message: 'Internal server error', statusCode: 500 }, 500);
      }
      const person = whoIs(id);
      if (person && behaviour.engine === 'works') {
        if (action === 'block') blocked.add(person);
        else blocked.delete(person);
      }
      if (behaviour.dialect === 'contactId') return c.body(null, 201);
      return c.json({ success: true, message: `Contact ${action}ed successfully` });
    });
  }
  app.get('/api/contacts/check-exists', (c) => {
    const refused = refuseSession(c, c.req.query('session'));
    if (refused) return refused;
    const person = whoIs(c.req.query('phone') ?? '');
    const answer = person
      ? { numberExists: true, chatId: `${person}@c.us` }
      : { numberExists: false };
    const violation = check.response('GET', '/api/contacts/check-exists', 200, answer);
    if (violation) violations.push(`answer to GET check-exists: ${violation}`);
    return c.json(answer);
  });
  app.get('/api/contacts', (c) => {
    const refused = refuseSession(c, c.req.query('session'));
    if (refused) return refused;
    const id = c.req.query('contactId') ?? '';
    return c.json({ id, name: 'John', isBlocked: blocked.has(whoIs(id) ?? '') });
  });

  const listening = await listenOnLoopback(app.fetch, options.port);
  return {
    ...listening,
    fetch: async (input, init) => app.request(String(input), init),
    apiKey: API_KEY,
    session: SESSION,
    behaviour,
    blocked,
    requests,
    violations,
  };
}
