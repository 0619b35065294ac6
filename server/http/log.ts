/** What the handler writes down about each request: enough to operate it, nothing about a person. */

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
  /** Why a token was refused, in a few words: the one thing the answer does not say. */
  reason?: string;
  /** The `jti` of the token. */
  tokenId?: string;
  /** What went wrong underneath: names of errors and where they were thrown, without their messages. */
  cause?: string[];
}

/** Takes an entry; must not throw. */
export type Log = (entry: LogEntry) => void;

/** Writes each entry as a line of JSON to the console, the one sink that every runtime collects. */
export const consoleLog: Log = (entry) => {
  const line = JSON.stringify(entry);
  // biome-ignore lint/suspicious/noConsole: the console is where a log line belongs
  if (entry.level === 'info') console.info(line);
  else console.error(line);
};

/**
 * An error and its causes as names and places. Messages are left out: those of a URL parser, a JSON
 * parser or a network stack quote their input.
 */
export function describeCause(error: unknown): string[] {
  const lines: string[] = [];
  for (let cause = error; cause instanceof Error && lines.length < 5; cause = cause.cause) {
    const place = cause.stack?.split('\n').find((line) => /^\s+at /.test(line));
    lines.push(`${cause.name}${place ? ` ${place.trim()}` : ''}`);
  }
  return lines;
}
