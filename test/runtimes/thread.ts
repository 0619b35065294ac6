/** Runs a function entry in a thread with variables of its own, as a platform runs it in a process. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import type { Message } from './message.ts';
import type { Running, Variables } from './running.ts';

export interface Answer {
  status: number;
  headers: [string, string][];
  /** Base64. */
  body: string;
}

const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * @param entry the name of a file in `server/runtimes`, or the address of one of an installed package,
 *   which runs without the condition of the sources
 * @param toEvent what the platform makes of a request; the function's answer is read by its shape
 */
export async function startFunction(
  entry: string,
  toEvent: (message: Message) => unknown,
  variables: Variables,
): Promise<Running> {
  const installed = entry.startsWith('file:');
  const url = installed
    ? entry
    : new URL(`../../server/runtimes/${entry}.ts`, import.meta.url).href;
  const worker = new Worker(new URL('./function-host.ts', import.meta.url), {
    env: variables,
    execArgv: installed ? [] : [`--conditions=${SOURCE_CONDITION}`],
    workerData: url,
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.setMaxListeners(0);
  let count = 0;
  return {
    async request(path, init) {
      const id = ++count;
      const answer = new Promise<Answer>((resolve, reject) => {
        const listen = (message: { id: number; answer?: Answer; error?: string }) => {
          if (message.id !== id) return;
          worker.off('message', listen);
          if (message.answer) resolve(message.answer);
          else reject(new Error(message.error));
        };
        worker.on('message', listen);
        worker.once('error', reject);
      });
      worker.postMessage({ id, event: toEvent(await toMessage(path, init)) });
      const { status, headers, body } = await answer;
      return new Response(NO_BODY.has(status) ? null : Buffer.from(body, 'base64'), {
        status,
        headers,
      });
    },
    async close() {
      const exit = once(worker, 'exit');
      await worker.terminate();
      await exit;
    },
  };
}

async function toMessage(path: string, init: RequestInit = {}): Promise<Message> {
  const host = new Headers(init.headers).get('Host') ?? 'functions.invalid';
  // The constructor fills in what a client does, such as the boundary of a multipart body.
  const request = new Request(`https://${host}${path}`, init);
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
  return {
    url: request.url,
    method: request.method,
    // A platform passes on the header that the constructor drops.
    headers: [...request.headers, ['host', host]],
    body: body?.toString('base64'),
  };
}
