/** Attacks by the header: keys and addresses of keys, names of keys, members that change the rules. */
import { encode } from '../../forge.ts';
import { ES256_KID } from '../setting.ts';
import { type Attack, withHeader, withHeaderText } from './attack.ts';

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
    'the address of a key set, signed with the real key',
    (setting) => withHeader({ jku: `${setting.evil.url}/jwks.json` })(setting),
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
      ({ forge, goodHeader, goodClaims }) => forge({ ...goodHeader(), kid }, goodClaims(), ''),
    ],
    [`kid ${JSON.stringify(kid).slice(0, 40)}, signed with the real key`, withHeader({ kid })],
  ]),
  ['kid of 10 kB', withHeader({ kid: 'x'.repeat(10_000) })],
  ['kid as a list', withHeader({ kid: ['k1'] })],
  ['kid as an object', withHeader({ kid: { toString: 'k1' } })],
  ['kid a number', withHeader({ kid: 1 })],
  ['kid null', withHeader({ kid: null })],
  ['kid missing', withHeader({ kid: undefined })],
];

export const headers: Attack[] = [
  ['crit with a name we do not know (RFC 7515, 4.1.11)', withHeader({ crit: ['x'], x: 1 })],
  ['crit with exp', withHeader({ crit: ['exp'], exp: 1 })],
  ['crit empty', withHeader({ crit: [] })],
  ['crit not a list', withHeader({ crit: 'b64' })],
  ['b64 false, with crit (RFC 7797)', withHeader({ b64: false, crit: ['b64'] })],
  ['b64 false, without crit', withHeader({ b64: false })],
  [
    'b64 false, with the payload as it is',
    ({ goodHeader, goodClaims }) => {
      const head = encode({ ...goodHeader(), b64: false, crit: ['b64'] });
      return `${head}.${JSON.stringify(goodClaims())}.AAAA`;
    },
  ],
  ['zip', withHeader({ zip: 'DEF' })],
  ['cty JWT', withHeader({ cty: 'JWT' })],
  [
    'a member of the prototype',
    withHeaderText((json) => `${json.slice(0, -1)},"__proto__":{"admin":true}}`),
  ],
  ['typ with the media type spelled out', withHeader({ typ: 'application/email-preferences+jwt' })],
  ['typ of a logout token', withHeader({ typ: 'logout+jwt' })],
  ['typ a list', withHeader({ typ: ['JWT'] })],
  ['typ in capitals', withHeader({ typ: 'EMAIL-PREFERENCES+JWT' })],
  ['a list as the header', withHeaderText(() => '[]')],
  ['null as the header', withHeaderText(() => 'null')],
  ['no JSON as the header', withHeaderText(() => '{"alg"')],
  ['an empty header', withHeaderText(() => '{}')],
];

/** Refused in tokens of the project's own profile; these are the types of sessions. */
export const sessionTypes: Attack[] = [
  ['typ JWT', withHeader({ typ: 'JWT' })],
  ['typ missing', withHeader({ typ: undefined })],
  ['typ of an access token (RFC 9068)', withHeader({ typ: 'at+jwt' })],
];
