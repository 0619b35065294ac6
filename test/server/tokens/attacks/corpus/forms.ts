/** Attacks by form: encrypted tokens, hostile JSON, one token in many spellings. */
import { CompactEncrypt } from 'jose';
import { encode, SECRET } from '../../forge.ts';
import { type Attack, withClaims, withClaimsText, withHeaderText } from './attack.ts';

const encryption =
  (alg: string, enc: string): Attack[1] =>
  ({ goodClaims, goodHeader }) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(goodClaims())))
      .setProtectedHeader({ ...goodHeader(), alg, enc })
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
    ({ forge }) => {
      const [head, payload, signature] = forge().split('.');
      return JSON.stringify({ protected: head, payload, signature });
    },
  ],
];

const addTo = (json: string, member: string) => `${json.slice(0, -1)},${member}}`;

export const json: Attack[] = [
  ['alg twice', withHeaderText((text) => addTo(text, `"alg":"${JSON.parse(text).alg}"`))],
  ['alg none first', withHeaderText((text) => text.replace('{', '{"alg":"none",'))],
  ['kid twice', withHeaderText((text) => addTo(text, `"kid":"${JSON.parse(text).kid}"`))],
  [
    'user id twice',
    withClaimsText((text, { userIdClaim }) => addTo(text, `"${userIdClaim}":"usr_9"`)),
  ],
  [
    'iss twice, once in disguise',
    withClaimsText((text) => addTo(text, `"i\\u0073s":"${JSON.parse(text).iss}"`)),
  ],
  ['a member twice, far inside', withClaimsText((text) => addTo(text, '"x":[{"a":1,"a":2}]'))],
  ['deep lists in the claims', withClaimsText(() => `${'['.repeat(900)}${']'.repeat(900)}`)],
  ['deep objects in the header', withHeaderText(() => `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`)],
  ['half of JSON as claims', withClaimsText(() => '{"sub":"usr_12345"')],
  ['more after the claims', withClaimsText((text) => `${text}{}`)],
  ['a byte order mark before the claims', withClaimsText((text) => `\ufeff${text}`)],
  ['a zero byte after the claims', withClaimsText((text) => `${text}\0`)],
  ['comments in the claims', withClaimsText((text) => `/**/${text}`)],
  ['a list as claims', withClaimsText(() => '[]')],
  ['a string as claims', withClaimsText(() => '"usr_12345"')],
  ['null as claims', withClaimsText(() => 'null')],
  ['empty claims', withClaimsText(() => '{}')],
  [
    'a user id that is no UTF-8',
    withClaimsText((text, { userId }) =>
      Buffer.from(text.replaceAll(userId, 'usr_\xff'), 'latin1'),
    ),
  ],
];

/** Gives a part another spelling: the spare bits of its last character set. */
function respell(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1];
}

const edit =
  (change: (token: string) => string): Attack[1] =>
  ({ forge }) =>
    change(forge());

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
  ['two dots between parts', edit((token) => token.split('.').join('..'))],
  ['a line end within', edit((token) => `${token.slice(0, 40)}\n${token.slice(40)}`)],
  ['the alphabet of plain base64', edit((token) => `${token.slice(0, -2)}+/`)],
  ['percent encoding', edit((token) => token.replaceAll('.', '%2E'))],
  ['the scheme before the token', edit((token) => `Bearer ${token}`)],
  ['quotes around the token', edit((token) => `"${token}"`)],
  ['full-width dots', edit((token) => token.replaceAll('.', '．'))],
  ['spare bits set in the signature', edit((token) => respell(token))],
  ['the token twice', edit((token) => `${token}${token}`)],
  ['over 8 KiB', withClaims({ x: 'x'.repeat(8192) })],
  ['a megabyte', () => 'A'.repeat(1_000_000)],
  ['nothing', () => ''],
  ['dots alone', () => '..'],
];

/** Refused in tokens of the project's own profile; sessions may be longer. */
export const long: Attack[] = [['over 4 KiB', withClaims({ x: 'x'.repeat(4096) })]];
