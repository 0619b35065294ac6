/** The hook for events: what it is called with, and that no request notices what it does. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { ExecutionContext } from 'hono';
import type { PreferencesEvent } from '../../../server/handler/app.ts';
import { eventOf } from '../../../server/handler/events.ts';
import { signToken, type TokenKeys } from '../../../server/tokens/index.ts';
import {
  contactJson,
  createTestApp,
  createTestKeys,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  USER_ID,
} from './fixtures.ts';

/** No promise, and yet awaited like one. */
const thenable = (then: () => void): object => Object.fromEntries([['then', then]]);

/** After the hooks of the answers before: Node keeps the order of timers of one duration alone. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('onEvent', () => {
  let upstream: RecordingServer;
  let keys: TokenKeys;
  let token: string;
  let status = 200;
  const statuses: Record<string, string> = {};

  before(async () => {
    upstream = await startServer(({ body }, response) => {
      if (body) Object.assign(statuses, JSON.parse(body).preferences);
      sendJson(response, status, contactJson(statuses));
    });
    keys = await createTestKeys();
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
  });
  after(() => upstream.close());
  beforeEach(() => {
    status = 200;
  });

  const change = (): RequestInit => ({
    method: 'PATCH',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{"preferences":{"changelog":"unsubscribed"}}',
  });

  /** The events of one request. */
  async function eventsOf(path: string, init: RequestInit): Promise<PreferencesEvent[]> {
    const events: PreferencesEvent[] = [];
    const { app } = await createTestApp(upstream, { keys, onEvent: (event) => events.push(event) });
    await app.request(path, init);
    await turn();
    return events;
  }

  test('a change by the API has the person, the statuses, and the entry of the log', async () => {
    const [event, ...more] = await eventsOf(preferencesPath(), change());
    assert.equal(more.length, 0);
    assert.ok(event?.type === 'changed');
    const { request, ...rest } = event;
    assert.deepEqual(rest, {
      type: 'changed',
      userId: USER_ID,
      changes: { changelog: 'unsubscribed' },
      surface: 'element',
    });
    assert.deepEqual([request.status, request.code, request.method], [200, 'ok', 'PATCH']);
  });

  test('a change by a link says by which', async () => {
    const path = `/unsubscribe?token=${token}`;
    const form = { method: 'POST', body: new URLSearchParams({ action: 'unsubscribe' }) };
    for (const [surface, init] of [
      ['one_click', { method: 'POST' }],
      ['hosted_page', form],
    ] as const) {
      const [event] = await eventsOf(path, init);
      assert.ok(event?.type === 'changed');
      assert.deepEqual([event.surface, event.changes], [surface, { all: 'unsubscribed' }]);
    }
  });

  test('a refusal has its code', async () => {
    for (const [path, headers, code] of [
      [preferencesPath(), {}, 'token_invalid'],
      [preferencesPath('usr_2'), { Authorization: `Bearer ${token}` }, 'user_mismatch'],
      [preferencesPath(), { Origin: 'https://evil.example' }, 'origin_not_allowed'],
      ['/nowhere', {}, 'route_not_found'],
    ] as const) {
      const events = await eventsOf(path, { headers });
      assert.deepEqual(
        events.map(({ type, request }) => [type, request.code]),
        [['refused', code]],
      );
    }
  });

  test('a failure of the upstream is one, of reads and changes, and its 429 too', async () => {
    for (const [failure, code] of [
      [500, 'upstream_unavailable'],
      [401, 'upstream_unauthorized'],
      [400, 'upstream_invalid_response'],
      [429, 'rate_limited'],
    ] as const) {
      status = failure;
      for (const init of [change(), { headers: { Authorization: `Bearer ${token}` } }]) {
        const events = await eventsOf(preferencesPath(), init);
        assert.deepEqual(
          events.map(({ type, request }) => [type, request.code]),
          [['upstream_failed', code]],
        );
      }
    }
  });

  test('a limit of the handler itself is a refusal', async () => {
    const { rateLimited } = await import('../../../server/handler/app.ts');
    const events: PreferencesEvent[] = [];
    const refuse = () => Promise.reject(rateLimited());
    const { app } = await createTestApp(upstream, {
      keys,
      upstream: { getEmailPreferences: refuse, updateEmailPreferences: refuse },
      onEvent: (event) => events.push(event),
    });
    await app.request(preferencesPath(), change());
    await turn();
    assert.deepEqual(
      events.map(({ type }) => type),
      ['refused'],
    );
  });

  test('which event it is follows from the status, the code, the attempts and the change', () => {
    const accepted = { userId: USER_ID, changes: { all: 'subscribed' }, surface: 'api' } as const;
    const request = {
      requestId: 'r',
      method: 'GET',
      route: '/',
      durationMs: 1,
      level: 'info',
    } as const;
    for (const [status, code, upstreamAttempts, change, type] of [
      [200, 'ok', 1, undefined, undefined],
      [200, 'ok', 1, accepted, 'changed'],
      [399, 'ok', undefined, undefined, undefined],
      [400, 'invalid_json', undefined, undefined, 'refused'],
      [498, 'any', undefined, undefined, 'refused'],
      // The client has left (499), or the handler has failed.
      [499, 'client_closed_request', 1, undefined, undefined],
      [500, 'internal_error', 1, undefined, undefined],
      [502, 'upstream_unavailable', 3, undefined, 'upstream_failed'],
      [429, 'rate_limited', 3, undefined, 'upstream_failed'],
      [429, 'rate_limited', undefined, undefined, 'refused'],
      [400, 'not_upstream_', 3, undefined, 'refused'],
      // Accepted, and then the answer could not be made: of two events the failure is the one.
      [502, 'upstream_invalid_response', 1, accepted, 'upstream_failed'],
    ] as const) {
      const entry = { ...request, status, code, upstreamAttempts };
      assert.equal(eventOf(entry, change)?.type, type, `${status} ${code}`);
    }
  });

  test('what succeeds and changes nothing is no event', async () => {
    const headers = { Authorization: `Bearer ${token}` };
    for (const path of [preferencesPath(), '/healthz', `/preferences?token=${token}`]) {
      assert.deepEqual(await eventsOf(path, { headers }), []);
    }
  });

  test('a failing hook is logged, by its code and place alone', async () => {
    const onEvent = () => Promise.reject(new TypeError('canary'));
    const { app, log } = await createTestApp(upstream, { keys, onEvent });
    await app.request(preferencesPath(), change());
    await turn();
    assert.equal(log.length, 2);
    const [request, failure] = log;
    assert.deepEqual([request?.level, request?.code], ['info', 'ok']);
    assert.deepEqual([failure?.level, failure?.code], ['error', 'event_hook_failed']);
    assert.equal(failure?.requestId, request?.requestId);
    assert.match(failure?.cause?.[0] ?? '', /^TypeError at .*events\.test\.ts/);
    assert.ok(!JSON.stringify(log).includes('canary'));
  });

  test('no hook fails or delays a request, whatever it does, with and without waitUntil', async () => {
    const thrown = fc.oneof(
      fc.anything(),
      fc.string().map((message) => new Error(message)),
    );
    const hook = fc.oneof(
      fc.anything().map((value) => () => value),
      thrown.map((error) => () => {
        throw error;
      }),
      thrown.map((error) => () => Promise.reject(error)),
      fc.constant(() => new Promise(() => {})),
      fc.constant(() => thenable(() => {})),
      thrown.map(
        (error) => () =>
          thenable(() => {
            throw error;
          }),
      ),
      fc.constant(() => {
        throw new Proxy(new Error(), { get: () => assert.fail('nothing can be read of it') });
      }),
      fc.constant((event: PreferencesEvent) => {
        Object.assign(event.request, { status: 500, code: 'changed' });
      }),
    );
    const requests = fc.constantFrom(
      { path: preferencesPath(), upstreamStatus: 200 },
      { path: preferencesPath(), upstreamStatus: 500 },
      { path: preferencesPath('usr_2'), upstreamStatus: 200 },
    );
    const context = fc.constantFrom('none', 'waits', 'throws');
    await fc.assert(
      fc.asyncProperty(hook, requests, context, async (onEvent, request, runtime) => {
        status = request.upstreamStatus;
        const requestId = 'same';
        const init = change();
        const headers = { ...init.headers, 'X-Request-Id': requestId };
        const plain = await createTestApp(upstream, { keys });
        const expected = await plain.app.request(request.path, { ...init, headers });
        let calls = 0;
        const hooked = await createTestApp(upstream, {
          keys,
          onEvent(event) {
            calls += 1;
            return onEvent(event);
          },
        });
        const waited: Promise<unknown>[] = [];
        const executionContext: ExecutionContext = {
          waitUntil(promise) {
            if (runtime === 'throws') throw new Error('too late');
            waited.push(promise);
          },
          passThroughOnException() {},
          props: {},
        };
        const answer = await hooked.app.request(
          request.path,
          { ...init, headers },
          {},
          runtime === 'none' ? undefined : executionContext,
        );
        assert.equal(calls, 0, 'the hook is called after the answer');
        assert.equal(answer.status, expected.status);
        assert.equal(await answer.text(), await expected.text());
        const names = (response: Response) => [...response.headers.keys()];
        assert.deepEqual(names(answer), names(expected));
        await turn();
        assert.equal(calls, 1);
        // What the runtime waits for may never end, and never fails.
        assert.equal(waited.length, runtime === 'waits' ? 1 : 0);
        await Promise.race([...waited, turn()]);
      }),
      { numRuns: 150 },
    );
  });
});
