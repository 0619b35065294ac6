/** What a case of the conformance suite is given: a handler that runs, on any runtime. */
import type { TokenKeys } from '../../server/tokens/index.ts';
import type { TestContacts } from '../server/handler/contacts.ts';

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
