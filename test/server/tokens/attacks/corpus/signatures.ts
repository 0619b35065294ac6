/** Attacks on the signature: none, one by the wrong key or algorithm, one that proves nothing. */
import { encode, forge, goodClaims, goodHeader, KID, SECRET } from '../../forge.ts';
import { EDDSA_KID, ES256_KID } from '../setting.ts';
import { type Attack, claims, header, withHeader, without } from './attack.ts';

const unsigned =
  (alg: unknown, signature = '') =>
  () =>
    `${encode(header({ alg }))}.${encode(goodClaims())}.${signature}`;

export const noSignature: Attack[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null'].flatMap((alg): Attack[] => [
    [`alg "${alg}" without a signature (CVE-2015-9235)`, unsigned(alg)],
    [`alg "${alg}" with a signature of zeros`, unsigned(alg, 'AAAA')],
    [`alg "${alg}" signed with the real secret`, withHeader(header({ alg }))],
  ]),
  ['the real algorithm, and no signature', unsigned('HS256')],
  ['the real algorithm, and no third part', () => forge().split('.').slice(0, 2).join('.')],
  ['a signature cut by one character', () => forge().slice(0, -1)],
  ['a signature cut in half', () => forge().slice(0, -20)],
  [
    'the signature of another token',
    () => {
      const [head, body] = forge(goodHeader(), claims({ sub: 'usr_99999' })).split('.');
      return `${head}.${body}.${forge().split('.')[2]}`;
    },
  ],
  [
    'another user id under the old signature',
    () => {
      const [head, , signature] = forge().split('.');
      return `${head}.${encode(claims({ sub: 'usr_99999' }))}.${signature}`;
    },
  ],
];

export const confusion: Attack[] = [
  ...['HS384', 'HS512', 'hs256', 'Hs256', 'RS256', 'PS256', 'ES256', 'EdDSA', 'HMAC'].map(
    (alg): Attack => [`alg ${alg} with the real secret`, withHeader(header({ alg }))],
  ),
  ['alg as a list', withHeader(header({ alg: ['HS256'] }))],
  ['alg null', withHeader(header({ alg: null }))],
  ['alg missing (CVE-2026-22818)', withHeader(without(goodHeader(), 'alg'))],
  ...[ES256_KID, KID].flatMap((kid): Attack[] => [
    [
      `HS256 with the public key as PEM, kid ${kid} (CVE-2016-10555)`,
      ({ es256Spki }) => forge(header({ kid }), goodClaims(), es256Spki),
    ],
    [
      `HS256 with the public key as PEM without line end, kid ${kid}`,
      ({ es256Spki }) => forge(header({ kid }), goodClaims(), es256Spki.trim()),
    ],
    [
      `HS256 with the public key as DER, kid ${kid}`,
      ({ es256Spki }) => forge(header({ kid }), goodClaims(), derOf(es256Spki)),
    ],
    [
      `HS256 with the public key as a JWK, kid ${kid} (CVE-2026-22817)`,
      ({ es256Jwk }) => forge(header({ kid }), goodClaims(), JSON.stringify(es256Jwk)),
    ],
    [
      `HS256 with the coordinates of the public key, kid ${kid}`,
      ({ es256Jwk }) =>
        forge(
          header({ kid }),
          goodClaims(),
          Buffer.from(`${es256Jwk.x}${es256Jwk.y}`, 'base64url'),
        ),
    ],
  ]),
  [
    "ES256 by the real key, under the secret's name",
    ({ sign, es256 }) => sign('ES256', KID, es256.privateKey),
  ],
  [
    "ES256 by the real key, under the other key's name",
    ({ sign, es256 }) => sign('ES256', EDDSA_KID, es256.privateKey),
  ],
  [
    "EdDSA by the real key, under the other key's name",
    ({ sign, eddsa }) => sign('EdDSA', ES256_KID, eddsa.privateKey),
  ],
  [
    'ES256 by a key of the attacker',
    ({ sign, attacker }) => sign('ES256', ES256_KID, attacker.privateKey),
  ],
  [
    'the secret as it is written, not as it is decoded',
    () => forge(goodHeader(), goodClaims(), SECRET),
  ],
  ['an empty secret', () => forge(goodHeader(), goodClaims(), '')],
  ...['secret', 'changeme', 'your-256-bit-secret', 'fb-email-preferences'].map(
    (word): Attack => [
      `the word "${word}" as the secret`,
      () => forge(goodHeader(), goodClaims(), word),
    ],
  ),
];

const zeros = (bytes: number) => Buffer.alloc(bytes).toString('base64url');
/** The order of P-256. */
const ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
const signedBy = (alg: string, kid: string, signature: string) => () =>
  `${encode(header({ alg, kid }))}.${encode(goodClaims())}.${signature}`;
const es = (hex: string) =>
  signedBy('ES256', ES256_KID, Buffer.from(hex, 'hex').toString('base64url'));

export const psychic: Attack[] = [
  ['ES256 with r = s = 0 (CVE-2022-21449)', signedBy('ES256', ES256_KID, zeros(64))],
  ['ES256 with r = 0', es(`${'00'.repeat(32)}${'01'.repeat(32)}`)],
  ['ES256 with s = 0', es(`${'01'.repeat(32)}${'00'.repeat(32)}`)],
  ['ES256 with r = s = n', es(ORDER + ORDER)],
  ['ES256 with r = s = 1', es(`${'00'.repeat(31)}01${'00'.repeat(31)}01`)],
  ['ES256 with zeros as DER', es('3006020100020100')],
  ['ES256 with a signature of one byte', signedBy('ES256', ES256_KID, 'AA')],
  ['EdDSA with a signature of zeros', signedBy('EdDSA', EDDSA_KID, zeros(64))],
  [
    'EdDSA with the neutral point',
    signedBy('EdDSA', EDDSA_KID, Buffer.from(`01${'00'.repeat(63)}`, 'hex').toString('base64url')),
  ],
  ['HS256 with a signature of zeros', signedBy('HS256', KID, zeros(32))],
];

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}
