/** Bodies are read whole up to their limit, however they are sent. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ApiError, readText } from '../../../server/http/index.ts';
import { readRequest } from '../../../server/http/json-body.ts';
import { assertRefusal } from '../../refusal.ts';

const MAX = 1000;

const code = (expected: string) => (error: unknown) =>
  error instanceof ApiError && error.code === expected;

/** A body in pieces, and whether it was given up. */
function stream(...pieces: Uint8Array[]) {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel() {
      cancelled = true;
    },
  });
  return { body, wasCancelled: () => cancelled };
}

const bytes = (text: string) => new TextEncoder().encode(text);

function request(body: BodyInit, headers: HeadersInit = {}): Request {
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return new Request('http://handler.test', init);
}

const sized = (text: string) => request(text, { 'Content-Length': String(bytes(text).length) });

describe('the body of a request', () => {
  test('is the text that was sent, with its length or without, in one piece or many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.nat(400),
        async (text, at) => {
          const whole = bytes(text);
          const pieces = () => stream(whole.slice(0, at), whole.slice(at)).body;
          // A byte order mark is no part of a text.
          const expected = new TextDecoder().decode(whole);
          assert.equal(await readRequest(sized(text), MAX), expected);
          assert.equal(await readRequest(request(pieces()), MAX), expected);
          assert.equal(await readText(new Response(pieces()), MAX), expected);
        },
      ),
    );
  });

  test('may have as many bytes as the limit, and not one more', async () => {
    const most = 'é'.repeat(MAX / 2);
    assert.equal(await readRequest(sized(most), MAX), most);
    assert.equal(await readRequest(request(stream(bytes(most)).body), MAX), most);
    await assert.rejects(readRequest(sized(`${most}a`), MAX), code('body_too_large'));
    const { body } = stream(bytes(most), bytes('a'));
    await assert.rejects(readRequest(request(body), MAX), code('body_too_large'));
  });

  test('is refused when it is larger than its header says', async () => {
    const long = request('a'.repeat(MAX + 1), { 'Content-Length': '10' });
    await assert.rejects(readRequest(long, MAX), code('body_too_large'));
  });

  test('is read in one piece where its length is known to fit, which is faster', async (t) => {
    for (const [length, encoding, inOnePiece] of [
      [String(MAX), undefined, true],
      ['0', undefined, true],
      [String(MAX + 1), undefined, false],
      [undefined, undefined, false],
      ['', undefined, false],
      ['2x', undefined, false],
      ['x2', undefined, false],
      ['0x2', undefined, false],
      ['2', 'gzip', false],
    ] as const) {
      const sent = request('ab', {
        ...(length !== undefined && { 'Content-Length': length }),
        ...(encoding && { 'Content-Encoding': encoding }),
      });
      const whole = t.mock.method(sent, 'arrayBuffer');
      assert.equal(await readText(sent, MAX), 'ab');
      assert.equal(whole.mock.callCount(), inOnePiece ? 1 : 0, `${length} ${encoding}`);
    }
  });

  test('of none is the empty text', async () => {
    assert.equal(await readText(new Response(null), MAX), '');
    assert.equal(await readRequest(new Request('http://handler.test'), MAX), '');
  });

  test('is not read on when its length is unknown, or over the limit', async () => {
    for (const headers of [new Headers(), new Headers({ 'Content-Length': String(10 * MAX) })]) {
      const piece = new Uint8Array(MAX);
      const { body, wasCancelled } = stream(piece, piece, piece, piece, piece, piece, piece, piece);
      await assert.rejects(readRequest(request(body, headers), MAX), code('body_too_large'));
      assert.ok(wasCancelled());
    }
  });

  test('has to be UTF-8', async () => {
    const latin1 = new Uint8Array([0x22, 0xe9, 0x22]);
    await assert.rejects(
      readRequest(request(latin1, { 'Content-Length': '3' }), MAX),
      code('invalid_encoding'),
    );
    await assert.rejects(readRequest(request(latin1), MAX), code('invalid_encoding'));
  });

  test('has 30 seconds to arrive, with its length or without', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const slow = () => new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(bytes('{')) });
    for (const headers of [[], [['Content-Length', '100']]] as [string, string][][]) {
      const reading = readRequest(request(slow(), headers), MAX);
      const refused = reading.catch((error: unknown) => error);
      t.mock.timers.tick(29_999);
      assert.equal(await Promise.race([reading, aTurn('still read')]), 'still read');
      t.mock.timers.tick(1);
      const error = await refused;
      assert.ok(error instanceof ApiError);
      assert.deepEqual(error.headers, { Connection: 'close' });
      assert.equal(error.message, 'The body has not arrived within 30 seconds.');
      await assertRefusal(error.toResponse(), 408, 'body_too_slow');
    }
  });
});

/** Resolves after everything that is ready to run has run. */
function aTurn<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => setImmediate(() => resolve(value)));
}
