/** Attacks by form: encrypted tokens, hostile JSON, one token in many spellings. */
import { CompactEncrypt } from 'jose';
import { encode, forge, goodClaims, goodHeader, KID, SECRET } from '../../forge.ts';
import { type Attack, claims, withClaims, withHeader } from './attack.ts';

const encryption = (alg: string, enc: string) => async () =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(goodClaims())))
    .setProtectedHeader({ alg, enc, kid: KID, typ: 'email-preferences+jwt' })
    .encrypt(Buffer.from(SECRET, 'base64url'));

export const encrypted: Attack[] = [
  ['JWE, dir, with the real secret', encryption('dir', 'A256GCM')],
  ['JWE, A256KW with CBC (CVE-2021-29443)', encryption('A256KW', 'A128CBC-HS256')],
  [
    'JWE, a password counted without end (CVE-2022-36083)',
    () =>
      [encode({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2 ** 31, p2s: 'AA' })]
        .concat('AAAA', 'AAAA', 'AAAA', 'AAAA')
        .join('.'),
  ],
  [
    'JWE, compressed (CVE-2024-28176)',
    () =>
      [encode({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }), '', 'AAAA', 'AAAA', 'AAAA'].join('.'),
  ],
  [
    'JWS in its JSON form',
    () => {
      const [head, payload, signature] = forge().split('.');
      return JSON.stringify({ protected: head, payload, signature });
    },
  ],
];

const goodHeaderText = JSON.stringify(goodHeader());
const addTo = (json: string, member: string) => `${json.slice(0, -1)},${member}}`;

export const json: Attack[] = [
  ['alg twice', withHeader(addTo(goodHeaderText, '"alg":"HS256"'))],
  ['alg none first', withHeader(goodHeaderText.replace('{', '{"alg":"none",'))],
  ['kid twice', withHeader(addTo(goodHeaderText, '"kid":"k1"'))],
  [
    'sub twice',
    () => forge(goodHeader(), addTo(JSON.stringify(goodClaims()), '"sub":"usr_99999"')),
  ],
  [
    'scope twice, once in disguise',
    () => forge(goodHeader(), addTo(JSON.stringify(goodClaims()), '"sc\\u006fpe":"manage"')),
  ],
  [
    'a member twice, far inside',
    () => forge(goodHeader(), addTo(JSON.stringify(goodClaims()), '"x":[{"a":1,"a":2}]')),
  ],
  ['deep lists in the claims', () => forge(goodHeader(), `${'['.repeat(900)}${']'.repeat(900)}`)],
  ['deep objects in the header', () => forge(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`)],
  ['half of JSON as claims', withClaims('{"sub":"usr_12345"')],
  ['more after the claims', () => forge(goodHeader(), `${JSON.stringify(goodClaims())}{}`)],
  [
    'a byte order mark before the claims',
    () => forge(goodHeader(), `\ufeff${JSON.stringify(goodClaims())}`),
  ],
  ['a zero byte after the claims', () => forge(goodHeader(), `${JSON.stringify(goodClaims())}\0`)],
  ['comments in the claims', () => forge(goodHeader(), `/**/${JSON.stringify(goodClaims())}`)],
  ['a list as claims', withClaims('[]')],
  ['a string as claims', withClaims('"usr_12345"')],
  ['null as claims', withClaims('null')],
  ['empty claims', withClaims('{}')],
  [
    'a user id that is no UTF-8',
    withClaims(Buffer.from(JSON.stringify(claims({ sub: 'usr_\xff' })), 'latin1')),
  ],
];

/** Gives a part another spelling: the spare bits of its last character set. */
function respell(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1];
}

const edit = (change: (token: string) => string) => () => change(forge());

export const spellings: Attack[] = [
  ['a line end after the token', edit((token) => `${token}\n`)],
  ['a space before the token', edit((token) => ` ${token}`)],
  ['a space after the token', edit((token) => `${token} `)],
  ['a zero byte after the token', edit((token) => `${token}\0`)],
  ['padding after the token', edit((token) => `${token}=`)],
  ['padding after each part', edit((token) => token.replaceAll('.', '==.'))],
  ['a dot after the token', edit((token) => `${token}.`)],
  ['a dot before the token', edit((token) => `.${token}`)],
  ['a fourth part', edit((token) => `${token}.AAAA`)],
  ['two dots between parts', edit((token) => token.replace('.', '..'))],
  ['a line end within', edit((token) => `${token.slice(0, 40)}\n${token.slice(40)}`)],
  ['the alphabet of plain base64', edit((token) => `${token.slice(0, -2)}+/`)],
  ['percent encoding', edit((token) => token.replaceAll('.', '%2E'))],
  ['the scheme before the token', edit((token) => `Bearer ${token}`)],
  ['quotes around the token', edit((token) => `"${token}"`)],
  ['full-width dots', edit((token) => token.replaceAll('.', '．'))],
  ['spare bits set in the signature', edit((token) => respell(token))],
  ['the token twice', edit((token) => `${token}${token}`)],
  ['over 4 KiB', () => forge(goodHeader(), claims({ x: 'x'.repeat(4096) }))],
  ['a megabyte', () => 'A'.repeat(1_000_000)],
  ['nothing', () => ''],
  ['dots alone', () => '..'],
];
