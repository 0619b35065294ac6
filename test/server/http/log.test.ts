/** What a log line says about an error, and what it never does. */
import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { consoleLog, describeCause } from '../../../server/http/log.ts';
import { listen } from '../../../server/http/node.ts';

const CANARY = 'canary-john@example.com';

test('failures go to standard error, all else to standard output', () => {
  const entry = {
    requestId: 'r',
    method: 'GET',
    route: '/',
    status: 200,
    code: 'ok',
    durationMs: 1,
  };
  const out = mock.method(console, 'info', () => {});
  const failed = mock.method(console, 'error', () => {});
  consoleLog({ level: 'info', ...entry });
  consoleLog({ level: 'error', ...entry });
  const written = [out, failed].map(({ mock }) => mock.calls.map(({ arguments: [line] }) => line));
  mock.restoreAll();
  assert.deepEqual(written, [
    [JSON.stringify({ level: 'info', ...entry })],
    [JSON.stringify({ level: 'error', ...entry })],
  ]);
});

describe('the description of a cause', () => {
  test('names the error and the place where it was thrown, for each cause in turn', () => {
    const error = new TypeError('outer', { cause: new RangeError('inner') });
    const [outer = '', inner = ''] = describeCause(error);
    assert.match(outer, /^TypeError at .*log\.test\.ts:\d+:\d+\)?$/);
    assert.match(describeCause(new Error())[0] ?? '', /^Error at .*log\.test\.ts/);
    assert.match(inner, /^RangeError at .*log\.test\.ts:\d+:\d+\)?$/);
  });

  test('holds no text of a message, whatever stands in it', () => {
    const lines = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          `    at ${CANARY} (file:///secret.js:1:1)`,
          `    at ${CANARY}`,
          `Error: ${CANARY}`,
          CANARY,
          '',
        ),
      ),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (text, end) => {
        const message = `${CANARY} ${text.join(end)}`;
        const error = new Error(message, { cause: new Error(message) });
        assert.ok(!JSON.stringify(describeCause(error)).includes('canary'));
        const changed = new Error(message);
        changed.message = 'changed later';
        changed.name = CANARY;
        Object.assign(changed, { code: CANARY });
        assert.ok(!JSON.stringify(describeCause(changed)).includes('canary'));
      }),
      { numRuns: 1000 },
    );
  });

  test('has the code of a failed connection', async () => {
    const { port, close } = await listen(() => new Response(), 0);
    await close();
    const failure = await fetch(`http://127.0.0.1:${port}`).catch((error: unknown) => error);
    assert.match(describeCause(failure).join('\n'), /^TypeError.*\n(\w+Error|Error) ECONNREFUSED/);
  });

  test('has the code of a failed statement of SQLite, and not the statement', async () => {
    const client = createClient({ url: 'file::memory:' });
    const failure = await client
      .execute({ sql: 'INSERT INTO missing VALUES (?)', args: [CANARY] })
      .catch((error: unknown) => error);
    client.close();
    const said = describeCause(failure).join('\n');
    assert.match(said, /^LibsqlError SQLITE_\w+ at /);
    assert.ok(!said.includes('missing'));
  });

  test('ends, also when a cause is its own', () => {
    const error = new Error('circular');
    error.cause = error;
    assert.equal(describeCause(error).length, 5);
    assert.deepEqual(describeCause('no error'), []);
  });
});
