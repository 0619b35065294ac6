/** Events: what happened to a request, for a program of the operator. */
import type { Context } from 'hono';
import { describeCause, type Log, type LogEntry } from '../http/log.ts';
import type { AppEnv } from './hono-env.ts';
import type { AcceptedChange } from './upstreams/upstream.ts';

/** The system of record has accepted a change. Has the user id, which the log has not. */
export interface ChangedEvent extends AcceptedChange {
  type: 'changed';
  /** The log entry of the request. */
  request: LogEntry;
}

/** The request was refused, with a status from 400 to 498; `request.code` says why. */
export interface RefusedEvent {
  type: 'refused';
  /** The log entry of the request. */
  request: LogEntry;
}

/** The system of record has failed, or was too slow; `request.code` and `request.cause` say how. */
export interface UpstreamFailedEvent {
  type: 'upstream_failed';
  /** The log entry of the request. */
  request: LogEntry;
}

/** An event; `type` tells which. */
export type PreferencesEvent = ChangedEvent | RefusedEvent | UpstreamFailedEvent;

/**
 * Takes an event. Its answer is not used; what it throws is logged as `event_hook_failed`.
 *
 * @example
 * const onEvent: OnEvent = async (event) => {
 *   if (event.type === 'changed') await queue.send({ userId: event.userId, ...event.changes });
 * };
 */
export type OnEvent = (event: PreferencesEvent) => unknown;

/**
 * The event of a request: at most one.
 *
 * @param accepted the change that the system of record has accepted in it
 */
export function eventOf(
  request: LogEntry,
  accepted: AcceptedChange | undefined,
): PreferencesEvent | undefined {
  const { status, code, upstreamAttempts } = request;
  // A 429 is the upstream's if it was asked.
  if (code.startsWith('upstream_') || (code === 'rate_limited' && upstreamAttempts)) {
    return { type: 'upstream_failed', request };
  }
  if (accepted) return { type: 'changed', request, ...accepted };
  return status >= 400 && status < 499 ? { type: 'refused', request } : undefined;
}

/**
 * Calls the hook after the answer, which waits neither for it nor for what it returns. Where the
 * runtime has `waitUntil`, it is told to go on until the hook has ended.
 */
export function callHook(
  c: Context<AppEnv>,
  { onEvent, log, event }: { onEvent: OnEvent; log: Log; event: PreferencesEvent },
): void {
  const ended = new Promise((resolve) => setTimeout(resolve))
    .then(() => onEvent(event))
    .catch((error) => {
      const cause = describeCause(error);
      log({ ...event.request, level: 'error', code: 'event_hook_failed', cause });
    })
    // An error that cannot be described has nothing to be logged, and ends here: on Node, a rejection
    // that nobody handles ends the process.
    .catch(() => {});
  try {
    c.executionCtx.waitUntil(ended);
  } catch {
    // Hono's context throws where there is none: on Node, Deno and Bun, which need none.
  }
}
