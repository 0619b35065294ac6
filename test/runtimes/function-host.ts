/** The inside of the thread that `thread.ts` starts: calls the function, and sends back its answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { isLambdaEvent, type LambdaResult } from './lambda-events.ts';
import type { Message } from './message.ts';
import type { Answer } from './thread.ts';

type WebFunction = (request: Request, context: object) => Promise<Response>;
type LambdaFunction = (event: unknown, context: object) => Promise<LambdaResult>;

const entry: { default?: WebFunction; handler?: LambdaFunction } = await import(workerData);

async function callWeb(
  call: WebFunction,
  { url, method, headers, body }: Message,
): Promise<Answer> {
  const request = new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(body, 'base64') }),
  });
  const response = await call(request, {});
  return {
    status: response.status,
    headers: [...response.headers],
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}

async function callLambda(call: LambdaFunction, event: unknown): Promise<Answer> {
  // Events and results pass as JSON.
  const result = JSON.parse(JSON.stringify(await call(JSON.parse(JSON.stringify(event)), {})));
  const { statusCode, headers = {}, multiValueHeaders = {}, body, isBase64Encoded } = result;
  const many = Object.entries<string[]>(multiValueHeaders);
  return {
    status: statusCode,
    headers: [
      ...Object.entries<string>(headers),
      ...many.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    ],
    body: isBase64Encoded ? body : Buffer.from(body).toString('base64'),
  };
}

parentPort?.on('message', async ({ id, event }: { id: number; event: Message }) => {
  try {
    const { default: web, handler } = entry;
    let answer: Answer | undefined;
    if (isLambdaEvent(event)) answer = handler && (await callLambda(handler, event));
    else answer = web && (await callWeb(web, event));
    if (!answer) throw new Error(`${workerData} exports no function for this event.`);
    parentPort?.postMessage({ id, answer });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
