/** A model of the system of record: one contact in memory, the contract, and faults in a given order. */
import { effectiveStatus, GATE, type Status, type Statuses } from '../../component/preferences.ts';
import { sleep } from './virtual-time.ts';

/** What happens to one request to the system of record. */
export interface RecordFault {
  /** Waits so long before it does anything, in milliseconds; giving up does not stop it. */
  before?: number;
  /** Never arrives. */
  lost?: boolean;
  /** Answers with this status. */
  status?: number;
  /** A `Retry-After` beside the status. */
  retryAfter?: string;
  /** Does what was asked before it answers with the status. */
  applied?: boolean;
  /** Waits so long with the answer, in milliseconds. */
  after?: number;
  /** Does what was asked, and hangs up before or within its answer. */
  answer?: 'lost' | 'cut';
}

/** A change as it was carried out. */
export interface Write {
  at: number;
  changes: Statuses;
  /** By which surface: `element`, or `one_click`. */
  route: string;
}

export class SystemOfRecord {
  statuses: Record<string, Status>;
  /** Faults of the next requests, in order; after them all is well. */
  faults: RecordFault[] = [];
  /** Requests that it was sent, whether they arrived or not. */
  requests: { method: string; changes?: Statuses }[] = [];
  writes: Write[] = [];

  constructor(statuses: Statuses) {
    this.statuses = { ...statuses };
  }

  /** Stands in for `fetch` in the handler's upstream. */
  readonly fetch = (_: unknown, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', body, signal, headers } = init;
    const changes = body ? (JSON.parse(String(body)).preferences as Statuses) : undefined;
    this.requests.push({ method, ...(changes && { changes }) });
    const route = new Headers(headers).get('X-Consent-Route') ?? '';
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
      this.#answer(this.faults.shift() ?? {}, changes, route).then(resolve, reject);
    });
  };

  async #answer(fault: RecordFault, changes: Statuses | undefined, route: string) {
    await sleep(fault.before ?? 0);
    if (fault.lost) throw new TypeError('connection refused');
    if (changes && (!fault.status || fault.applied)) {
      Object.assign(this.statuses, changes);
      this.writes.push({ at: Date.now(), changes, route });
    }
    const text = JSON.stringify(this.#contact());
    if (fault.after) await sleep(fault.after);
    if (fault.answer === 'lost') throw new TypeError('connection reset');
    if (fault.answer === 'cut') return cutOff(text);
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (fault.retryAfter) headers['Retry-After'] = fault.retryAfter;
    return new Response(fault.status ? '{}' : text, { status: fault.status ?? 200, headers });
  }

  #contact(): unknown {
    const gate = this.statuses[GATE] ?? 'subscribed';
    const preferences = Object.entries(this.statuses).map(([key, status]) => [
      key,
      { status, effectiveStatus: effectiveStatus(gate, status) },
    ]);
    return {
      object: 'contact_email_preferences',
      contactId: '676f0f6765bdaa7d7d760f88',
      userId: 'usr_1',
      email: 'john@example.com',
      preferences: Object.fromEntries(preferences),
    };
  }
}

/** An answer whose connection breaks in its middle. */
export function cutOff(text: string, status = 200): Response {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(half);
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
}
