/** HTTP to the preferences handler: one request, one checked answer, or one typed error. */
import { GATE, STATUSES, type Status, type Statuses } from './preferences.ts';

/** How long one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** The longest answer accepted, in characters. Real ones are under 1,000. */
const MAX_ANSWER = 65_536;

/** Where to ask, and as whom. */
export interface PreferencesSource {
  /** Base URL of the handler. Default: the page's own origin. */
  endpoint?: string | undefined;
  /** The signed user token. May be set anew at any time, to one of the same person. */
  token?: string | undefined;
  /** Asked for a token when there is none, and once more after a 401. */
  tokenProvider?: (() => Promise<string>) | undefined;
  /** Whose preferences these are. Default: who the first token is for; no other is used after. */
  userId?: string | null | undefined;
}

/**
 * Why a request came to nothing.
 *
 * @example
 * element.addEventListener('fb-error', ({ detail }) => report(detail.error.code));
 */
export interface PreferencesError extends Error {
  /**
   * Stable, machine-readable: the handler's own (`token_expired`, `resource_not_found`,
   * `rate_limited`, …), or one of ours:
   * - `offline`: the machine has no connection
   * - `network`: no answer, or none within 10 seconds
   * - `response_invalid`: an answer outside the contract
   * - `token_invalid`: a token without a usable `sub`, or for somebody else than before
   * - `provider_failed`: `tokenProvider` has rejected
   * - `unknown`: an error answer without a code
   */
  readonly code: string;
  /** HTTP status; 401 for a token that is of no use; 0 when there was no answer. */
  readonly status: number;
}

/** What an answer says: whose preferences, the address masked, and what is stored. */
export interface Reading {
  email?: string | null | undefined;
  saved: Statuses;
}

/** Makes a {@link PreferencesError}. */
export function preferencesError(code: string, status = 0): PreferencesError {
  return Object.assign(Error(code), { code, status });
}

/**
 * The user id in a token's `sub`, read without checking the signature: the handler does that.
 *
 * @param token a compact JWS
 * @returns undefined when there is no id that can stand in a path
 * @example
 * userIdOf('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMTIzNDUifQ.c2ln'); // 'usr_12345'
 */
export function userIdOf(token: string | undefined): string | undefined {
  try {
    const base64 = (token as string).split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') as string;
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes));
    // A URL parser resolves "." and "..", percent-encoded or not: they would name another route.
    if (!/^\.{0,2}$/.test(encodeURIComponent(sub))) return sub;
  } catch {
    // Not base64url, not JSON, a lone surrogate: the same to the caller as a missing `sub`.
  }
  return undefined;
}

/**
 * Reads a person's preferences, or changes some of them.
 *
 * @param source where to ask, and as whom; a token that was provided is kept there
 * @param changes statuses to store; without it nothing is changed
 * @param renewed whether the token has been renewed already
 * @returns the preferences as they are stored now
 * @throws {PreferencesError}
 * @example
 * await requestPreferences({ endpoint, token }, { changelog: 'unsubscribed' });
 */
export async function requestPreferences(
  source: PreferencesSource,
  changes?: Statuses,
  renewed?: boolean,
): Promise<Reading> {
  const { endpoint = '', tokenProvider } = source;
  try {
    source.token ||= await tokenProvider?.();
  } catch {
    throw preferencesError('provider_failed');
  }
  const userId = userIdOf(source.token);
  source.userId ??= userId;
  // Someone else may have signed in meanwhile: this person's changes are not theirs.
  if (!userId || userId !== source.userId) throw preferencesError('token_invalid', 401);

  let response: Response | undefined;
  let answer: { error?: { code?: string } } | undefined;
  try {
    response = await fetch(
      `${endpoint.replace(/\/+$/, '')}/v2/contacts/by-user-id/${encodeURIComponent(userId)}/email-preferences`,
      {
        method: changes ? 'PATCH' : 'GET',
        headers: { Authorization: `Bearer ${source.token}`, 'Content-Type': 'application/json' },
        body: changes && JSON.stringify({ preferences: changes }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // Else a browser may hold a PATCH back until a slow GET of the same URL has its cache entry.
        cache: 'no-store',
        // A change outlives the page: leaving right after a click must not lose it.
        keepalive: true,
        signal: AbortSignal.timeout(TIMEOUT),
      },
    );
    // What is cut short does not parse, and is refused below like anything else that is not JSON.
    answer = JSON.parse((await response.text()).slice(0, MAX_ANSWER));
  } catch {
    if (!response) {
      throw preferencesError(globalThis.navigator?.onLine === false ? 'offline' : 'network');
    }
  }
  const { ok, status } = response;
  if (status === 401 && tokenProvider && !renewed) {
    source.token = undefined;
    return requestPreferences(source, changes, true);
  }
  if (!ok) throw preferencesError(answer?.error?.code ?? 'unknown', status);
  const reading = readingOf(answer);
  if (!reading) throw preferencesError('response_invalid', status);
  return reading;
}

/**
 * What an answer of the contract says. Keys that every object inherits are refused, so that a lookup
 * by key finds only what was sent.
 *
 * @returns undefined for anything else
 */
export function readingOf(answer: unknown): Reading | undefined {
  const { email, preferences } = Object(answer);
  const entries = Object.entries<{ status?: Status } | null>(Object(preferences)).map(
    ([key, preference]) => [key, preference?.status as Status] as const,
  );
  const saved = Object.fromEntries(entries);
  const valid = entries.every(
    ([key, status]) => !(key in Object.prototype) && STATUSES.includes(status),
  );
  return valid && GATE in saved ? { email, saved } : undefined;
}
