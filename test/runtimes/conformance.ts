/**
 * What the handler does on every runtime, over HTTP: named cases over one function `request`, which
 * know nothing of the runtime, its files or its process.
 */
import { API_CASES } from './cases/api.ts';
import { ATTACK_CASES } from './cases/attacks.ts';
import { BAD_INPUT_CASES } from './cases/bad-input.ts';
import { CORS_CASES } from './cases/cors.ts';
import { ONE_CLICK_CASES } from './cases/one-click.ts';
import { PAGE_CASES } from './cases/page.ts';
import type { Case } from './subject.ts';

/** The cases by group, a column of the table each. */
export const GROUPS = {
  API: API_CASES,
  'hosted page': PAGE_CASES,
  'one-click': ONE_CLICK_CASES,
  CORS: CORS_CASES,
  attacks: ATTACK_CASES,
  'bad input': BAD_INPUT_CASES,
} as const satisfies Record<string, readonly Case[]>;
