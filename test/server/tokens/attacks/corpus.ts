/**
 * Attacks on tokens, one a row. All have to fail alike. After public collections of JWT attacks and
 * test vectors (Wycheproof, RFC 7520, RFC 8725) and the advisories named in the rows; each is made
 * here, against the keys of the test.
 */
import type { Attack } from './corpus/attack.ts';
import { numbers, profileClaims, strangeClaims } from './corpus/claims.ts';
import { encrypted, json, long, spellings } from './corpus/forms.ts';
import { foreignKeys, headers, keyNames, sessionTypes } from './corpus/headers.ts';
import { confusion, noSignature, psychic } from './corpus/signatures.ts';

/** The attacks that are refused in tokens of every profile, by kind. */
export const COMMON: Record<string, Attack[]> = {
  'no signature': noSignature,
  'confused algorithms': confusion,
  'keys of the attacker': foreignKeys,
  'hostile key names': keyNames,
  'hostile headers': headers,
  'encrypted and other forms': encrypted,
  'psychic signatures': psychic,
  'hostile JSON': json,
  'unsafe numbers': numbers,
  'other spellings': spellings,
  'swapped and missing claims': strangeClaims,
};

/** The attacks on tokens of the project's own profile, by kind. */
export const CORPUS: Record<string, Attack[]> = {
  ...COMMON,
  'claims of other profiles': [...profileClaims, ...sessionTypes, ...long],
};
