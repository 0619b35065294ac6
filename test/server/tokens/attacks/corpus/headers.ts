/** Attacks by the header: keys and addresses of keys, names of keys, members that change the rules. */
import { encode, forge, goodClaims, goodHeader, KID } from '../../forge.ts';
import { ES256_KID } from '../setting.ts';
import { type Attack, header, withHeader, without } from './attack.ts';

export const foreignKeys: Attack[] = [
  [
    'a key in the header (CVE-2018-0114)',
    ({ sign, attacker, attackerJwk }) =>
      sign('ES256', 'evil', attacker.privateKey, { jwk: attackerJwk }),
  ],
  [
    "a key in the header, under a real key's name",
    ({ sign, attacker, attackerJwk }) =>
      sign('ES256', ES256_KID, attacker.privateKey, { jwk: attackerJwk }),
  ],
  [
    'the address of a key set',
    ({ sign, attacker, evil }) =>
      sign('ES256', 'evil', attacker.privateKey, { jku: `${evil.url}/jwks.json` }),
  ],
  [
    'the address of a certificate',
    ({ sign, attacker, evil }) =>
      sign('ES256', 'evil', attacker.privateKey, { x5u: `${evil.url}/cert.pem` }),
  ],
  [
    'a certificate',
    ({ sign, attacker }) => sign('ES256', 'evil', attacker.privateKey, { x5c: ['MIIB'] }),
  ],
  [
    'the address of a key set, signed with the real secret',
    ({ evil }) => forge(header({ jku: `${evil.url}/jwks.json` })),
  ],
  [
    'an address as the name of the key',
    ({ sign, attacker, evil }) => sign('ES256', `${evil.url}/jwks.json`, attacker.privateKey),
  ],
];

export const keyNames: Attack[] = [
  ...[
    '../../../../dev/null',
    '/dev/null',
    "k1' UNION SELECT 'x",
    'k1;cat /etc/passwd',
    'k1|id',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'K1',
    ' k1',
    'k1 ',
    'k1\u0000',
    'k2',
    'x'.repeat(2000),
  ].flatMap((kid): Attack[] => [
    [
      `kid ${JSON.stringify(kid).slice(0, 40)}, signed with nothing`,
      () => forge(header({ kid }), goodClaims(), ''),
    ],
    [
      `kid ${JSON.stringify(kid).slice(0, 40)}, signed with the real secret`,
      withHeader(header({ kid })),
    ],
  ]),
  ['kid of 10 kB', withHeader(header({ kid: 'x'.repeat(10_000) }))],
  ['kid as a list', withHeader(header({ kid: [KID] }))],
  ['kid as an object', withHeader(header({ kid: { toString: KID } }))],
  ['kid a number', withHeader(header({ kid: 1 }))],
  ['kid null', withHeader(header({ kid: null }))],
  ['kid missing', withHeader(without(goodHeader(), 'kid'))],
];

export const headers: Attack[] = [
  ['crit with a name we do not know (RFC 7515, 4.1.11)', withHeader(header({ crit: ['x'], x: 1 }))],
  ['crit with exp', withHeader(header({ crit: ['exp'], exp: 1 }))],
  ['crit empty', withHeader(header({ crit: [] }))],
  ['crit not a list', withHeader(header({ crit: 'b64' }))],
  ['b64 false, with crit (RFC 7797)', withHeader(header({ b64: false, crit: ['b64'] }))],
  ['b64 false, without crit', withHeader(header({ b64: false }))],
  [
    'b64 false, with the payload as it is',
    () => {
      const head = encode(header({ b64: false, crit: ['b64'] }));
      return `${head}.${JSON.stringify(goodClaims())}.AAAA`;
    },
  ],
  ['zip', withHeader(header({ zip: 'DEF' }))],
  ['cty JWT', withHeader(header({ cty: 'JWT' }))],
  [
    'a member of the prototype',
    withHeader(
      '{"alg":"HS256","kid":"k1","typ":"email-preferences+jwt","__proto__":{"admin":true}}',
    ),
  ],
  ['typ JWT', withHeader(header({ typ: 'JWT' }))],
  ['typ missing', withHeader(without(goodHeader(), 'typ'))],
  [
    'typ with the media type spelled out',
    withHeader(header({ typ: 'application/email-preferences+jwt' })),
  ],
  ['typ in capitals', withHeader(header({ typ: 'EMAIL-PREFERENCES+JWT' }))],
  ['typ of an access token (RFC 9068)', withHeader(header({ typ: 'at+jwt' }))],
  ['a list as the header', withHeader('[]')],
  ['null as the header', withHeader('null')],
  ['no JSON as the header', withHeader('{"alg"')],
  ['an empty header', withHeader('{}')],
];
