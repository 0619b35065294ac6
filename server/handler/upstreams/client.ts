/**
 * Calling a system of record over HTTP: which address, how long, how often, and how much of an answer
 * is read.
 */
import { ApiError } from '../../http/api-error.ts';
import { type Answer, send, sendWith, type Unsent } from '../../http/send.ts';
import { isHttpsOrLoopback } from '../../http/url.ts';
import { withRetries } from './retry.ts';
import type { UpstreamContext } from './upstream.ts';
import {
  assertSuccess,
  invalidResponse,
  RetryableFailure,
  timeout,
  unavailable,
} from './upstream-errors.ts';

/** Far more than any answer needs; limits the memory that a broken server can fill. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** The options of every upstream that is called over HTTP. */
export interface ClientOptions {
  /**
   * Default: `node:http` from Node 22.3 on, which is faster there, elsewhere the runtime's `fetch`.
   * Give an app's `request` to stay within one process.
   */
  fetch?: typeof fetch;
  /** How long one try may take, in milliseconds. Default 4000. */
  attemptTimeoutMs?: number;
  /** How long all that serves one request may take together, in milliseconds. Default 10000. */
  totalTimeoutMs?: number;
}

/** What the client uses of the request that an upstream is called for. */
export type CallContext = Pick<UpstreamContext, 'signal' | 'trace'>;

/** Makes a value of an answer, or throws what should become of it. */
export type Read<Value> = (answer: Answer) => Promise<Value>;

/** Sends a request until it succeeds or the budget is spent. Only what may be repeated is sent. */
export type Call = <Value>(url: URL, outgoing: Unsent, read: Read<Value>) => Promise<Value>;

/**
 * @returns begins a budget of time; the calls made with its answer share it
 * @example
 * const begin = createClient({ totalTimeoutMs: 5000 });
 * const call = begin(context);
 * const contact = await call(url, { headers }, readJson);
 */
export function createClient(options: ClientOptions): (context?: CallContext) => Call {
  const { attemptTimeoutMs: attemptMs = 4000, totalTimeoutMs = 10_000 } = options;
  const sendOne = options.fetch ? sendWith(options.fetch) : send;
  return ({ signal, trace } = {}) => {
    const deadline = Date.now() + totalTimeoutMs;
    return async (url, outgoing, read) => {
      const totalMs = deadline - Date.now();
      // A change that is cut off at once may or may not arrive, so it is not begun.
      if (totalMs <= 0) throw timeout();
      return withRetries(
        async (attemptSignal) => {
          if (trace) {
            trace.attempts += 1;
            trace.upstreamStatus = undefined;
          }
          const answer = await sendOne(url, { ...outgoing, signal: attemptSignal }).catch(
            (error) => {
              throw new RetryableFailure(unavailable(error));
            },
          );
          if (trace) trace.upstreamStatus = answer.status;
          try {
            return await read(answer);
          } finally {
            answer.release();
          }
        },
        { attemptMs, totalMs, signal },
      );
    };
  };
}

/**
 * @param insecureHosts private hosts that plain http may be used to
 * @returns the address, if it may carry a key
 * @throws {TypeError} when it is not a URL, or plain http to another machine that is not named
 */
export function upstreamBase(baseUrl: string, insecureHosts?: readonly string[]): URL {
  const base = new URL(baseUrl);
  if (isHttpsOrLoopback(base, insecureHosts)) return base;
  throw new TypeError('The upstream needs an https address.');
}

/**
 * The address of a path under a base, whose own path prefix is kept. `encodeURIComponent` alone is
 * not enough, so the result is held against what it should be.
 *
 * @throws {TypeError} when a part of the path changes where it leads
 */
export function urlUnder(base: URL, path: string): URL {
  const whole = base.pathname.replace(/\/+$/, '') + path;
  const url = new URL(whole, base.origin);
  if (url.origin === base.origin && url.pathname === whole) return url;
  throw new TypeError('The user id cannot be part of a path.');
}

/**
 * Reads an answer as JSON, once `check` has let its status pass.
 *
 * @throws {ApiError} 502 `upstream_invalid_response` over 256 KiB, or when it is not JSON in UTF-8
 */
export async function readJson(answer: Answer, check = assertSuccess): Promise<unknown> {
  check(answer);
  try {
    return JSON.parse(await readAnswer(answer));
  } catch (error) {
    throw error instanceof SyntaxError ? invalidResponse(error) : error;
  }
}

/**
 * Reads an answer as text.
 *
 * @throws {ApiError} 502 `upstream_invalid_response` over 256 KiB, or when it is not UTF-8
 * @throws {RetryableFailure} when the connection ends before the body does
 */
export function readAnswer(answer: Answer): Promise<string> {
  return answer.text(MAX_ANSWER_BYTES).catch((error) => {
    throw error instanceof ApiError
      ? invalidResponse(error)
      : new RetryableFailure(unavailable(error));
  });
}
