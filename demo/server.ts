/** The demo's one server: customer's product, edge handler and contacts service side by side. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createContactsApp } from 'fb-email-preferences-contacts';
import { openContactsDatabase } from 'fb-email-preferences-contacts/sqlite';
import { consoleLog, createPreferencesApp } from 'fb-email-preferences-server';
import { readAppOptions } from 'fb-email-preferences-server/environment';
import { signToken } from 'fb-email-preferences-server/tokens';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { accountPage } from './account-page.ts';
import { demoKeys } from './keys.ts';
import { startMailServer } from './mailbox/mail-server.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { createMailer } from './mailbox/mailer.ts';
import { type Person, seedPeople } from './people.ts';
import { playground } from './playground/playground.ts';
import { type SystemName, startSystem } from './systems.ts';

export interface DemoOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Where the database and the keys are kept between runs. */
  directory: string;
  /** The system of record. Default `featurebase`: our contacts service. */
  upstream?: SystemName;
}

export interface Demo {
  /** Base URL, without a slash at the end. */
  url: string;
  /** What to open, for the terminal. */
  greeting: string;
  /** Answers what is in flight, for two seconds at most, then closes the port and the database. */
  close(): Promise<void>;
}

/** Where the contacts service stands on the demo's port: what `FEATUREBASE_BASE_URL` points to. */
const CONTACTS_PATH = '/featurebase';

/** How long requests in flight may take once the demo is to end. */
const CLOSE_TIMEOUT_MS = 2000;

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Starts everything and seeds the people.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken
 * @example
 * const demo = await startDemo({ port: 5173, directory: 'demo/.data' });
 * console.log(demo.greeting);
 */
export async function startDemo({
  port,
  directory,
  upstream = 'featurebase',
}: DemoOptions): Promise<Demo> {
  // The port comes first, because every link and the upstream's address have it in them.
  let site: Hono | undefined;
  const server = createServer(
    getRequestListener((request) => site?.fetch(request) ?? new Response(null, { status: 503 })),
  );
  const url = `http://localhost:${await listen(server, port)}`;

  const { apiKey, tokenSecret, dkimPrivateKey } = await demoKeys(directory);
  const contacts = await openContactsDatabase(pathToFileURL(join(directory, 'contacts.db')).href);
  const system = await startSystem(upstream);
  const { people } = system;
  // The same variables that a deployment sets, so that the demo shows nothing that one could not do.
  const handler = await readAppOptions({
    FEATUREBASE_API_KEY: apiKey,
    FEATUREBASE_BASE_URL: url + CONTACTS_PATH,
    PREFERENCES_TOKEN_SECRET: tokenSecret,
    PREFERENCES_PUBLIC_URL: url,
    ...system.environment,
  });

  const mailServer = await startMailServer(join(directory, 'mail'));
  const mailer = createMailer({
    port: mailServer.port,
    publicUrl: url,
    keys: handler.keys,
    async preferencesOf(userId) {
      const context = { requestId: 'mailer', route: 'api' } as const;
      const { preferences } = await handler.upstream.getEmailPreferences(userId, context);
      return preferences;
    },
    dkimPrivateKey,
  });

  const app = new Hono();
  app.get('/', pageHeaders, async (c) => {
    const person = people.find(({ userId }) => userId === c.req.query('as')) ?? people[0];
    const { userId: sub } = person;
    const token = await signToken(handler.keys, { sub, scope: 'manage', expiresIn: '15m' });
    c.header('Cache-Control', 'no-store');
    return c.html(accountPage(system, person, token, await mailServer.countUnread(person.email)));
  });
  if (system.hasEmails) app.route('/mailbox', mailbox(system, mailServer, mailer));
  app.use('/playground', playgroundHeaders).route('/playground', playground());
  app.get(
    '/demo/*',
    serveStatic({ root: join(root, 'demo/public'), rewriteRequestPath: withoutDemo }),
  );
  app.get('/*', serveStatic({ root: join(root, 'component/dist/cdn') }));
  let isSeeding = upstream === 'featurebase';
  app.route(
    CONTACTS_PATH,
    createContactsApp({
      database: contacts.database,
      apiKey,
      // The demo's own requests would come before the addresses that a newcomer looks for.
      log: (entry) => {
        if (!isSeeding || entry.level === 'error') consoleLog(entry);
      },
    }),
  );
  app.route(
    '/',
    createPreferencesApp({
      ...handler,
      brand: {
        name: 'Harbor',
        logoUrl: `${url}/demo/logo.svg`,
        supportUrl: 'mailto:help@harbor.example',
        accentColor: '#1f5fd0',
      },
      ...(system.hasEmails && {
        async requestLink({ userId }) {
          const person = people.find((candidate) => candidate.userId === userId);
          if (person) await mailer.sendLink(person);
        },
      }),
    }),
  );

  site = app;

  if (isSeeding) await seedPeople(url + CONTACTS_PATH, apiKey, mailer.welcome);
  isSeeding = false;
  return {
    url,
    greeting: await greeting(url, system, (sub) =>
      signToken(handler.keys, { sub, scope: 'manage' }),
    ),
    async close() {
      server.closeIdleConnections();
      // Node counts a connection without a request yet as busy, for a minute or more.
      const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      });
      clearTimeout(timer);
      mailer.close();
      await mailServer.close();
      contacts.close();
      await system.close();
    },
  };
}

/** The policy that the element promises to work under, and nothing looser. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lit-html'],
};

const pageHeaders = secureHeaders({ originAgentCluster: false, contentSecurityPolicy: policy });

/** Two scripts here bring Lit along: the element's and the playground's own. */
const playgroundHeaders = secureHeaders({
  originAgentCluster: false,
  contentSecurityPolicy: { ...policy, trustedTypes: ['lit-html', "'allow-duplicates'"] },
});

function withoutDemo(path: string): string {
  return path.replace(/^\/demo/, '');
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function greeting(
  url: string,
  { people, hasEmails }: { people: readonly Person[]; hasEmails: boolean },
  mint: (userId: string) => Promise<string>,
): Promise<string> {
  const lines = [
    '',
    `  Account page       ${url}/`,
    ...(hasEmails ? [`  Mailbox            ${url}/mailbox`] : []),
    `  Playground         ${url}/playground`,
    '',
  ];
  for (const { userId, name, story } of people) {
    lines.push(`  ${name}, ${story}`);
    lines.push(`    account page     ${url}/?as=${userId}`);
    lines.push(`    link, 90 days    ${url}/preferences?token=${await mint(userId)}`);
  }
  return [...lines, '', '  Stop with Ctrl-C.', ''].join('\n');
}
