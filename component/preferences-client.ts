/** HTTP to the preferences handler: one request, one checked answer, or one typed error. */
import { type ContactEmailPreferences, GATE, STATUSES, type Statuses } from './preferences.ts';

/** How long one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** The longest answer accepted, in characters. Real ones are under 1,000. */
const MAX_ANSWER = 65_536;

/**
 * Why a request came to nothing.
 *
 * @example
 * element.addEventListener('fb-error', ({ detail }) => report(detail.error.code));
 */
export class PreferencesError extends Error {
  /**
   * Stable, machine-readable: the handler's own (`token_expired`, `resource_not_found`,
   * `rate_limited`, …), or one of ours:
   * - `network`: no answer, or none within 10 seconds
   * - `response_invalid`: an answer outside the contract
   * - `token_invalid`: a token without a usable `sub`, or for somebody else than before
   * - `provider_failed`: `tokenProvider` has rejected
   * - `unknown`: an error answer without a code
   */
  declare readonly code: string;
  /** HTTP status, 0 when there was no answer. */
  declare readonly status: number;
  /** Seconds that the server asks to wait before another try; 0 when it does not say. */
  declare readonly retryAfter: number;

  constructor(code: string, status = 0, retryAfter = 0) {
    super(code);
    Object.assign(this, { name: 'PreferencesError', code, status, retryAfter });
  }

  /**
   * Whether the same request may succeed a moment later. A PATCH carries absolute statuses, so
   * sending it twice is harmless (RFC 9110 §9.2.2).
   */
  get temporary(): boolean {
    return [0, 408, 429, 502, 503, 504].includes(this.status);
  }
}

/**
 * The user id in a token's `sub`, read without checking the signature: the handler does that.
 *
 * @param token a compact JWS
 * @throws {PreferencesError} `token_invalid` when there is no id that can stand in a path
 * @example
 * userIdOf('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMTIzNDUifQ.c2ln'); // 'usr_12345'
 */
export function userIdOf(token = ''): string {
  try {
    const base64 = token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') as string;
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes));
    // A URL parser resolves "." and "..", percent-encoded or not: they would name another route.
    if (typeof sub === 'string' && !/^\.{0,2}$/.test(encodeURIComponent(sub))) return sub;
  } catch {
    // Not base64url, not JSON, a lone surrogate: the same to the caller as a missing `sub`.
  }
  throw new PreferencesError('token_invalid', 401);
}

/**
 * Reads a person's preferences, or changes some of them.
 *
 * @param endpoint base URL of the handler; empty for the page's own origin
 * @param token the signed user token; its `sub` becomes part of the path
 * @param changes statuses to store; without it nothing is changed
 * @returns the preferences as they are stored now
 * @throws {PreferencesError}
 * @example
 * await requestPreferences('https://preferences.example.com', token, { changelog: 'unsubscribed' });
 */
export async function requestPreferences(
  endpoint: string,
  token: string,
  changes?: Statuses,
): Promise<ContactEmailPreferences> {
  const userId = encodeURIComponent(userIdOf(token));
  let response: Response;
  let text: string;
  let answer: unknown;
  try {
    response = await fetch(
      `${endpoint.replace(/\/+$/, '')}/v2/contacts/by-user-id/${userId}/email-preferences`,
      {
        method: changes ? 'PATCH' : 'GET',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: changes && JSON.stringify({ preferences: changes }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // A change outlives the page: leaving right after a click must not lose it.
        keepalive: !!changes,
        signal: AbortSignal.timeout(TIMEOUT),
      },
    );
    text = await response.text();
  } catch {
    throw new PreferencesError('network');
  }
  const { status, headers } = response;
  try {
    if (text.length < MAX_ANSWER) answer = JSON.parse(text);
  } catch {
    // Not JSON: told from an answer of another shape by nothing that matters.
  }
  if (!response.ok) {
    const { error } = (answer ?? {}) as { error?: { code?: string } };
    throw new PreferencesError(
      error?.code ?? 'unknown',
      status,
      Number(headers.get('Retry-After')),
    );
  }
  if (!isContact(answer)) throw new PreferencesError('response_invalid', status);
  return answer;
}

/** Keys that every object inherits are refused, so that a lookup by key finds only what was sent. */
function isContact(value: unknown): value is ContactEmailPreferences {
  const preferences = (value as ContactEmailPreferences | null)?.preferences ?? {};
  return (
    GATE in preferences &&
    Object.entries(preferences).every(
      ([key, preference]) => !(key in Object.prototype) && STATUSES.includes(preference?.status),
    )
  );
}
