/** How each failure of a system of record is answered: status, code, headers and sentence. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { upstreamBase, urlUnder } from '../../server/handler/upstreams/client.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { changesAllowed } from '../../server/handler/upstreams/locked.ts';
import { historyPage, readHistory } from '../../server/handler/upstreams/read-history.ts';
import type { Upstream, UpstreamContext } from '../../server/handler/upstreams/upstream.ts';
import {
  assertSuccess,
  RetryableFailure,
  rateLimited,
  timeout,
  unavailable,
} from '../../server/handler/upstreams/upstream-errors.ts';
import { ApiError } from '../../server/http/api-error.ts';

const SHORTLY = 'Try again shortly.';
const UNREACHABLE = 'The preferences cannot be reached right now.';
const FORM = 'The system of record answered in an unknown form.';

type Case = [status: number, code: string, message: string, isRetried: boolean, answered: number];

const STATUSES: Case[] = [
  [201, 'upstream_invalid_response', FORM, false, 502],
  [204, 'upstream_invalid_response', FORM, false, 502],
  [301, 'upstream_invalid_response', FORM, false, 502],
  [400, 'upstream_invalid_response', FORM, false, 502],
  [401, 'upstream_unauthorized', UNREACHABLE, false, 502],
  [403, 'upstream_unauthorized', UNREACHABLE, false, 502],
  [404, 'resource_not_found', 'No contact has this user id.', false, 404],
  [408, 'upstream_timeout', `The preferences took too long. ${SHORTLY}`, true, 504],
  [429, 'rate_limited', `Too many requests right now. ${SHORTLY}`, true, 429],
  [499, 'upstream_invalid_response', FORM, false, 502],
  [500, 'upstream_unavailable', `${UNREACHABLE} ${SHORTLY}`, false, 502],
  [501, 'upstream_unsupported', 'This cannot be changed here.', false, 501],
  [502, 'upstream_unavailable', `${UNREACHABLE} ${SHORTLY}`, true, 502],
  [503, 'upstream_unavailable', `${UNREACHABLE} ${SHORTLY}`, true, 502],
  [504, 'upstream_timeout', `The preferences took too long. ${SHORTLY}`, true, 504],
  [505, 'upstream_unavailable', `${UNREACHABLE} ${SHORTLY}`, false, 502],
];

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a status of the system of record', () => {
  test('is answered with an error of its own, and repeated where that may help', () => {
    assert.equal(
      thrown(() => assertSuccess(new Response('', { status: 200 }))),
      undefined,
    );
    for (const [status, code, message, isRetried, answered] of STATUSES) {
      const headers = { 'Retry-After': '7' };
      const failure = thrown(() => assertSuccess(new Response(null, { status, headers })));
      assert.equal(failure instanceof RetryableFailure, isRetried, `${status}`);
      const error = failure instanceof RetryableFailure ? failure.answer : failure;
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.status, error.code, error.message], [answered, code, message]);
      const type = { 404: 'invalid_request_error', 429: 'rate_limit_error' }[answered];
      assert.equal(error.type, type ?? 'api_error');
      assert.equal(error.param, status === 404 ? 'userId' : undefined);
      if (isRetried) assert.equal((failure as RetryableFailure).retryAfterMs, 7000);
      const passedOn = isRetried || status === 500 || status === 505 ? '7' : undefined;
      assert.equal(error.headers['Retry-After'], passedOn, `${status}`);
    }
  });

  test('comes with a time to wait, in seconds or as a date, or with none', () => {
    const soon = new Date(Date.now() + 90_000).toUTCString();
    for (const [value, least, most] of [
      ['0', 0, 0],
      ['1', 1000, 1000],
      ['999999999', 999_999_999_000, 999_999_999_000],
      [soon, 85_000, 90_000],
      ['Fri, 01 Jan 1999 00:00:00 GMT', 0, 0],
    ] as const) {
      const response = new Response(null, { status: 503, headers: { 'Retry-After': value } });
      const { retryAfterMs = -1 } = thrown(() => assertSuccess(response)) as RetryableFailure;
      assert.ok(retryAfterMs >= least && retryAfterMs <= most, `${value}: ${retryAfterMs}`);
    }
    for (const value of [undefined, 'soon', '1s', 's1']) {
      const headers = new Headers(value ? { 'Retry-After': value } : {});
      const response = new Response(null, { status: 503, headers });
      const { retryAfterMs } = thrown(() => assertSuccess(response)) as RetryableFailure;
      assert.equal(retryAfterMs, undefined, value);
    }
  });

  test('passes a time to wait on in whole seconds, at least one', () => {
    for (const [milliseconds, seconds] of [
      [0, '1'],
      [1, '1'],
      [1000, '1'],
      [1001, '2'],
    ] as const) {
      assert.equal(unavailable(undefined, milliseconds).headers['Retry-After'], seconds);
    }
    assert.deepEqual(unavailable().headers, {});
    assert.deepEqual(timeout().headers, {});
    assert.deepEqual(rateLimited().headers, { 'Retry-After': '1' });
  });
});

describe('the address of a system of record', () => {
  test('is https, or loopback, or a private host that is named', () => {
    const message = 'The upstream needs an https address.';
    for (const [address, hosts] of [
      ['http://example.com', undefined],
      ['http://contacts', ['other']],
      ['ftp://example.com', undefined],
    ] as const) {
      assert.throws(() => upstreamBase(address, hosts), { name: 'TypeError', message });
    }
    assert.throws(() => upstreamBase('example'), TypeError);
    for (const [address, hosts] of [
      ['https://example.com/a', undefined],
      ['http://127.0.0.1:8788', undefined],
      ['http://contacts', ['contacts']],
    ] as const) {
      assert.equal(upstreamBase(address, hosts).href, new URL(address).href);
    }
    const baseUrl = 'https://example.com';
    assert.throws(() => createFeaturebaseUpstream({ baseUrl, apiKey: '' }), {
      name: 'TypeError',
      message: 'The upstream needs an API key.',
    });
  });

  test('keeps its path, and a part of a path leads nowhere else', () => {
    for (const [base, whole] of [
      ['https://example.com', 'https://example.com/v2/x'],
      ['https://example.com/', 'https://example.com/v2/x'],
      ['https://example.com/a/b', 'https://example.com/a/b/v2/x'],
      ['https://example.com/a//', 'https://example.com/a/v2/x'],
    ] as const) {
      assert.equal(urlUnder(new URL(base), '/v2/x').href, whole);
    }
    for (const path of ['/v2/../x', '/v2/./x', '/v2/%2e%2e/x', '/v2/x?y', '/v2/x#y']) {
      assert.throws(() => urlUnder(new URL('https://example.com'), path), {
        name: 'TypeError',
        message: 'The user id cannot be part of a path.',
      });
    }
    assert.throws(() => urlUnder(new URL('https://example.com'), '//other.example/x'), TypeError);
  });
});

test('a change of what is locked or not there is refused, and of what is so already left out', () => {
  const on = { status: 'subscribed', effectiveStatus: 'subscribed' } as const;
  const preferences = { all: on, news: { ...on, locked: 'required' as const } };
  assert.deepEqual(changesAllowed(preferences, { all: 'unsubscribed', news: 'subscribed' }), {
    all: 'unsubscribed',
  });
  for (const [key, status, code, type, message] of [
    ['news', 403, 'preference_locked', 'authorization_error', 'This preference cannot be changed.'],
    [
      'toString',
      404,
      'resource_not_found',
      'invalid_request_error',
      'This category is not there, or not any more.',
    ],
  ] as const) {
    const error = thrown(() => changesAllowed(preferences, { [key]: 'unsubscribed' }));
    assert.ok(error instanceof ApiError);
    assert.deepEqual(
      [error.status, error.code, error.type, error.message, error.param],
      [status, code, type, message, `preferences.${key}`],
    );
  }
});

describe('a history', () => {
  const context: UpstreamContext = { route: 'api', requestId: 'r' };
  const none = {} as Upstream;

  test('is read page by page, a hundred changes each, to its end', async () => {
    const asked: unknown[] = [];
    const cursors = ['c1', 'c2', null];
    const upstream = {
      ...none,
      async getHistory(userId: string, page: object) {
        asked.push([userId, page]);
        const change = { key: `k${asked.length}` };
        return { object: 'list', data: [change], nextCursor: cursors.shift() ?? null };
      },
    } as unknown as Upstream;
    const keys: string[] = [];
    for await (const { key } of readHistory(upstream, 'usr_1', context)) keys.push(key);
    assert.deepEqual(keys, ['k1', 'k2', 'k3']);
    assert.deepEqual(asked, [
      ['usr_1', { limit: 100 }],
      ['usr_1', { limit: 100, cursor: 'c1' }],
      ['usr_1', { limit: 100, cursor: 'c2' }],
    ]);
  });

  test('that never ends is given up, and one that is not kept is said not to be', async () => {
    const endless = {
      ...none,
      getHistory: async () => ({ object: 'list', data: [], nextCursor: 'again' }),
    } as unknown as Upstream;
    const read = async () => {
      for await (const change of readHistory(endless, 'usr_1', context))
        assert.fail(String(change));
    };
    await assert.rejects(read(), { code: 'upstream_invalid_response' });
    await assert.rejects(historyPage(none, 'usr_1', { limit: 1 }, context), {
      status: 404,
      type: 'invalid_request_error',
      code: 'history_unavailable',
      message: 'No history of preferences is kept here.',
    });
  });
});
