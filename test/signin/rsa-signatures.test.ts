/**
 * RSA signatures with a changed padding. RS256 signs `00 01 FF … FF 00 DigestInfo` (RFC 8017, section
 * 9.2); a verifier that reads this leniently accepts forgeries (CVE-2006-4339). The vectors follow the
 * cases of Wycheproof's `rsa_signature_2048_sha256_test`, and are made here with a key of the test.
 */
import assert from 'node:assert/strict';
import {
  constants,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  privateEncrypt,
  sign,
} from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createLocalJWKSet, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { verifySignature } from '../../server/tokens/signature.ts';
import { encode } from '../server/tokens/forge.ts';

const SIZE = 256;
const pair = await generateKeyPair('RS256', { extractable: true, modulusLength: SIZE * 8 });
const privateKey = createPrivateKey(await exportPKCS8(pair.privateKey));
const publicJwk = await exportJWK(pair.publicKey);
const keys = createLocalJWKSet({ keys: [{ ...publicJwk, alg: 'RS256', kid: 'rsa' }] });
const modulus = Buffer.from(publicJwk.n ?? '', 'base64url');
const header = { alg: 'RS256', kid: 'rsa' };
const input = `${encode(header)}.${encode({ sub: 'usr_12345' })}`;

const accepts = (signature: Buffer): Promise<boolean> =>
  verifySignature(`${input}.${signature.toString('base64url')}`, header, keys, ['RS256']).then(
    () => true,
    (error) => {
      assert.equal(error.code, 'token_invalid');
      return false;
    },
  );

/** The private operation, without any padding. */
const raw = (encoded: Buffer) =>
  privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encoded);

/** Pads as PKCS #1 does for signatures, unless told otherwise. */
function pad(content: Buffer, { start = [0, 1], fill = 0xff, end = [0] } = {}): Buffer {
  const length = SIZE - start.length - end.length - content.length;
  return Buffer.concat([Buffer.from(start), Buffer.alloc(length, fill), Buffer.from(end), content]);
}

/** An element of DER (X.690): a tag, and bytes or elements. */
interface Element {
  name: string;
  tag: number;
  content: Buffer | Element[];
}

type Change = (tag: number, content: Buffer) => Buffer;

const plain: Change = (tag, content) =>
  Buffer.concat([Buffer.from([tag, content.length]), content]);
const bytes = (...values: (number | Buffer)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.from([value]) : value)));

/** Encodes an element; the one with the given name is encoded by `change`. */
function der({ name, tag, content }: Element, changed: string, change: Change): Buffer {
  const inner = Buffer.isBuffer(content)
    ? content
    : Buffer.concat(content.map((element) => der(element, changed, change)));
  return (name === changed ? change : plain)(tag, inner);
}

const OIDS = {
  md5: '2a864886f70d0205',
  sha1: '2b0e03021a',
  sha224: '608648016503040204',
  sha256: '608648016503040201',
  sha384: '608648016503040202',
  sha512: '608648016503040203',
  'sha3-256': '608648016503040208',
} as const;

const digestInfo = (oid: keyof typeof OIDS, digest: Buffer): Element => ({
  name: 'digestInfo',
  tag: 0x30,
  content: [
    {
      name: 'digestAlgorithm',
      tag: 0x30,
      content: [
        { name: 'oid', tag: 0x06, content: Buffer.from(OIDS[oid], 'hex') },
        { name: 'null', tag: 0x05, content: Buffer.alloc(0) },
      ],
    },
    { name: 'digest', tag: 0x04, content: digest },
  ],
});

const hash = (name: string) => createHash(name).update(input).digest();
const good = digestInfo('sha256', hash('sha256'));
const ELEMENTS = ['digestInfo', 'digestAlgorithm', 'oid', 'null', 'digest'];
const garbage = Buffer.from('4a4b4c', 'hex');
const huge = (bits: number) => Buffer.from((2n ** BigInt(bits) - 1n).toString(16), 'hex');

/** Changes of one element, each of which keeps the digest in place or nearly so. */
const CHANGES: Record<string, Change> = {
  'the length in its long form': (tag, content) => bytes(tag, 0x81, content.length, content),
  'a length with a leading zero': (tag, content) => bytes(tag, 0x82, 0, content.length, content),
  'a length one too large': (tag, content) => bytes(tag, content.length + 1, content),
  'a length one too small': (tag, content) => bytes(tag, (content.length - 1) & 0x7f, content),
  'a length that overflows 32 bits': (tag, content) =>
    bytes(tag, 0x85, 1, 0, 0, 0, content.length, content),
  'a length that overflows 64 bits': (tag, content) =>
    bytes(tag, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, content.length, content),
  'a length of 2^32-1': (tag, content) => bytes(tag, 0x84, huge(32), content),
  'a length of 2^64-1': (tag, content) => bytes(tag, 0x88, huge(64), content),
  'a length of 255': (tag, content) => bytes(tag, 0xff, content),
  'an indefinite length': (tag, content) => bytes(tag, 0x80, content, 0, 0),
  'an indefinite length without an end': (tag, content) => bytes(tag, 0x80, content),
  'a missing length': (tag) => bytes(tag),
  'nothing in its place': () => bytes(),
  'zeros after it': (tag, content) => bytes(plain(tag, content), 0, 0),
  'zeros at its end': (tag, content) => plain(tag, bytes(content, 0, 0)),
  'zeros at its start': (tag, content) => plain(tag, bytes(0, 0, content)),
  'a NULL at its end': (tag, content) => plain(tag, bytes(content, 5, 0)),
  'a NULL in its place': () => bytes(5, 0),
  'garbage after it': (tag, content) => bytes(plain(tag, content), garbage),
  'garbage at its end': (tag, content) => plain(tag, bytes(content, garbage)),
  'garbage at its start': (tag, content) => plain(tag, bytes(garbage, content)),
  'an element of an unknown tag before it': (tag, content) =>
    bytes(0xaa, 0x02, 0x02, 0x00, plain(tag, content)),
  'another tag': (tag, content) => plain(tag ^ 1, content),
  'a private tag': (tag, content) => plain(tag | 0xc0, content),
  'a constructed tag': (tag, content) => plain(tag ^ 0x20, content),
  'a sequence around it': (tag, content) => plain(0x30, plain(tag, content)),
  'its content twice': (tag, content) => plain(tag, bytes(content, content, 0)),
  'the last byte missing': (tag, content) => plain(tag, content.subarray(0, -1)).subarray(0, -1),
  'a high tag number': (tag, content) => bytes(0x1f | tag, 0x7f, content.length, content),
};

describe('RS256 signatures with another padding', () => {
  test('the padding of RFC 8017 is accepted, as node:crypto makes it', async () => {
    const encoded = pad(der(good, '', plain));
    assert.deepEqual(raw(encoded), sign('sha256', Buffer.from(input), privateKey));
    assert.equal(await accepts(raw(encoded)), true);
  });

  for (const element of ELEMENTS) {
    const changed = Object.entries(CHANGES)
      .map(([name, change]) => [name, der(good, element, change)] as const)
      // A NULL in the place of a NULL is no change.
      .filter(([, content]) => !content.equals(der(good, '', plain)));
    test(`${element}: ${changed.length} changes are refused`, async () => {
      for (const [name, content] of changed) {
        assert.equal(await accepts(raw(pad(content))), false, name);
      }
    });
  }

  test('another hash, or none, is refused', async () => {
    for (const name of Object.keys(OIDS) as (keyof typeof OIDS)[]) {
      if (name === 'sha256') continue;
      const named = der(digestInfo(name, hash('sha256')), '', plain);
      assert.equal(await accepts(raw(pad(named))), false, `${name} named`);
      const used = der(digestInfo(name, hash(name)), '', plain);
      assert.equal(await accepts(raw(pad(used))), false, `${name} used`);
      const disguised = der(digestInfo('sha256', hash(name)), '', plain);
      assert.equal(await accepts(raw(pad(disguised))), false, `${name} in disguise`);
    }
    for (const content of [hash('sha256'), Buffer.from(input).subarray(0, 200)]) {
      assert.equal(await accepts(raw(pad(content))), false);
    }
  });

  test('another padding is refused', async () => {
    const content = der(good, '', plain);
    const zeros = Buffer.alloc(100);
    for (const [name, encoded] of Object.entries({
      'that of encryption': pad(content, { start: [0, 2] }),
      'block type 0': pad(content, { start: [0, 0], fill: 0 }),
      'another fill': pad(content, { fill: 0xee }),
      'a last byte of the fill changed': pad(content, { end: [0xee, 0] }),
      'no zero after the fill': pad(content, { end: [0xff] }),
      'two zeros before': pad(content, { start: [0, 0, 1] }),
      'none at all': bytes(Buffer.alloc(SIZE - content.length), content),
      'short, with bytes after the digest (CVE-2006-4339)': bytes(
        pad(content).subarray(0, 2),
        Buffer.alloc(8, 0xff),
        0,
        content,
        Buffer.alloc(SIZE - 11 - content.length),
      ),
      'short, with zeros before': bytes(
        zeros,
        pad(content).subarray(0, 2),
        pad(content).subarray(102),
      ),
    })) {
      assert.equal(encoded.length, SIZE, name);
      assert.equal(await accepts(raw(encoded)), false, name);
    }
  });

  test('a key of 2,048 bits is accepted, and a shorter one is not used', async () => {
    for (const [modulusLength, expected] of [
      [2048, undefined],
      [2040, 'keys_unavailable'],
    ] as const) {
      const rsa = generateKeyPairSync('rsa', { modulusLength });
      const jwk = rsa.publicKey.export({ format: 'jwk' });
      const shorter = createLocalJWKSet({
        keys: [{ ...jwk, kty: 'RSA', alg: 'RS256', kid: 'rsa' }],
      });
      const signature = sign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url');
      const code = await verifySignature(`${input}.${signature}`, header, shorter, ['RS256']).then(
        () => undefined,
        (error) => error.code,
      );
      assert.equal(code, expected);
    }
  });

  test('numbers that prove nothing, and a signature not reduced, are refused', async () => {
    const signature = sign('sha256', Buffer.from(input), privateKey);
    const number = (buffer: Buffer) => BigInt(`0x${buffer.toString('hex')}`);
    const n = number(modulus);
    const write = (value: bigint, size = SIZE) =>
      Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex');
    for (const value of [0n, 1n, 2n, n - 1n, n, n + 1n]) {
      assert.equal(await accepts(write(value, value > n ? SIZE + 1 : SIZE)), false, `${value}`);
    }
    for (const other of [
      write(number(signature) + n, SIZE + 1),
      bytes(0, signature),
      bytes(0, 0, signature),
      bytes(signature, 0),
      signature.subarray(0, -1),
      signature.subarray(1),
      Buffer.from(signature).reverse(),
    ]) {
      assert.equal(await accepts(other), false);
    }
  });

  test('PSS is refused', async () => {
    for (const saltLength of [0, 20, 32]) {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      const signature = sign('sha256', Buffer.from(input), {
        key: privateKey,
        padding,
        saltLength,
      });
      assert.equal(await accepts(signature), false);
    }
  });

  test('any other change of the padded digest is refused', async () => {
    const encoded = pad(der(good, '', plain));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: SIZE - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(encoded);
          changed.writeUInt8(changed.readUInt8(at) ^ by, at);
          assert.equal(await accepts(raw(changed)), false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
