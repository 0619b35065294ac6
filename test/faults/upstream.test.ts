/** What the handler does when the system of record does not do what it should. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { signToken } from '../../server/tokens/index.ts';
import {
  API_KEY,
  contactJson,
  createTestApp,
  EMAIL,
  preferencesPath,
  type Received,
  type RecordingServer,
  sendJson,
  startServer,
  USER_ID,
} from '../server/handler/fixtures.ts';

/** A secret of the upstream, which may appear in no answer. */
const CANARY = 'canary-9f2c1e';

type Behaviour = (request: Received, response: ServerResponse, count: number) => void;

const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) =>
    void response.writeHead(code, headers).end(`{"error":{"message":"${CANARY}"}}`);
const body =
  (text: string | Buffer, type = 'application/json'): Behaviour =>
  (_request, response) =>
    void response.writeHead(200, { 'Content-Type': type }).end(text);
const json = (value: unknown): Behaviour => body(JSON.stringify(value));
const contact = contactJson();

describe('a faulty system of record', () => {
  let elsewhere: RecordingServer;
  before(async () => {
    elsewhere = await startServer((_request, response) => sendJson(response, 200, contact));
  });
  after(() => elsewhere.close());

  /**
   * @param attemptTimeoutMs short for an upstream that stalls
   * @param answered what is waited for before the server is closed
   */
  async function ask(
    behaviour: Behaviour,
    method = 'GET',
    attemptTimeoutMs = 3000,
    answered: () => Promise<unknown> = async () => {},
  ) {
    const server = await startServer(behaviour);
    const { app, keys } = await createTestApp(server, {
      upstream: createFeaturebaseUpstream({
        baseUrl: server.url,
        apiKey: API_KEY,
        attemptTimeoutMs,
        totalTimeoutMs: attemptTimeoutMs * 3 + 1000,
      }),
    });
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const response = await app.request(preferencesPath(), {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(method === 'PATCH' && { body: '{"preferences":{"all":"unsubscribed"}}' }),
    });
    const text = await response.text();
    await answered().finally(() => server.close());
    for (const secret of [CANARY, API_KEY, server.url, EMAIL]) assert.ok(!text.includes(secret));
    return { response, error: JSON.parse(text).error, tries: server.received.length };
  }

  const stall: Behaviour = () => {};
  const drop: Behaviour = (_request, response) => void response.destroy();
  const half: Behaviour = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' });
    response.write('{"object":');
  };
  /** Half of the answer, then a reset of the connection. */
  const reset: Behaviour = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '999' });
    response.write('{"object":', () => response.socket?.resetAndDestroy());
  };
  const toElsewhere: Behaviour = (_request, response) =>
    void response.writeHead(307, { Location: `${elsewhere.url}/` }).end();

  const FAULTS: [
    name: string,
    behaviour: Behaviour,
    status: number,
    code: string,
    tries: number,
  ][] = [
    ['it takes our key for a bad one', status(401), 502, 'upstream_unauthorized', 1],
    ['it forbids our key', status(403), 502, 'upstream_unauthorized', 1],
    ['it knows nobody of this id', status(404), 404, 'resource_not_found', 1],
    ['it does not understand us', status(400), 502, 'upstream_invalid_response', 1],
    ['it is a teapot', status(418), 502, 'upstream_invalid_response', 1],
    ['it breaks', status(500), 502, 'upstream_unavailable', 1],
    ['it cannot do that', status(501), 501, 'upstream_unsupported', 1],
    ['it is behind a broken gateway', status(502), 502, 'upstream_unavailable', 3],
    ['it is down', status(503), 502, 'upstream_unavailable', 3],
    ['it gives up waiting', status(504), 504, 'upstream_timeout', 3],
    ['it is busy', status(429, { 'Retry-After': '0' }), 429, 'rate_limited', 3],
    ['it is busy for long', status(429, { 'Retry-After': '3600' }), 429, 'rate_limited', 1],
    [
      'it is busy until a date',
      status(429, { 'Retry-After': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
      429,
      'rate_limited',
      1,
    ],
    ['it sends us elsewhere', toElsewhere, 502, 'upstream_invalid_response', 1],
    ['it says 204', status(204), 502, 'upstream_invalid_response', 1],
    ['it never answers', stall, 504, 'upstream_timeout', 3],
    ['it stops in the middle', half, 504, 'upstream_timeout', 3],
    ['it hangs up', drop, 502, 'upstream_unavailable', 3],
    ['it hangs up in the middle', reset, 502, 'upstream_unavailable', 3],
    ['it answers in HTML', body('<html>', 'text/html'), 502, 'upstream_invalid_response', 1],
    ['it answers nothing', body(''), 502, 'upstream_invalid_response', 1],
    ['it answers null', json(null), 502, 'upstream_invalid_response', 1],
    ['it answers a list', json([contact]), 502, 'upstream_invalid_response', 1],
    [
      'it answers 10 MB',
      body(JSON.stringify(contact).padEnd(10_000_000)),
      502,
      'upstream_invalid_response',
      1,
    ],
    ['it answers no UTF-8', body(Buffer.from([0xff, 0xfe])), 502, 'upstream_invalid_response', 1],
    [
      'it leaves out the gate',
      json({ ...contact, preferences: {} }),
      502,
      'upstream_invalid_response',
      1,
    ],
    [
      'it has a third status',
      json({ ...contact, preferences: { all: { status: 'maybe', effectiveStatus: 'maybe' } } }),
      502,
      'upstream_invalid_response',
      1,
    ],
    [
      'it answers for somebody else',
      json({ ...contact, userId: 'usr_99999' }),
      502,
      'upstream_invalid_response',
      1,
    ],
    [
      'it answers with an error as 200',
      json({ success: false }),
      502,
      'upstream_invalid_response',
      1,
    ],
  ];
  for (const [name, behaviour, expected, code, tries] of FAULTS) {
    test(`${name}: ${expected} ${code}, after ${tries} ${tries === 1 ? 'try' : 'tries'}`, async () => {
      const answer = await ask(behaviour, 'GET', code === 'upstream_timeout' ? 300 : undefined);
      assert.deepEqual(
        { status: answer.response.status, code: answer.error?.code, tries: answer.tries },
        { status: expected, code, tries },
      );
      assert.equal(answer.error.status, expected);
      assert.equal(answer.response.headers.get('Location'), null);
    });
  }

  test('an answer that is refused by its status holds no connection, also when it does not end', async () => {
    for (const code of [204, 400, 401, 404, 500, 503]) {
      const closed: Promise<unknown>[] = [];
      const endless: Behaviour = (_request, response) => {
        closed.push(once(response, 'close', { signal: AbortSignal.timeout(3000) }));
        response.writeHead(code, { 'Retry-After': '3600' }).write('{');
        if (code === 204) response.end();
      };
      const { error } = await ask(endless, 'GET', undefined, () => Promise.all(closed));
      assert.equal(typeof error.code, 'string');
    }
  });

  test('nobody else ever got a request, and so never the key', () => {
    assert.equal(elsewhere.received.length, 0);
  });

  for (const code of [408, 429, 500, 502, 503, 504]) {
    test(`a ${code} whose Retry-After does not fit into the time limit is passed on, with it`, async () => {
      for (const method of ['GET', 'PATCH']) {
        const { response, tries } = await ask(status(code, { 'Retry-After': '3600' }), method);
        assert.deepEqual([tries, response.headers.get('Retry-After')], [1, '3600']);
      }
    });
  }

  test('no click makes more than three attempts to change', async () => {
    for (const trouble of [status(503), status(429, { 'Retry-After': '0' }), drop, reset]) {
      const { tries } = await ask(trouble, 'PATCH');
      assert.equal(tries, 3);
    }
  });

  test('a moment of trouble is not seen: the next try succeeds', async () => {
    for (const trouble of [status(503), drop, reset]) {
      for (const method of ['GET', 'PATCH']) {
        const recovering: Behaviour = (request, response, count) =>
          count === 1 ? trouble(request, response, count) : sendJson(response, 200, contact);
        const { response, tries } = await ask(recovering, method);
        assert.deepEqual([response.status, tries], [200, 2]);
      }
    }
  });

  test('keys and categories beyond the contract do not come through', async () => {
    const on = { status: 'subscribed', effectiveStatus: 'subscribed' };
    const chatty = {
      ...contact,
      passwordHash: CANARY,
      preferences: { all: { ...on, note: CANARY }, internal: on },
    };
    const server = await startServer((_request, response) => sendJson(response, 200, chatty));
    const { app, keys } = await createTestApp(server);
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const response = await app.request(preferencesPath(), {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { preferences, ...rest } = (await response.json()) as typeof contact;
    assert.deepEqual(preferences, { all: on });
    assert.deepEqual(Object.keys(rest).sort(), ['contactId', 'email', 'object', 'userId']);
    await server.close();
  });

  test('a read ends when its caller disconnects, and is not logged as an error', async () => {
    for (const path of [preferencesPath(), '/preferences']) {
      const server = await startServer(stall);
      const { app, keys, log } = await createTestApp(server);
      const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
      const leaving = new AbortController();
      const reading = app.request(`${path}?token=${token}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: leaving.signal,
      });
      while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      leaving.abort();
      assert.equal((await reading).status, 499);
      assert.equal(server.received.length, 1, 'it tried again for nobody');
      assert.deepEqual(
        log.map(({ level, code }) => [level, code]),
        [['info', 'client_closed_request']],
      );
      await server.close();
    }
  });

  test('a change goes on when its caller disconnects', async () => {
    let answer: (() => void) | undefined;
    const server = await startServer((_request, response) => {
      answer = () => sendJson(response, 200, contactJson({ all: 'unsubscribed' }));
    });
    const { app, keys } = await createTestApp(server);
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const leaving = new AbortController();
    const changing = app.request(preferencesPath(), {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"preferences":{"all":"unsubscribed"}}',
      signal: leaving.signal,
    });
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    answer();
    assert.equal((await changing).status, 200);
    await server.close();
  });

  test('an address that cannot keep the key a secret is refused', () => {
    for (const baseUrl of ['http://example.com', 'ftp://example.com', 'nothing']) {
      assert.throws(() => createFeaturebaseUpstream({ baseUrl, apiKey: API_KEY }), TypeError);
    }
    assert.throws(
      () => createFeaturebaseUpstream({ baseUrl: 'https://example.com', apiKey: '' }),
      TypeError,
    );
  });

  test('a user id that is no path goes nowhere, whoever asks', async () => {
    const upstream = createFeaturebaseUpstream({ baseUrl: elsewhere.url, apiKey: API_KEY });
    for (const userId of ['', '.', '..', 'a/../b', '\ud800', 'a\nb', 'x'.repeat(257)]) {
      await assert.rejects(
        upstream.getEmailPreferences(userId, { requestId: 'r', route: 'api' }),
        TypeError,
      );
    }
    assert.equal(elsewhere.received.length, 0);
  });
});
