/** Sending one request to another server, by the fastest way that the runtime has. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { getBuiltIn } from './built-in.ts';
import { ArrivingBody, readText } from './json-body.ts';

/** What is sent. Redirects are not followed. */
export interface Unsent {
  /** Default `GET`. */
  method?: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** What an answer begins with. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** An answer, whose body may still be on its way. */
export interface Answer extends AnswerHead {
  /**
   * Reads the body, once.
   *
   * @throws {ApiError} 413 `body_too_large` over `maxBytes`; 400 `invalid_encoding`
   * @throws {Error} when the connection ends before the body does
   */
  text(maxBytes: number): Promise<string>;
  /** Frees the connection, whether the body was read or not. */
  release(): void;
}

/**
 * Sends a request.
 *
 * @param outgoing with a signal that is aborted when nobody waits any longer for the answer and its body
 * @throws {Error} when there is no answer; where a socket, TLS or DNS is at fault, it or its cause has
 *   a `code`
 */
export type Send = (url: URL, outgoing: Unsent & { signal: AbortSignal }) => Promise<Answer>;

/** Sends with a `fetch`. */
export function sendWith(fetch: typeof globalThis.fetch): Send {
  return async (url, outgoing) => {
    const response = await fetch(url.href, { ...outgoing, redirect: 'manual' });
    const { status, headers } = response;
    return {
      status,
      headers,
      text: (maxBytes) => readText(response, maxBytes),
      release() {
        if (!response.bodyUsed) response.body?.cancel().catch(() => {});
      },
    };
  };
}

/** What `fetch` sends by itself: some firewalls refuse a request of no program. What is small need not be packed. */
const NODE_HEADERS = { 'User-Agent': 'node', 'Accept-Encoding': 'identity' };

/** Sends by Node's own client and its agent, which keeps connections. */
function sendByNode(getBuiltIn: NodeJS.Process['getBuiltinModule']): Send {
  const http = getBuiltIn('node:http');
  const https = getBuiltIn('node:https');
  const { pipeline } = getBuiltIn('node:stream');
  const zlib = getBuiltIn('node:zlib');

  /** RFC 9110, section 8.4.1: some servers pack what they were asked not to. */
  function unpacked(message: IncomingMessage): Readable {
    const coding = message.headers['content-encoding']?.toLowerCase();
    if (coding === 'gzip') return pipeline(message, zlib.createGunzip(), ignore);
    if (coding === 'deflate') return pipeline(message, zlib.createInflate(), ignore);
    if (coding === 'br') return pipeline(message, zlib.createBrotliDecompress(), ignore);
    return message;
  }

  const answerOf = (message: IncomingMessage): Answer => ({
    status: message.statusCode as number,
    headers: { get: (name) => message.headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
    text: (maxBytes) => readStreamOfNode(unpacked(message), maxBytes),
    release() {
      // A connection whose answer has arrived as a whole serves the next request.
      if (message.complete) message.resume();
      else message.destroy();
    },
  });

  return (url, { headers, body, ...options }) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const init = { ...options, headers: { ...NODE_HEADERS, ...headers } };
    return new Promise((resolve, reject) => {
      request(url, init, (message) => resolve(answerOf(message)))
        .on('error', reject)
        .end(body);
    });
  };
}

/** Whoever reads the end of a pipeline gets its error, too. */
function ignore(): void {}

/** By events: a loop over the stream takes longer than all that is checked of a request. */
async function readStreamOfNode(stream: Readable, maxBytes: number): Promise<string> {
  const body = new ArrivingBody(maxBytes);
  await new Promise<void>((resolve, reject) => {
    stream
      .on('data', (chunk) => {
        try {
          body.add(chunk);
        } catch (error) {
          stream.destroy(error as Error);
        }
      })
      .on('end', resolve)
      .on('error', reject);
    // What was cut off before this began tells nobody a second time.
    if (stream.destroyed) reject(new Error('The connection ended before the body did.'));
  });
  return body.text();
}

/** By Node's own client where there is one, since Node's `fetch` takes longer; else by `fetch`. */
export const send: Send = getBuiltIn
  ? sendByNode(getBuiltIn)
  : sendWith((...args) => fetch(...args));
