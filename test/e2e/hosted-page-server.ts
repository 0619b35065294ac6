/** A handler with the hosted page on a real port, and the contacts service behind it. */
import type { PreferencesAppOptions } from '../../server/handler/app.ts';
import { signToken } from '../../server/tokens/index.ts';
import { listenOnLoopback } from '../loopback.ts';
import { startContacts } from '../server/handler/contacts.ts';
import { createTestApp, createTestKeys, type TestApp } from '../server/handler/fixtures.ts';

/** A request to the handler, with what it would give away. */
export interface Visit {
  method: string;
  /** Path and query. */
  path: string;
  referer: string | null;
  cookie: string | null;
}

export const USER_ID = 'usr_12345';

/** Starts both on loopback; `close()` ends them. */
export async function startHostedPage(options: Partial<PreferencesAppOptions> = {}) {
  const contacts = await startContacts();
  const visits: Visit[] = [];
  let app: TestApp['app'] | undefined;
  const server = await listenOnLoopback((request) => {
    const { pathname, search } = new URL(request.url);
    visits.push({
      method: request.method,
      path: pathname + search,
      referer: request.headers.get('Referer'),
      cookie: request.headers.get('Cookie'),
    });
    return app?.fetch(request) ?? new Response(null, { status: 503 });
  });
  const { url } = server;
  const handler = await createTestApp(
    { url: contacts.url, keepsHistory: true },
    { publicUrl: url, keys: await createTestKeys(url), brand: { name: 'Acme' }, ...options },
  );
  app = handler.app;
  return {
    url,
    keys: handler.keys,
    contacts,
    visits,
    log: handler.log,
    /** The page of a person, as it stands in an email. */
    link: async (sub = USER_ID) =>
      `${url}/preferences?token=${await signToken(handler.keys, { sub, scope: 'manage' })}`,
    async close() {
      await server.close();
      await contacts.close();
    },
  };
}

export type HostedPage = Awaited<ReturnType<typeof startHostedPage>>;
