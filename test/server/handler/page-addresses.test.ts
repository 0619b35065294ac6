/** Pages at other addresses than their own, and error pages: every link, form and script resolves. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Hono } from 'hono';
import { signToken, type TokenKeys } from '../../../server/tokens/index.ts';
import { startContacts, type TestContacts } from './contacts.ts';
import {
  createTestApp,
  createTestKeys,
  PUBLIC_URL as ORIGIN,
  USER_ID as USER,
} from './fixtures.ts';

describe('addresses of pages', () => {
  let contacts: TestContacts;
  let keys: TokenKeys;
  let manage: string;

  before(async () => {
    contacts = await startContacts();
    await contacts.seed(USER);
    keys = await createTestKeys();
    manage = await signToken(keys, { sub: USER, scope: 'manage' });
  });
  after(() => contacts.close());

  async function createApp(fetch?: typeof globalThis.fetch): Promise<Hono> {
    const { app } = await createTestApp(
      { url: contacts.url, keepsHistory: true, ...(fetch && { fetch }) },
      {
        keys,
        requestLink: async () => {},
        accountUrl: 'https://app.example.com/emails',
        frameAncestors: ['https://app.example.com'],
      },
    );
    return app as unknown as Hono;
  }

  const broken = async () => new Response(null, { status: 500 });

  /** Alone, mounted in another app at its root, and under a path. */
  const MOUNTS: [name: string, prefix: string, mount: (app: Hono) => Hono][] = [
    ['alone', '', (app) => app],
    ['mounted at the root', '', (app) => new Hono().route('/', app)],
    ['mounted under a path', '/a/b', (app) => new Hono().route('/a/b', app)],
  ];

  for (const [name, prefix, mount] of MOUNTS) {
    describe(name, () => {
      const handler = async (fetch?: typeof globalThis.fetch) => mount(await createApp(fetch));

      for (const page of ['/preferences', '/unsubscribe']) {
        test(`${page}/ is redirected to ${page}, with its token`, async () => {
          for (const method of ['GET', 'HEAD']) {
            const url = `${ORIGIN}${prefix}${page}/?token=${manage}`;
            const response = await (await handler()).request(url, { method });
            assert.equal(response.status, 308);
            const location = new URL(response.headers.get('Location') ?? '', url);
            assert.equal(location.href, `${ORIGIN}${prefix}${page}?token=${manage}`);
            assert.equal((await (await handler()).request(location.href, { method })).status, 200);
          }
        });
      }

      test('a one-click with a slash at the end is done, without a redirect', async () => {
        await contacts.seed(USER);
        const url = `${ORIGIN}${prefix}/unsubscribe/?token=${manage}`;
        const response = await (await handler()).request(url, { method: 'POST' });
        assert.deepEqual([response.status, await response.text()], [200, 'Unsubscribed.']);
        assert.equal((await contacts.statuses(USER)).all, 'unsubscribed');
      });

      test('the address of the history leads to the page', async () => {
        const url = `${ORIGIN}${prefix}/preferences/history?token=${manage}`;
        const response = await (await handler()).request(url);
        const location = new URL(response.headers.get('Location') ?? '', url);
        assert.equal(location.href, `${ORIGIN}${prefix}/preferences?token=${manage}`);
      });

      /** Requests for pages, of which many fail: by a token, by the upstream, by a body. */
      async function visits(): Promise<[url: string, init: RequestInit, app: Hono][]> {
        const lesser = await signToken(keys, { sub: USER, scope: 'unsubscribe' });
        const posts: [path: string, fields: Record<string, string>][] = [
          ['/preferences', { changelog: 'unsubscribed', 'drawn.changelog': 'subscribed' }],
          ['/preferences/', { changelog: 'unsubscribed', 'drawn.changelog': 'subscribed' }],
          ['/unsubscribe', { action: 'unsubscribe' }],
          ['/unsubscribe/', { action: 'unsubscribe' }],
          ['/unsubscribe/', { action: 'undo', undo: 'x' }],
          ['/request-link', {}],
        ];
        const all: [url: string, init: RequestInit, app: Hono][] = [];
        for (const token of [manage, lesser, 'x.y.z', '']) {
          for (const app of [await handler(), await handler(broken)]) {
            const body = new URLSearchParams({ token });
            const history = `${ORIGIN}${prefix}/preferences/history`;
            all.push([history, { method: 'POST', body }, app]);
            all.push([`${ORIGIN}${prefix}/preferences?token=${token}`, {}, app]);
            for (const [path, fields] of posts) {
              const url = `${ORIGIN}${prefix}${path}?token=${token}`;
              all.push([url, { method: 'POST', body: new URLSearchParams(fields) }, app]);
            }
          }
        }
        return all;
      }

      test('every form, link and script of every page leads to something that is served', async () => {
        let [pages, addresses] = [0, 0];
        for (const [url, init, app] of await visits()) {
          const response = await app.request(url, init);
          if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
          pages += 1;
          const page = await response.text();
          const [, folder = ''] = /<base href="([^"]*)">/.exec(page) ?? [];
          const base = new URL(folder, url);
          const policy = response.headers.get('Content-Security-Policy') ?? '';
          assert.match(policy, folder ? /base-uri 'self'/ : /base-uri 'none'/);
          for (const [, kind, address = ''] of page.matchAll(/ (href|action|src)="([^"]*)"/g)) {
            if (address === folder || address.startsWith('https://app.example.com')) continue;
            addresses += 1;
            const target = new URL(address, base);
            assert.equal(target.origin, ORIGIN);
            const method = kind === 'action' ? 'POST' : 'GET';
            const { status } = await app.request(target.href, { method });
            assert.ok(
              status !== 404 && status !== 405,
              `${init.method ?? 'GET'} ${url}: ${target}`,
            );
          }
          const [, action] = /<form method="post" action="([^"]*)"/.exec(page) ?? [];
          assert.notEqual(action, '');
        }
        assert.ok(pages > 40 && addresses > 30, `${pages} pages, ${addresses} addresses`);
      });

      test('pages of /preferences, errors included, stand in a frame of the named origins', async () => {
        for (const [url, init, app] of await visits()) {
          const response = await app.request(url, init);
          if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue;
          const policy = response.headers.get('Content-Security-Policy') ?? '';
          const framed = new URL(url).pathname.startsWith(`${prefix}/preferences`);
          const allowed = framed ? 'https://app.example.com' : "'none'";
          assert.ok(policy.includes(`frame-ancestors ${allowed};`), `${url} ${policy}`);
          assert.equal(response.headers.get('X-Frame-Options'), framed ? null : 'DENY');
        }
      });
    });
  }
});
