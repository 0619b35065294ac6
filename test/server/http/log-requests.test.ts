/** The part of a log entry that every HTTP program has. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Hono } from 'hono';
import { ApiError, badRequest, internalError } from '../../../server/http/api-error.ts';
import { describeCause, describeRequest, type LogEntry } from '../../../server/http/log.ts';
import { assignRequestId } from '../../../server/http/request-id.ts';

const unavailable = (cause: unknown) =>
  new ApiError({
    status: 502,
    type: 'api_error',
    code: 'upstream_unavailable',
    message: 'It cannot be reached.',
    cause,
  });

/** The entry of a request, answered with an error or with a status. */
async function entryOf(path: string, answer: ApiError | number, method = 'GET'): Promise<LogEntry> {
  let entry: LogEntry | undefined;
  const respond = () =>
    typeof answer === 'number' ? new Response(null, { status: answer }) : answer.toResponse();
  const app = new Hono<{ Variables: { requestId: string } }>().use(
    assignRequestId,
    async (c, next) => {
      const start = performance.now() - 5000;
      await next();
      entry = describeRequest(c, start, typeof answer === 'number' ? undefined : answer);
    },
  );
  // What is not served is a wildcard after the routes.
  const routes = ['/', '/page', '/page/', '/files/*', '/users/:id', '/users/*'];
  for (const route of routes) app.all(route, respond);
  await app.request(path, { method, headers: { 'X-Request-Id': 'request-1' } });
  assert.ok(entry);
  return entry;
}

describe('the entry of a request', () => {
  test('has its route, and never its path', async () => {
    for (const [path, route] of [
      ['/', '/'],
      ['/page?a=b', '/page'],
      ['/page/', '/page'],
      ['/users/usr_1', '/users/:id'],
      ['/files/a/b', '/files/*'],
      ['/nowhere', '/*'],
    ] as const) {
      assert.equal((await entryOf(path, 200)).route, route);
    }
  });

  test('has the method, the status, the time, and the code of the error if there is one', async () => {
    const start = performance.now();
    const { durationMs, ...entry } = await entryOf('/page', 204, 'POST');
    const elapsed = Math.ceil(performance.now() - start);
    assert.deepEqual(entry, {
      level: 'info',
      requestId: 'request-1',
      method: 'POST',
      route: '/page',
      status: 204,
      code: 'ok',
    });
    assert.ok(
      Number.isSafeInteger(durationMs) && durationMs >= 5000 && durationMs <= 5000 + elapsed,
    );
    const refused = await entryOf('/page', badRequest('invalid_json', 'No.'));
    assert.deepEqual([refused.level, refused.code], ['info', 'invalid_json']);
    assert.ok(!('cause' in refused) && !('causeCode' in refused));
  });

  test('is of an error from 500 on, with its causes and the code of the last that has one', async () => {
    const socket = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const failed = new TypeError('fetch failed', { cause: socket });
    const entry = await entryOf('/page', unavailable(failed));
    assert.deepEqual([entry.level, entry.status, entry.causeCode], ['error', 502, 'ECONNREFUSED']);
    assert.deepEqual(entry.cause, describeCause(failed));
    const outer = Object.assign(new Error('outer', { cause: failed }), { code: 'OUTER_CODE' });
    assert.equal((await entryOf('/page', unavailable(outer))).causeCode, 'ECONNREFUSED');
    const first = Object.assign(new Error('outer', { cause: new Error() }), { code: 'OUTER_CODE' });
    assert.equal((await entryOf('/page', unavailable(first))).causeCode, 'OUTER_CODE');
    const plain = await entryOf('/page', internalError(new Error('x')));
    assert.deepEqual([plain.level, plain.causeCode, plain.cause?.length], ['error', undefined, 1]);
    const bare = await entryOf('/page', 500);
    assert.deepEqual([bare.level, bare.code, bare.cause], ['error', 'ok', []]);
    assert.equal((await entryOf('/page', 499)).level, 'info');
  });
});

describe('a cause', () => {
  const described = (changes: object, message = 'm') =>
    describeCause(Object.assign(new Error(message), { stack: undefined }, changes))[0];

  test('has a name of a class, at most 64 letters long', () => {
    for (const name of ['Error', 'AbortError', 'E', `E${'x'.repeat(63)}`]) {
      assert.equal(described({ name }), name);
    }
    for (const name of ['error', 'An Error', 'Error: x', '', `E${'x'.repeat(64)}`, 'xError', 7]) {
      assert.equal(described({ name }), 'Error');
    }
  });

  test('has a code of Node or SQLite, at most 64 letters long', () => {
    for (const code of ['EOF', 'ERR_SSL_X509', 'SQLITE_FULL', `E${'X'.repeat(63)}`]) {
      assert.equal(described({ code }), `Error ${code}`);
    }
    for (const code of [
      'E1',
      'enoent',
      'ENOENT x',
      'x ENOENT',
      '1ABC',
      `E${'X'.repeat(64)}`,
      404,
    ]) {
      assert.equal(described({ code }), 'Error');
    }
  });

  test('has the first place of its stack, once the message is taken off', () => {
    const place = 'at f (file:///a.js:1:2)';
    for (const [stack, found] of [
      [`Error: m\n    ${place}\n    at g (file:///b.js:3:4)`, `Error ${place}`],
      [`m\n    ${place}`, `Error ${place}`],
      ['Error: m\n    at file:///a.js:12:34', 'Error at file:///a.js:12:34'],
      [`Error: m\n    at native\n    ${place}`, `Error ${place}`],
      [`Error: other\n    ${place}`, 'Error'],
      ['Error: message', 'Error'],
      ['Error: m\n    at nowhere', 'Error'],
      [`Error: m\n${place}`, 'Error'],
      [`Error: m ${place}`, 'Error'],
      ['Error: m\n    at f (file:///a.js:1:2) and more', 'Error'],
    ] as const) {
      assert.equal(described({ stack }), found, stack);
    }
  });
});
