/**
 * What the handler does on every runtime, over HTTP: named cases over one function `request`, which
 * know nothing of the runtime, its files or its process.
 */
import type { TokenKeys } from '../../server/tokens/index.ts';
import type { TestContacts } from '../server/handler/contacts.ts';
import { API_CASES } from './cases/api.ts';
import { ATTACK_CASES } from './cases/attacks.ts';
import { BAD_INPUT_CASES } from './cases/bad-input.ts';
import { CORS_CASES } from './cases/cors.ts';
import { ONE_CLICK_CASES } from './cases/one-click.ts';
import { PAGE_CASES } from './cases/page.ts';

/** The system of record, as far as cases use it. */
export type Contacts = Pick<TestContacts, 'seed' | 'statuses' | 'received'>;

/** A handler that runs, and all that a case may use besides. */
export interface Subject {
  /**
   * Sends a request to the handler.
   *
   * @param path below the public address, such as `/unsubscribe?token=…`
   */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** `PREFERENCES_PUBLIC_URL` of the handler. */
  publicUrl: string;
  /** The origin that people see in their browser: the public one, or that of an alias. */
  ownOrigin: string;
  /** The keys that the handler verifies with. */
  keys: TokenKeys;
  /** The system of record behind the handler, and what it has received from it. */
  contacts: Contacts;
  /** Tokens that have to be refused, by the kind of attack. */
  attacks: Readonly<Record<string, readonly string[]>>;
}

/** The origin that every handler under test is told to allow. */
export const ALLOWED_ORIGIN = 'https://app.example.com';

/** The brand that every handler under test is told to show. */
export const BRAND = 'Acme';

/** One thing that holds on every runtime. */
export interface Case {
  name: string;
  /**
   * @param userId a contact of this case alone, with everything subscribed
   * @throws {AssertionError} when the handler does otherwise
   */
  check(subject: Subject, userId: string): Promise<void>;
}

/** The cases by group, a column of the table each. */
export const GROUPS = {
  API: API_CASES,
  'hosted page': PAGE_CASES,
  'one-click': ONE_CLICK_CASES,
  CORS: CORS_CASES,
  attacks: ATTACK_CASES,
  'bad input': BAD_INPUT_CASES,
} as const satisfies Record<string, readonly Case[]>;
