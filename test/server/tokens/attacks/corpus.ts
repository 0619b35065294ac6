/**
 * Attacks on tokens, one a row. All have to fail alike. After public collections of JWT attacks and
 * test vectors (Wycheproof, RFC 7520, RFC 8725) and the advisories named in the rows; each is made
 * here, against the keys of the test.
 */
import type { Attack } from './corpus/attack.ts';
import { numbers, strangeClaims } from './corpus/claims.ts';
import { encrypted, json, spellings } from './corpus/forms.ts';
import { foreignKeys, headers, keyNames } from './corpus/headers.ts';
import { confusion, noSignature, psychic } from './corpus/signatures.ts';

/** Every attack, by kind. */
export const CORPUS: Record<string, Attack[]> = {
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
