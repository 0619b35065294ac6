/** HTTP to the preferences handler: one request, one checked answer, or one typed error. */
import type { Statuses } from './preferences.ts';
import { PreferencesError } from './preferences-error.ts';
import { type Reading, readingOf } from './reading.ts';

/**
 * How long one request may take, in milliseconds; and a `tokenProvider`. Longer than the handler tries
 * for (10 seconds), so that its answer arrives whatever the system of record does.
 */
const TIMEOUT = 15_000;

/** The longest answer accepted, in characters. Real ones are under 1,000. */
const MAX_ANSWER = 65_536;

/** Where to ask, and as whom. */
export interface PreferencesSource {
  /** Base URL of the handler. Default: the page's own origin. */
  endpoint?: string | undefined;
  /** The signed user token. May be set anew at any time, to one of the same person. */
  token?: string | undefined;
  /** Asked for a token when there is none, and once more after a 401. Has 15 seconds to answer. */
  tokenProvider?: (() => Promise<string>) | undefined;
  /** Whose preferences these are. Default: the `sub` of the first token. */
  userId?: string | null | undefined;
  /** Language tag: names of categories come in this language. Default: the browser's languages. */
  language?: string | undefined;
  /** The `sub` of the first token, kept here by the first request. A token of another is refused. */
  subject?: string | undefined;
}

/**
 * The `sub` of a token, read without checking the signature: the handler does that.
 *
 * @param token a compact JWS
 * @returns undefined when there is no id that can stand in a path
 * @example
 * userIdOf('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMTIzNDUifQ.c2ln'); // 'usr_12345'
 */
export function userIdOf(token: string | undefined): string | undefined {
  try {
    const payload = token?.split('.')[1] ?? '';
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes));
    return isSafe(sub) ? sub : undefined;
  } catch {
    // Not base64url, not JSON: the same to the caller as a missing `sub`.
    return undefined;
  }
}

/**
 * A URL parser resolves "." and "..", percent-encoded or not: they would name another route. A lone
 * surrogate cannot be encoded.
 */
function isSafe(userId: unknown): userId is string {
  return typeof userId === 'string' && /^(?!\.\.?$)\P{Cs}+$/u.test(userId);
}

/**
 * Reads a person's preferences, or changes some of them. Makes one request, and after a 401 a second
 * with a new token.
 *
 * @param source where to ask, and as whom; a token that was provided is kept there
 * @param changes statuses to store; without it nothing is changed
 * @returns the preferences as they are stored now
 * @throws {PreferencesError}
 * @example
 * await requestPreferences({ endpoint, token }, { changelog: 'unsubscribed' });
 */
export async function requestPreferences(
  source: PreferencesSource,
  changes?: Statuses,
): Promise<Reading> {
  const token = await tokenOf(source);
  try {
    return await send(source, token, changes);
  } catch (error) {
    const renewable = source.tokenProvider || source.token !== token;
    if ((error as PreferencesError).status !== 401 || !renewable) throw error;
    if (source.token === token) source.token = undefined;
  }
  return send(source, await tokenOf(source), changes);
}

/** The token to send: there is one, or the provider is asked. */
async function tokenOf(source: PreferencesSource): Promise<string> {
  const { tokenProvider } = source;
  if (!source.token && tokenProvider) {
    const provided: unknown = await withinTime(tokenProvider).catch((cause) => {
      const failure = cause instanceof Timeout ? 'not answered within 15 seconds' : 'failed';
      throw new PreferencesError('provider_failed', `The tokenProvider has ${failure}.`, { cause });
    });
    if (!provided || typeof provided !== 'string') {
      throw new PreferencesError('provider_failed', 'The tokenProvider has returned no token.');
    }
    source.token ||= provided;
  }
  const { token = '' } = source;
  const subject = userIdOf(token);
  source.subject ??= subject;
  source.userId ??= subject;
  // Someone else may have signed in meanwhile: this person's changes are not theirs.
  if (subject !== source.subject || !isSafe(source.userId)) {
    const message =
      subject === source.subject
        ? 'The token has no "sub", and there is no user id.'
        : 'The token has another "sub" than before.';
    throw new PreferencesError('token_invalid', message, { status: 401 });
  }
  return token;
}

async function send(
  { endpoint = '', userId, language = '' }: PreferencesSource,
  token: string,
  changes: Statuses | undefined,
): Promise<Reading> {
  const path = `/v2/contacts/by-user-id/${encodeURIComponent(userId as string)}/email-preferences`;
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(/^[a-z\d-]+$/i.test(language) && { 'Accept-Language': language }),
  };
  const wasOffline = isOffline();
  const [response, text] = await withinTime(async (signal) => {
    const response = await fetch(endpoint.replace(/\/+$/, '') + path, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Else a browser may hold a PATCH back until a slow GET of the same URL has its cache entry.
      cache: 'no-store',
      signal,
      headers,
      ...(changes && {
        method: 'PATCH',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ preferences: changes }),
        // A change outlives the page: leaving right after a click must not lose it.
        keepalive: true,
      }),
    });
    return [response, await response.text()] as const;
  }).catch((cause) => {
    const isStillOffline = isOffline();
    const code = isStillOffline ? 'offline' : 'network';
    // Offline before and after: the request has not left the machine.
    const outcomeUnknown = !(wasOffline && isStillOffline);
    throw new PreferencesError(code, 'There was no whole answer.', {
      cause,
      outcomeUnknown,
    });
  });
  const answer = parse(text);
  const reading = response.ok ? readingOf(answer) : undefined;
  const isStored = Object.entries({ ...changes }).every(
    ([key, status]) => reading?.saved[key] === status,
  );
  if (!reading || !isStored) throw errorOf(response, answer);
  return reading;
}

/** An answer that holds no preferences, or not those that were sent, as an error. */
function errorOf({ ok, status, headers }: Response, answer?: unknown): PreferencesError {
  const { code, message } = Object(Object(answer).error);
  const isOurs = !ok && typeof code === 'string';
  const isJson = /json/.test(headers.get('Content-Type') ?? '');
  let reason: [code: string, message: string] = [
    'endpoint_wrong',
    'The endpoint is not a preferences handler.',
  ];
  if (isOurs) reason = [code, message];
  else if (status === 429) reason = ['rate_limited', 'The server was asked too often.'];
  else if (status >= 500) reason = ['unavailable', 'The server is not available.'];
  else if (ok && isJson) reason = ['response_invalid', 'The answer is outside the contract.'];
  return new PreferencesError(...reason, {
    status,
    retryAfter: secondsOf(headers.get('Retry-After')),
    // The handler may have tried before it was asked to wait.
    outcomeUnknown: !isOurs || status >= 500 || status === 408 || status === 429,
  });
}

/** RFC 9110, section 10.2.3: seconds, or an HTTP date. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

function parse(text: string): unknown {
  try {
    return text.length > MAX_ANSWER ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

class Timeout extends Error {}

/** Settles as `work` does, or rejects with a {@link Timeout} and aborts it. */
function withinTime<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Timeout('There was no answer in time.'));
      controller.abort();
    }, TIMEOUT);
    // Also for a function that throws, or returns no promise.
    (async () => work(controller.signal))()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
