/** Attacks by claims, each under a correct signature: claims that a careless service could sign. */
import { now } from '../../forge.ts';
import { type Attack, withClaims, withClaimsText, withUserId } from './attack.ts';

const later =
  (seconds: number, make: (time: number) => object) => (setting: Parameters<Attack[1]>[0]) =>
    withClaims(make(now() + seconds))(setting);

/** Refused in every token. */
export const numbers: Attack[] = [
  ['exp endless (1e999)', withClaimsText((json) => json.replace(/"exp":\d+/, '"exp":1e999'))],
  ['exp beyond exact integers', withClaims({ exp: 2 ** 53 })],
  ['exp as text (CVE-2026-44459)', later(60, (exp) => ({ exp: String(exp) }))],
  ['exp as a list', later(60, (exp) => ({ exp: [exp] }))],
  ['exp true', withClaims({ exp: true })],
  ['exp null', withClaims({ exp: null })],
  ['exp missing', withClaims({ exp: undefined })],
  ['exp with a fraction', later(60, (exp) => ({ exp: exp + 0.5 }))],
  ['exp below zero', withClaims({ exp: -1 })],
  ['exp in milliseconds', later(60, (exp) => ({ exp: exp * 1000 }))],
  ['exp before iat', later(0, (iat) => ({ exp: iat - 1, iat }))],
  ['exp two years and a day from now', later(731 * 86_400, (exp) => ({ exp }))],
  ['iat as text', later(0, (iat) => ({ iat: String(iat) }))],
  ['iat missing', withClaims({ iat: undefined })],
  ['iat below zero', withClaims({ iat: -1 })],
  ['iat in the future', later(400, (iat) => ({ iat, exp: iat + 60 }))],
  ['nbf in the future', later(400, (nbf) => ({ nbf }))],
  ['nbf as text', withClaims({ nbf: '0' })],
];

/** Refused in every token. */
export const strangeClaims: Attack[] = [
  ['another issuer', withClaims({ iss: 'https://evil.example' })],
  [
    'our issuer with a slash',
    (setting) => withClaims({ iss: `${setting.goodClaims().iss}/` })(setting),
  ],
  ['our issuer as a list', (setting) => withClaims({ iss: [setting.goodClaims().iss] })(setting)],
  ['no issuer', withClaims({ iss: undefined })],
  ['no user id', withUserId(undefined)],
  ['a number as user id', withUserId(12345)],
  ['a list as user id', withUserId(['usr_12345'])],
  ['an empty user id', withUserId('')],
  ['the user id .', withUserId('.')],
  ['the user id ..', withUserId('..')],
  ['a parent folder within the user id', withUserId('a/../../companies')],
  ['a parent folder by backslash', withUserId('a\\..\\b')],
  [
    'half a character as user id',
    withClaimsText((json, { userId }) => json.replaceAll(`"${userId}"`, '"\\ud800"')),
  ],
  ['a line end in the user id', withUserId('a\r\nX-Evil: 1')],
  ['a zero byte in the user id', withUserId('a\0b')],
  ['a user id of 257 characters', withUserId('u'.repeat(257))],
  ['an empty jti', withClaims({ jti: '' })],
  ['a line end in the jti', withClaims({ jti: 'a\r\nX-Evil: 1' })],
  ['a jti of 129 characters', withClaims({ jti: 'j'.repeat(129) })],
];

/** Refused in tokens of the project's own profile; the claims of sessions have other rules. */
export const profileClaims: Attack[] = [
  ['the audience of another service', withClaims({ aud: 'billing' })],
  ['two audiences, ours among them', withClaims({ aud: ['email-preferences', 'billing'] })],
  ['our audience as a list', withClaims({ aud: ['email-preferences'] })],
  ['no audience (CVE-2025-62610)', withClaims({ aud: undefined })],
  ['an empty audience', withClaims({ aud: '' })],
  ['no scope', withClaims({ scope: undefined })],
  ['a scope of our own invention', withClaims({ scope: 'admin' })],
  ['two scopes in one', withClaims({ scope: 'unsubscribe manage' })],
  ['scopes as a list', withClaims({ scope: ['manage'] })],
  ['a managing token for one category', withClaims({ category: 'changelog' })],
  ['an undo token for nothing', withClaims({ scope: 'undo' })],
  [
    'an undo token of an hour',
    later(3600, (exp) => ({ scope: 'undo', category: 'all', exp, iat: exp - 3600 })),
  ],
  ['the prototype as a category', withClaims({ scope: 'unsubscribe', category: '__proto__' })],
  ['a path as a category', withClaims({ scope: 'unsubscribe', category: '../x' })],
  ['a label for nothing', withClaims({ scope: 'unsubscribe', label: 'All emails' })],
  ['a label as a number', withClaims({ scope: 'unsubscribe', category: 'x', label: 1 })],
  [
    'a label that reorders the page',
    withClaims({ scope: 'unsubscribe', category: 'x', label: 'a\u202eb' }),
  ],
  [
    'a label as long as a page',
    withClaims({ scope: 'unsubscribe', category: 'x', label: 'x'.repeat(81) }),
  ],
  ['no jti', withClaims({ jti: undefined })],
];
