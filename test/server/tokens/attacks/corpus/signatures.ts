/** Attacks on the signature: none, one by the wrong key or algorithm, one that proves nothing. */
import { encode, KID, SECRET } from '../../forge.ts';
import { EDDSA_KID, ES256_KID } from '../setting.ts';
import { type Attack, withHeader } from './attack.ts';

/** The good claims, and a signature as given. */
const signed =
  (changes: object, signature = ''): Attack[1] =>
  ({ goodHeader, goodClaims }) =>
    `${encode({ ...goodHeader(), ...changes })}.${encode(goodClaims())}.${signature}`;

/** The good token, signed with HMAC and a text that is not the secret. */
const mac =
  (
    secret: (setting: Parameters<Attack[1]>[0]) => string | Buffer,
    changes: object = {},
  ): Attack[1] =>
  (setting) =>
    setting.forge({ ...setting.goodHeader(), ...changes }, setting.goodClaims(), secret(setting));

export const noSignature: Attack[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null'].flatMap((alg): Attack[] => [
    [`alg "${alg}" without a signature (CVE-2015-9235)`, signed({ alg })],
    [`alg "${alg}" with a signature of zeros`, signed({ alg }, 'AAAA')],
    [`alg "${alg}" signed with the real key`, withHeader({ alg })],
  ]),
  ['the real algorithm, and no signature', signed({})],
  [
    'the real algorithm, and no third part',
    ({ forge }) => forge().split('.').slice(0, 2).join('.'),
  ],
  ['a signature cut by one character', ({ forge }) => forge().slice(0, -1)],
  ['a signature cut in half', ({ forge }) => forge().slice(0, -20)],
  [
    'the signature of another token',
    ({ forge, goodHeader, goodClaims }) => {
      const [head, body] = forge(goodHeader(), { ...goodClaims(), sub: 'usr_99999' }).split('.');
      return `${head}.${body}.${forge().split('.')[2]}`;
    },
  ],
  [
    'another user id under the old signature',
    ({ forge, goodClaims }) => {
      const [head, , signature] = forge().split('.');
      return `${head}.${encode({ ...goodClaims(), sub: 'usr_99999' })}.${signature}`;
    },
  ],
];

const ALGORITHMS = ['HS384', 'HS512', 'hs256', 'Hs256', 'RS256', 'PS256', 'ES256', 'EdDSA', 'HMAC'];

export const confusion: Attack[] = [
  ...ALGORITHMS.map(
    (alg): Attack => [
      `alg ${alg} with the real key of another algorithm`,
      (setting) => withHeader({ alg: alg === setting.goodHeader().alg ? 'HS256' : alg })(setting),
    ],
  ),
  ['alg as a list', (setting) => withHeader({ alg: [setting.goodHeader().alg] })(setting)],
  ['alg null', withHeader({ alg: null })],
  ['alg missing (CVE-2026-22818)', withHeader({ alg: undefined })],
  ...(['HS256', undefined] as const).flatMap((alg) =>
    [ES256_KID, KID].flatMap((kid): Attack[] => {
      const name = `${alg ?? 'the real algorithm'}, kid ${kid}`;
      const changes = { kid, ...(alg ? { alg } : {}) };
      return [
        [
          `the public key as PEM as secret, ${name} (CVE-2016-10555)`,
          mac(({ publicSpki }) => publicSpki, changes),
        ],
        [
          `the public key as PEM without line end as secret, ${name}`,
          mac(({ publicSpki }) => publicSpki.trim(), changes),
        ],
        [
          `the public key as DER as secret, ${name}`,
          mac(({ publicSpki }) => derOf(publicSpki), changes),
        ],
        [
          `the public key as a JWK as secret, ${name} (CVE-2026-22817)`,
          mac(({ publicJwk }) => JSON.stringify(publicJwk), changes),
        ],
        [
          `the numbers of the public key as secret, ${name}`,
          mac(({ publicJwk: { n, x, y } }) => Buffer.from(n ?? `${x}${y}`, 'base64url'), changes),
        ],
      ];
    }),
  ),
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
  ['the secret as it is written, not as it is decoded', mac(() => SECRET)],
  ['an empty secret', mac(() => '')],
  ...['secret', 'changeme', 'your-256-bit-secret', 'fb-email-preferences'].map(
    (word): Attack => [`the word "${word}" as the secret`, mac(() => word)],
  ),
];

const zeros = (bytes: number) => Buffer.alloc(bytes).toString('base64url');
/** The order of P-256. */
const ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
const signedBy = (alg: string, kid: string, signature: string) => signed({ alg, kid }, signature);
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
  ...[32, 64, 256].map(
    (bytes): Attack => [
      `the real algorithm with a signature of ${bytes} zeros`,
      signed({}, zeros(bytes)),
    ],
  ),
];

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}
