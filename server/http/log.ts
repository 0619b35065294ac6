/** The log of an HTTP program: enough to operate it, and no personal data. */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ApiError } from './api-error.ts';

/**
 * One request, to the handler or to the contacts service. No token, key, address, phone number, user id,
 * query or text of an upstream is in it; the token's id ties it to the consent log.
 */
export interface LogEntry {
  /** `error` for a status of 500 or more. */
  level: 'info' | 'error';
  requestId: string;
  method: string;
  /** The pattern of the route, such as `/unsubscribe`; never the path itself. */
  route: string;
  status: number;
  /** The code of the error that was answered; `ok` when there was none. */
  code: string;
  /** Until the answer was ready, in milliseconds. */
  durationMs: number;
  /** The `kid` of the token: the name of the key that it was verified with. */
  kid?: string | undefined;
  /** The `jti` of the token. */
  tokenId?: string | undefined;
  /** The user id of the token, as a keyed hash; missing where no secret is configured. */
  user?: string | undefined;
  /** Why a token was refused, in a few words. The answer does not say it. */
  reason?: string | undefined;
  /** The origin that was refused. */
  origin?: string | undefined;
  /** The requests that were sent to the system of record, repeated ones included. */
  upstreamAttempts?: number | undefined;
  /** The HTTP status of its last answer; missing when the last request got none. */
  upstreamStatus?: number | undefined;
  /** The time that the system of record took, waits between attempts included, in milliseconds. */
  upstreamMs?: number | undefined;
  /** The name of the API key that the contacts service was called with. */
  key?: string | undefined;
  /** The code of the error at the bottom of a failure, such as `ECONNREFUSED`. */
  causeCode?: string | undefined;
  /** The causes of a failure, as {@link describeCause} gives them. */
  cause?: string[] | undefined;
}

/** Takes an entry; must not throw. */
export type Log = (entry: LogEntry) => void;

/** Writes each entry as a line of JSON to the console, which every runtime collects. */
export const consoleLog: Log = (entry) => {
  const line = JSON.stringify(entry);
  // biome-ignore lint/suspicious/noConsole: the console is where a log line belongs
  if (entry.level === 'info') console.info(line);
  else console.error(line);
};

/**
 * The part of an entry that every program has, once the answer is there.
 *
 * @param start of the request, by `performance.now()`
 * @param error that was answered
 */
export function describeRequest(c: Context, start: number, error: ApiError | undefined): LogEntry {
  const { status } = c.res;
  const paths = matchedRoutes(c).map(({ path }) => path);
  // Middleware has a wildcard; where nothing else matches, nothing is served.
  const route = paths.findLast((path) => !path.endsWith('*')) ?? paths.at(-1) ?? '*';
  const entry: LogEntry = {
    level: status >= 500 ? 'error' : 'info',
    requestId: c.get('requestId'),
    method: c.req.method,
    // Pages are registered with a slash at the end, too.
    route: route.replace(/(.)\/$/, '$1'),
    status,
    code: error?.code ?? 'ok',
    durationMs: Math.round(performance.now() - start),
  };
  if (status < 500) return entry;
  return { ...entry, causeCode: codeOf(error?.cause), cause: describeCause(error?.cause) };
}

/**
 * An error and its causes, at most five: each with its name, its code if it has one (such as
 * `ECONNREFUSED` or `SQLITE_FULL`) and the place where it was thrown. Messages are left out, because
 * those of a URL parser, a JSON parser or a database quote their input.
 *
 * @example
 * describeCause(error); // ['TypeError at node:internal/deps/undici', 'Error ECONNREFUSED']
 */
export function describeCause(error: unknown): string[] {
  return causesOf(error).map((cause) =>
    [matching(NAME, cause.name) ?? 'Error', matching(CODE, cause.code), placeOf(cause)]
      .filter(Boolean)
      .join(' '),
  );
}

/** The last code among an error and its causes: that of the socket, of TLS or of DNS, where there is one. */
function codeOf(error: unknown): string | undefined {
  return causesOf(error).reduce<string | undefined>(
    (code, cause) => matching(CODE, cause.code) ?? code,
    undefined,
  );
}

/** An error of any class, which may have a code. */
type CodedError = Error & { code?: unknown };

/** At most five, because a cause may be its own. */
function causesOf(error: unknown): CodedError[] {
  const causes: CodedError[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    causes.push(cause);
  }
  return causes;
}

/** The name of a class. Any program can set `name` to another text. */
const NAME = /^[A-Z]\w{0,63}$/;

/** A code of Node or of SQLite. */
const CODE = /^[A-Z][A-Z0-9_]{2,63}$/;

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/**
 * The first frame of the stack. In V8 the stack begins with the message, whose lines can look like
 * frames: without the message at its beginning, the stack cannot be divided, and there is no place.
 */
function placeOf({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message);
  if (start < 0) return undefined;
  const frames = stack.slice(start + message.length);
  return /\n\s+(at .*:\d+:\d+\)?)$/m.exec(frames)?.[1];
}
