/** The way between a page and the handler: `fetch` of this process while it is installed, with faults. */
import { cutOff } from './system-of-record.ts';
import { sleep } from './virtual-time.ts';

/** What happens to one request of the page. */
export interface NetworkFault {
  /** Arrives so much later, in milliseconds, even if the page has given up. */
  before?: number;
  /** Never arrives. */
  lost?: boolean;
  /** Answered by a server in front of the handler, which does not get it. */
  front?: { status: number; type?: string; body?: string; retryAfter?: string };
  /** Arrives without its token, which the handler answers with 401. */
  withoutToken?: boolean;
  /** The answer arrives so much later, in milliseconds. */
  after?: number;
  /** Is handled, and the answer does not arrive, or not all of it. */
  answer?: 'lost' | 'cut';
}

export class Network {
  /** Faults of the next requests, in order; after them all is well. */
  faults: NetworkFault[] = [];
  /** What the page has sent. */
  requests: { url: string; init: RequestInit; at: number }[] = [];
  #handle: (request: Request) => Promise<Response>;
  #online = true;
  #hangUps = new Set<() => void>();

  constructor(handle: (request: Request) => Promise<Response>) {
    this.#handle = handle;
  }

  get online(): boolean {
    return this.#online;
  }

  /** Without a connection, what is under way gets no answer either. */
  set online(online: boolean) {
    this.#online = online;
    Object.defineProperty(globalThis, 'navigator', {
      value: { onLine: online },
      configurable: true,
    });
    if (!online) for (const hangUp of this.#hangUps) hangUp();
  }

  /**
   * Takes over `fetch` and `navigator`.
   *
   * @returns a function that gives them back
   */
  install(): () => void {
    const { fetch } = globalThis;
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    globalThis.fetch = (url, init) => this.#fetch(String(url), init ?? {});
    this.online = true;
    return () => {
      globalThis.fetch = fetch;
      if (navigator) Object.defineProperty(globalThis, 'navigator', navigator);
    };
  }

  #fetch(url: string, init: RequestInit): Promise<Response> {
    this.requests.push({ url, init, at: Date.now() });
    if (!this.#online) return Promise.reject(new TypeError('Failed to fetch'));
    const gone = new AbortController();
    return new Promise<Response>((resolve, reject) => {
      const hangUp = () => {
        gone.abort();
        reject(new TypeError('Failed to fetch'));
      };
      this.#hangUps.add(hangUp);
      init.signal?.addEventListener('abort', hangUp);
      this.#carry(this.faults.shift() ?? {}, url, init, gone.signal)
        .then(resolve, reject)
        .finally(() => this.#hangUps.delete(hangUp));
    });
  }

  async #carry(fault: NetworkFault, url: string, init: RequestInit, signal: AbortSignal) {
    await sleep(fault.before ?? 0);
    if (fault.lost) throw new TypeError('Failed to fetch');
    if (fault.front) return answerOf(fault.front);
    const { method = 'GET', body = null } = init;
    const headers = new Headers(init.headers);
    if (fault.withoutToken) headers.delete('Authorization');
    const answer = await this.#handle(new Request(url, { method, headers, body, signal }));
    const text = await answer.text();
    if (fault.after) await sleep(fault.after);
    if (fault.answer === 'lost') throw new TypeError('Failed to fetch');
    if (fault.answer === 'cut') return cutOff(text, answer.status);
    return new Response(text, { status: answer.status, headers: answer.headers });
  }
}

function answerOf({ status, type = 'text/html', body = '<!doctype html>', retryAfter }: Front) {
  const headers = new Headers({ 'Content-Type': type });
  if (retryAfter) headers.set('Retry-After', retryAfter);
  return new Response(body, { status, headers });
}

type Front = NonNullable<NetworkFault['front']>;
