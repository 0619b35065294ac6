/** What a JSON body or a form is read as, and the sentence with which another is refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { ApiError } from '../../../server/http/api-error.ts';
import { readForm } from '../../../server/http/form-body.ts';
import { parseWith, readJsonBody } from '../../../server/http/json-body.ts';
import { assertRefusal } from '../../refusal.ts';

const schema = z.strictObject({
  name: z.string(),
  size: z.optional(z.enum(['small', 'large'])),
  inner: z.optional(z.strictObject({ count: z.number().check(z.gt(0)) })),
  list: z.optional(z.array(z.string()).check(z.minLength(1, 'Give at least one entry.'))),
});

const request = (body: BodyInit | undefined, headers: HeadersInit = {}) =>
  new Request('http://handler.test', {
    method: 'POST',
    ...(body === undefined ? {} : { body }),
    headers,
  });

/** What a call is refused with. */
async function refusalOf(call: () => unknown): Promise<ApiError> {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof ApiError, String(error));
    await assertRefusal(error.toResponse(), error.status, error.code);
    return error;
  }
  return assert.fail('it is accepted');
}

describe('a value that does not fit its schema', () => {
  const LONG = 'x'.repeat(200);
  for (const [value, code, message, param] of [
    [{}, 'missing', 'name is required.', 'name'],
    [{ name: 'a', inner: {} }, 'missing', 'inner.count is required.', 'inner.count'],
    [undefined, 'missing', 'The body is required.', undefined],
    [null, 'invalid', 'The body must be of type object.', undefined],
    [[], 'invalid', 'The body must be of type object.', undefined],
    [{ name: null }, 'invalid', 'name must be of type string.', 'name'],
    [{ name: 'a', inner: null }, 'invalid', 'inner must be of type object.', 'inner'],
    [{ name: 'a', list: ['b', 7] }, 'invalid', 'list.1 must be of type string.', 'list.1'],
    [{ name: 'a', size: 'huge' }, 'invalid', 'size must be "small" or "large".', 'size'],
    [{ name: 'a', inner: { count: 0 } }, 'invalid', 'inner.count is not valid.', 'inner.count'],
    [{ name: 'a', list: [] }, 'invalid', 'Give at least one entry.', 'list'],
    [{ name: 'a', one: 1, two: 2 }, 'unknown', 'one is not a parameter here. Leave it out.', 'one'],
    [{ name: 'a', other: 1 }, 'unknown', 'other is not a parameter here. Leave it out.', 'other'],
    [
      { name: 'a', inner: { count: 1, other: 1 } },
      'unknown',
      'inner.other is not a parameter here. Leave it out.',
      'inner.other',
    ],
    [
      { name: 'a', [LONG]: 1 },
      'unknown',
      `${LONG.slice(0, 128)} is not a parameter here. Leave it out.`,
      LONG.slice(0, 128),
    ],
  ] as const) {
    test(`is refused: ${message.slice(0, 60)}`, async () => {
      const error = await refusalOf(() => parseWith(schema, value));
      assert.deepEqual(
        [error.code, error.message, error.param],
        [`parameter_${code}`, message, param],
      );
    });
  }

  test('without a message of its own is not valid as a whole', async () => {
    const refined = z.string().check(z.refine((text) => text === 'a'));
    const error = await refusalOf(() => parseWith(refined, 'b'));
    assert.deepEqual([error.message, error.param], ['The body is not valid.', undefined]);
    assert.equal(parseWith(refined, 'a'), 'a');
  });
});

describe('a JSON body', () => {
  const read = (body: BodyInit | undefined, type: string | undefined, maxBytes = 100) =>
    readJsonBody(
      request(body, type === undefined ? {} : { 'Content-Type': type }),
      schema,
      maxBytes,
    );

  test('is declared as JSON, in any case and with any parameter', async () => {
    for (const type of [
      'application/json',
      'Application/JSON',
      ' application/json ; charset=utf-8',
    ]) {
      assert.deepEqual(await read('{"name":"a"}', type), { name: 'a' });
    }
    for (const type of ['', 'text/plain', 'application/jsonp', 'text/json; application/json']) {
      const error = await refusalOf(() => read('{"name":"a"}', type));
      assert.deepEqual(
        [error.status, error.code, error.message],
        [415, 'unsupported_media_type', 'Send the body as application/json.'],
      );
    }
    assert.equal((await refusalOf(() => read(undefined, undefined))).status, 415);
  });

  test('is as large as the limit at most, and ends the connection when it is larger', async () => {
    const body = '{"name":"a"}';
    assert.deepEqual(await read(body, 'application/json', body.length), { name: 'a' });
    const error = await refusalOf(() => read(body, 'application/json', body.length - 1));
    assert.deepEqual(
      [error.status, error.message, error.headers],
      [413, 'The body is larger than 11 bytes.', { Connection: 'close' }],
    );
  });

  test('is JSON in UTF-8', async () => {
    for (const [body, code, message] of [
      ['{', 'invalid_json', 'The body is not valid JSON.'],
      ['', 'invalid_json', 'The body is not valid JSON.'],
      [new Uint8Array([0x22, 0xe9, 0x22]), 'invalid_encoding', 'The body is not valid UTF-8.'],
    ] as const) {
      const error = await refusalOf(() => read(body, 'application/json'));
      assert.deepEqual([error.status, error.code, error.message], [400, code, message]);
    }
  });

  test('that breaks off is not complete', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('connection reset')),
    });
    const init = {
      method: 'POST',
      body: broken,
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
    };
    const error = await refusalOf(() =>
      readJsonBody(new Request('http://handler.test', init), schema, 100),
    );
    assert.deepEqual([error.code, error.message], ['body_incomplete', 'The body is not complete.']);
  });

  test('that is compressed is counted while it is read, whatever its length says', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '5' };
    const counted = request('{"name":"a"}', { ...headers, 'Content-Encoding': 'gzip' });
    assert.equal((await refusalOf(() => readJsonBody(counted, schema, 11))).status, 413);
  });
});

describe('a form', () => {
  const fieldsOf = async (body: BodyInit | undefined, headers: HeadersInit = {}) =>
    Object.fromEntries(await readForm(request(body, headers)));

  test('has its texts, the last of a name, urlencoded or multipart, and no files', async () => {
    const fields = new URLSearchParams([
      ['a', '1'],
      ['b', 'ü &'],
      ['a', '2'],
    ]);
    assert.deepEqual(await fieldsOf(fields), { a: '2', b: 'ü &' });
    const multipart = new FormData();
    multipart.set('a', '1');
    multipart.set('file', new Blob(['x']), 'x.txt');
    assert.deepEqual(await fieldsOf(multipart), { a: '1' });
  });

  test('is empty when the body is anything else', async () => {
    const latin1 = new Uint8Array([0x61, 0x3d, 0xe9]);
    for (const [body, type] of [
      [undefined, undefined],
      ['', 'application/x-www-form-urlencoded'],
      ['a=1', 'text/plain'],
      ['a=1', undefined],
      ['a=1', 'multipart/form-data'],
      ['{"a":1}', 'application/json'],
      [latin1, 'application/x-www-form-urlencoded'],
    ] as const) {
      assert.deepEqual(
        await fieldsOf(body, type === undefined ? {} : { 'Content-Type': type }),
        {},
      );
    }
  });

  test('has 16 KiB at most', async () => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const largest = 'a='.padEnd(16 * 1024, 'x');
    assert.equal((await fieldsOf(largest, type)).a?.length, 16 * 1024 - 2);
    const error = await refusalOf(() => fieldsOf(`${largest}x`, type));
    assert.deepEqual([error.status, error.code], [413, 'body_too_large']);
  });
});
