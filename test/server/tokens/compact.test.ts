import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePart, splitCompact } from '../../../server/tokens/compact.ts';
import { TokenError } from '../../../server/tokens/errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const refusal = (reason: string) => (error: unknown) =>
  error instanceof TokenError && error.code === 'token_invalid' && error.reason === reason;
const encode = (text: string) => Buffer.from(text).toString('base64url');
const part = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes));

describe('the form of a token', () => {
  test('three parts in base64url, whatever their bytes', () => {
    fc.assert(
      fc.property(part, part, part, (...parts) => {
        const [header, payload, signature] = parts.map((bytes) => bytes.toString('base64url'));
        assert.deepEqual(splitCompact(`${header}.${payload}.${signature}`, 4096), {
          header,
          payload,
        });
      }),
    );
  });

  test('bytes have one spelling only: any other last character is refused, or means other bytes', () => {
    fc.assert(
      fc.property(part, fc.constantFrom(...ALPHABET), (bytes, last) => {
        const written = bytes.toString('base64url');
        const other = written.slice(0, -1) + last;
        fc.pre(other !== written);
        let accepted = true;
        try {
          splitCompact(`e30.e30.${other}`, 4096);
        } catch {
          accepted = false;
        }
        assert.equal(accepted, Buffer.from(other, 'base64url').toString('base64url') === other);
      }),
    );
  });

  test('is nothing before, after or between the three, and a string', () => {
    for (const token of [
      ...['', 'e30', 'e30.e30', '.e30.e30.AA', 'e30.e30.AA.', ' e30.e30.AA', 'e30.e30.AA '],
      ...['e30..AA', '.e30.AA', 'e30.e30.AA\n', 'e30.e30.AA=', 'e30.e30.A/', '{}.{}.AA'],
    ]) {
      assert.throws(() => splitCompact(token, 4096), refusal('not a compact JWS'), token);
    }
    assert.deepEqual(splitCompact('e30.e30.', 4096), { header: 'e30', payload: 'e30' });
    for (const token of [undefined, null, 7, ['e30.e30.AA'], { length: 1 }]) {
      assert.throws(() => splitCompact(token, 4096), refusal('not a string'));
    }
  });

  test('the length has a limit', () => {
    assert.throws(() => splitCompact(`e30.e30.${'A'.repeat(4)}`, 11), refusal('too long'));
    splitCompact(`e30.e30.${'A'.repeat(4)}`, 12);
  });
});

describe('the JSON of a part', () => {
  test('is what was written, with or without white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        assert.deepEqual(parsePart(encode(text), 'payload'), JSON.parse(text));
        assert.deepEqual(
          parsePart(Buffer.from(text).toString('base64url'), 'payload'),
          JSON.parse(text),
        );
      }),
    );
  });

  test('with a member twice is refused, wherever it is and however it is written', () => {
    const spaces = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
    const escaped = (name: string) =>
      [...name].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z_]{1,8}$/),
        fc.jsonValue(),
        fc.jsonValue(),
        spaces,
        fc.boolean(),
        fc.array(fc.constantFrom('[', '{"x":'), { maxLength: 4 }),
        (name, first, second, space, disguised, around) => {
          const again = disguised ? escaped(name) : name;
          const object = `{"${name}":${JSON.stringify(first)},"${again}"${space}:${JSON.stringify(second)}}`;
          const closing = around.map((open) => (open === '[' ? ']' : '}')).reverse();
          const text = [...around, object, ...closing].join('');
          assert.throws(
            () => parsePart(encode(text), 'payload'),
            refusal('payload has a member twice'),
          );
        },
      ),
    );
  });

  test('that is no JSON, or no UTF-8, is refused', () => {
    for (const text of ['', '{', '"', '"\\"'.repeat(500), '{"a":1}{}', '\ufeff{}', 'undefined']) {
      assert.throws(() => parsePart(encode(text), 'header'), refusal('header is not JSON'));
    }
    const latin1 = Buffer.from('{"a":"é"}', 'latin1');
    assert.throws(
      () => parsePart(latin1.toString('base64url'), 'header'),
      refusal('header is not JSON'),
    );
  });
});
