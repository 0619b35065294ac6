/**
 * A preferences handler for the element's tests, as small as the contract allows: real HTTP, state in
 * memory by user id, and faults that a test orders for its own user. Checks no signatures. The true
 * handler meets the element in the end-to-end test.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ContactEmailPreferences,
  effectiveStatus,
  type PreferenceDetails,
  type Statuses,
} from '../../component/preferences.ts';

/** What happens, instead of the usual, to the next request of a method. */
export interface Fault {
  method: 'GET' | 'PATCH';
  /** Answer with this status and body, and do nothing. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Keep the answer back until the test releases it. */
  hold?: boolean;
  /** Hang up without an answer. */
  drop?: boolean;
  /** Do what was asked before hanging up. */
  done?: boolean;
}

/** A person on the server, as a test sets them up and reads them back. */
export interface Person {
  statuses: Record<string, string>;
  email?: string;
  /** Optional fields of the answer, such as its channel. */
  contact?: Partial<ContactEmailPreferences>;
  /** Served texts and locks, by preference key. */
  details?: Record<string, PreferenceDetails>;
  faults: Fault[];
  /** All requests so far, in order. */
  requests: { method: string; changes?: Statuses; headers: Record<string, unknown> }[];
}

interface Held extends Person {
  held: (() => void)[];
}

const people = new Map<string, Held>();

/** The part of a koa context that is used here. */
interface Context {
  path: string;
  method: string;
  req: IncomingMessage;
  res: ServerResponse;
  status: number;
  body: unknown;
  respond?: boolean;
  set: (headers: Record<string, string>) => void;
}

/** koa middleware: `/v2/contacts/by-user-id/…` is the contract, `/control/…` is the test's. */
export async function contractServer(context: Context, next: () => Promise<void>): Promise<void> {
  const control = /^\/control\/([^/]+)(\/release)?$/.exec(context.path);
  if (control) return controlled(context, decodeURIComponent(control[1] ?? ''), !!control[2]);
  const contract = /^\/v2\/contacts\/by-user-id\/([^/]+)\/email-preferences$/.exec(context.path);
  if (contract) return answered(context, decodeURIComponent(contract[1] ?? ''));
  return next();
}

async function controlled(context: Context, userId: string, release: boolean): Promise<void> {
  const person = people.get(userId);
  if (release) for (const go of person?.held.splice(0) ?? []) go();
  else if (context.method === 'PUT') {
    const given = JSON.parse(await read(context.req));
    people.set(userId, { statuses: {}, faults: [], requests: [], held: [], ...person, ...given });
  }
  const { held, ...seen } = people.get(userId) ?? { held: [] };
  context.body = { ...seen, holding: held.length };
}

async function answered(context: Context, userId: string): Promise<void> {
  const { method, req } = context;
  const text = await read(req);
  const person = people.get(userId);
  const changes = text ? JSON.parse(text).preferences : undefined;
  person?.requests.push({ method, ...(changes && { changes }), headers: req.headers });
  const claims = claimsOf(req.headers.authorization ?? '');
  if (!claims || claims.sub !== userId) return fail(context, 401, 'token_invalid');
  if (claims.exp * 1000 < Date.now()) return fail(context, 401, 'token_expired');
  if (!person) return fail(context, 404, 'resource_not_found');

  const index = person.faults.findIndex((fault) => fault.method === method);
  const [fault] = index < 0 ? [] : person.faults.splice(index, 1);
  if (fault?.done || !(fault?.drop || fault?.status)) Object.assign(person.statuses, changes);
  const answer = contactOf(userId, person);
  if (fault?.hold) await new Promise<void>((go) => person.held.push(go));
  if (fault?.drop) {
    context.respond = false;
    req.socket.destroy();
  } else if (fault?.status) {
    context.set(fault.headers ?? {});
    fail(context, fault.status, 'upstream_unavailable');
    if (fault.body !== undefined) context.body = fault.body;
  } else context.body = answer;
}

function contactOf(userId: string, { statuses, email, contact, details }: Person): unknown {
  return {
    object: 'contact_email_preferences',
    contactId: '676f0f6765bdaa7d7d760f88',
    userId,
    email,
    ...contact,
    preferences: Object.fromEntries(
      Object.entries(statuses).map(([key, status]) => [
        key,
        {
          status,
          effectiveStatus: effectiveStatus(statuses.all as never, status as never),
          ...details?.[key],
        },
      ]),
    ),
  };
}

function claimsOf(authorization: string): { sub: string; exp: number } | undefined {
  try {
    return JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fail(context: Context, status: number, code: string): void {
  context.status = status;
  context.body = { error: { type: 'api_error', code, message: 'Ordered by a test.', status } };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
