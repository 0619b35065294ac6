/** The log of an HTTP program: enough to operate it, and no personal data. */

/**
 * One request. No token, key, address, user id or full URL is in it; the token's id ties it to the
 * consent log.
 */
export interface LogEntry {
  level: 'info' | 'error';
  requestId: string;
  method: string;
  /** The pattern of the route, such as `/unsubscribe`; never the path itself. */
  route: string;
  status: number;
  /** Until the answer was ready, in milliseconds. */
  durationMs: number;
  /** The code of the error that was answered. */
  code?: string;
  /** Why a token was refused, in a few words. The answer does not say it. */
  reason?: string;
  /** The `jti` of the token. */
  tokenId?: string;
  /** The causes of a failure, as {@link describeCause} gives them. */
  cause?: string[];
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
 * An error and its causes, at most five: each with its name, its code if it has one (such as
 * `ECONNREFUSED` or `SQLITE_FULL`) and the place where it was thrown. Messages are left out, because
 * those of a URL parser, a JSON parser or a database quote their input.
 *
 * @example
 * describeCause(error); // ['TypeError at node:internal/deps/undici', 'Error ECONNREFUSED']
 */
export function describeCause(error: unknown): string[] {
  const lines: string[] = [];
  for (let cause = error; cause instanceof Error && lines.length < 5; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    const parts = [matching(NAME, cause.name) ?? 'Error', matching(CODE, code), placeOf(cause)];
    lines.push(parts.filter(Boolean).join(' '));
  }
  return lines;
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
