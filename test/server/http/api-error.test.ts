/** Errors that become answers, and the headers that every answer has. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Hono } from 'hono';
import {
  ApiError,
  badRequest,
  clientClosedRequest,
  internalError,
  toApiError,
} from '../../../server/http/api-error.ts';
import { protectiveHeaders } from '../../../server/http/protective-headers.ts';
import { assignRequestId, isRequestId } from '../../../server/http/request-id.ts';
import { assertRefusal } from '../../refusal.ts';

describe('an error of the API', () => {
  const options = {
    status: 429,
    type: 'rate_limit_error',
    code: 'rate_limited',
    message: 'Too many requests. Wait 5 seconds.',
  } as const;

  test('is an answer with its status, its headers and the envelope', async () => {
    const error = new ApiError({ ...options, headers: { 'Retry-After': '5' } });
    const response = error.toResponse();
    assert.equal(response.headers.get('Retry-After'), '5');
    assert.equal(await assertRefusal(response, 429, 'rate_limited'), undefined);
    assert.deepEqual([error.name, error.message], ['ApiError', options.message]);
    assert.equal('param' in error.envelope.error, false);
    assert.deepEqual(new ApiError(options).headers, {});
    const named = new ApiError({ ...options, param: 'userId' });
    assert.equal(await assertRefusal(named.toResponse(), 429, 'rate_limited'), 'userId');
  });

  test('is a 400 for bad input, a 499 for a client that has left, a 500 for all else', async () => {
    const cause = new Error('canary');
    for (const [error, status, code] of [
      [
        badRequest('parameter_invalid', 'This cursor is not valid.', 'cursor'),
        400,
        'parameter_invalid',
      ],
      [badRequest('invalid_json', 'The body is not valid JSON.'), 400, 'invalid_json'],
      [clientClosedRequest(cause), 499, 'client_closed_request'],
      [internalError(cause), 500, 'internal_error'],
    ] as const) {
      const param = await assertRefusal(error.toResponse(), status, code);
      assert.equal(param, code === 'parameter_invalid' ? 'cursor' : undefined);
      assert.equal(error.cause, status < 499 ? undefined : cause);
      assert.ok(!error.message.includes('canary'));
    }
  });

  test('is what was thrown, what a program makes of it, or a 500', () => {
    const thrown = new ApiError(options);
    const other = new Error('disk');
    const translate = (error: unknown) => (error === other ? thrown : undefined);
    assert.equal(toApiError(thrown), thrown);
    assert.equal(
      toApiError(thrown, () => badRequest('x', 'Not this.')),
      thrown,
    );
    assert.equal(toApiError(other, translate), thrown);
    const unknown = new Error('unknown');
    for (const failure of [toApiError(unknown, translate), toApiError(unknown)]) {
      assert.deepEqual([failure.code, failure.cause], ['internal_error', unknown]);
    }
  });
});

describe('the headers of an answer', () => {
  const BROUGHT = { 'cache-control': 'public', 'x-robots-tag': 'all' };
  const app = new Hono()
    .use(assignRequestId, protectiveHeaders)
    .get('/ok', (c) => c.text('ok'))
    .get('/cached', (c) => c.text('ok', 200, { 'Cache-Control': 'public' }))
    .get('/refused/:status', (c) => {
      return new Response('no', { status: Number(c.req.param('status')), headers: BROUGHT });
    });
  const PROTECTIVE = {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };

  test('keep it out of caches, search engines and Referer', async () => {
    for (const [path, changed] of [
      ['/ok', {}],
      ['/cached', { 'cache-control': 'public' }],
      // A `Response` brings its own headers, and has no others.
      ['/refused/399', { ...BROUGHT, 'referrer-policy': null, 'x-content-type-options': null }],
      ['/refused/400', {}],
      ['/refused/500', {}],
      ['/nowhere', {}],
    ] as const) {
      const { headers } = await app.request(path);
      const found = Object.keys(PROTECTIVE).map((name) => [name, headers.get(name)]);
      assert.deepEqual(Object.fromEntries(found), { ...PROTECTIVE, ...changed }, path);
    }
  });

  test('have the id of the request, where it is one', async () => {
    for (const [sent, taken] of [
      ['a', true],
      ['_-=Z9', true],
      ['x'.repeat(128), true],
      ['x'.repeat(129), false],
      ['', false],
      ['a b', false],
      ['a.b', false],
    ] as const) {
      assert.equal(isRequestId(sent), taken);
      const { headers } = await app.request('/ok', { headers: { 'X-Request-Id': sent } });
      const id = headers.get('X-Request-Id') ?? '';
      assert.match(id, taken ? new RegExp(`^${sent}$`) : /^[\da-f-]{36}$/);
    }
    assert.match((await app.request('/ok')).headers.get('X-Request-Id') ?? '', /^[\da-f-]{36}$/);
  });
});
