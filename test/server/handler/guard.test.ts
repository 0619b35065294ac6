/** Every route of the handler, asked without a token, and with the token of a lesser scope. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  contactJson,
  createTestApp,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
} from './fixtures.ts';

/** The routes that need no token. Every other one does. */
const PUBLIC = [
  'GET /healthz',
  'GET /readyz',
  'GET /preferences/:file',
  'OPTIONS /unsubscribe',
  'OPTIONS /unsubscribe/',
  // Redirects, to a page that needs one.
  'GET /preferences/',
  'GET /preferences/history',
  'GET /unsubscribe/',
];

describe('the guard', () => {
  let upstream: RecordingServer;
  let handler: TestApp;

  before(async () => {
    upstream = await startServer((_request, response) => sendJson(response, 200, contactJson()));
    handler = await createTestApp(upstream, {
      requestLink: () => assert.fail('a link was mailed'),
    });
  });
  after(() => upstream.close());

  /** The routes that answer: middleware is registered for all methods. */
  const routes = () =>
    handler.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);

  test('every route needs a token, but for those that are named here', async () => {
    const open: string[] = [];
    for (const route of routes()) {
      const [method = '', path = ''] = route.split(' ');
      const response = await handler.app.request(path.replaceAll(/:\w+/g, 'x'), { method });
      if (response.status !== 401) open.push(route);
    }
    assert.ok(routes().length >= 10, 'the routes of the handler');
    assert.deepEqual([...new Set(open)].sort(), [...PUBLIC].sort());
    // Readiness asks for a user id that nobody has.
    const asked = upstream.received.filter(
      ({ path }) => !path.includes('/email-preferences-readiness/'),
    );
    assert.deepEqual(asked, []);
  });

  test('an address of a contact that is not served needs a token too', async () => {
    for (const path of ['/v2/contacts/by-user-id/x', '/v2/contacts/by-user-id/x/anything']) {
      assert.equal((await handler.app.request(path)).status, 401);
    }
  });
});
