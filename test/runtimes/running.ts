/** A server or a function under test, whatever runs it. */
import type { Contacts } from './subject.ts';

/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** A server or a function that runs. */
export interface Running {
  /** Sends a request. The header `Host` names the host that the request is for. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The contacts behind it, where it brings its own. */
  contacts?: Contacts;
  close(): Promise<void>;
}

export type Start = (variables: Variables) => Promise<Running>;
