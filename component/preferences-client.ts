/** HTTP to the preferences handler: one request, one checked answer, or one typed error. */
import { type ContactEmailPreferences, GATE, STATUSES, type Statuses } from './preferences.ts';

/** How long one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** The largest answer that is read, in characters. Real ones are under 1,000. */
const MAX_ANSWER = 65_536;

/**
 * Why a request came to nothing.
 *
 * `code` is the handler's own (`token_expired`, `resource_not_found`, `rate_limited`, …) or one of
 * ours: `network` (no answer, or none in 10 seconds), `response_invalid` (an answer that is not the
 * contract), `token_invalid` (a token without a usable `sub`), `unknown` (an error without a code).
 */
export class PreferencesError extends Error {
  /** Stable, machine-readable. */
  readonly code: string;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** Seconds the server asks to wait before another try, if it says. */
  readonly retryAfter: number | undefined;

  constructor(code: string, status = 0, message = code, retryAfter?: number) {
    super(message);
    this.name = 'PreferencesError';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /**
   * Whether the same request may succeed a moment later. A PATCH carries absolute statuses, so
   * sending it twice is harmless (RFC 9110 §9.2.2).
   */
  get temporary(): boolean {
    return this.code === 'network' || [408, 429, 502, 503, 504].includes(this.status);
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
export function userIdOf(token: string): string {
  try {
    const base64 = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes));
    // A URL parser resolves "." and "..", percent-encoded or not: they would name another route.
    if (typeof sub === 'string' && !/^\.{0,2}$/.test(encodeURIComponent(sub))) return sub;
  } catch {
    // Not base64url, not JSON, a lone surrogate: the same to the caller as a missing `sub`.
  }
  throw new PreferencesError('token_invalid', 0, 'The token names no user.');
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
  const path = `/v2/contacts/by-user-id/${encodeURIComponent(userIdOf(token))}/email-preferences`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(endpoint.replace(/\/+$/, '') + path, {
      method: changes ? 'PATCH' : 'GET',
      headers: {
        Authorization: `Bearer ${token}`,
        ...(changes && { 'Content-Type': 'application/json' }),
      },
      ...(changes && { body: JSON.stringify({ preferences: changes }) }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A change outlives the page: leaving right after a click must not lose it.
      keepalive: !!changes,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await readText(response);
  } catch {
    throw new PreferencesError('network', 0, 'The server did not answer.');
  }
  const answer = parse(text);
  if (!response.ok) throw toError(response, answer);
  if (!isContact(answer)) {
    throw new PreferencesError('response_invalid', response.status, 'The answer is not valid.');
  }
  return answer;
}

/** The body, cut short past the limit: what is cut does not parse, so it is refused as invalid. */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < MAX_ANSWER) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  reader?.cancel();
  return '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toError(response: Response, answer: unknown): PreferencesError {
  const { code, message } = (answer as { error?: Record<string, string> } | null)?.error ?? {};
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new PreferencesError(
    String(code ?? 'unknown'),
    response.status,
    String(message ?? response.status),
    seconds >= 0 ? seconds : undefined,
  );
}

/** Keys that every object inherits are refused, so that a lookup by key finds only what was sent. */
function isContact(value: unknown): value is ContactEmailPreferences {
  const { preferences } = (value ?? {}) as Partial<ContactEmailPreferences>;
  return (
    STATUSES.includes(preferences?.[GATE]?.status as never) &&
    Object.entries(preferences ?? {}).every(
      ([key, preference]) => !(key in Object.prototype) && STATUSES.includes(preference?.status),
    )
  );
}
