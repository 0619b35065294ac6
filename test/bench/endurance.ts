/**
 * 50 connections for 60 seconds, on Node and in workerd: every answer has to be 200, and the memory has
 * to stay. It is looked at each second; the medians of the third and of the last quarter of the time are
 * compared, since the heap of a bare proxy grows as long in workerd. `LOAD_SECONDS` sets another time. Fails on a wrong answer, and when the memory has grown by
 * more than a quarter.
 */
import { send } from './load.ts';
import { median } from './median.ts';
import {
  goodToken,
  type Kind,
  type Server,
  startNode,
  startUpstream,
  startWorkerd,
} from './servers.ts';

const SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
const CONNECTIONS = 50;
const MAX_GROWTH = 1.25;

const RUNTIMES: Readonly<Record<string, (kind: Kind, upstream: string) => Promise<Server>>> = {
  Node: startNode,
  workerd: startWorkerd,
};

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

const upstream = await startUpstream();
const token = await goodToken();
console.log(`${CONNECTIONS} connections for ${SECONDS} seconds:`);
for (const [runtime, start] of Object.entries(RUNTIMES)) {
  const handler = await start('handler', `http://127.0.0.1:${upstream.port}`);
  const end = performance.now() + SECONDS * 1000;
  const load = { port: handler.port, method: 'GET', token, connections: CONNECTIONS } as const;
  const whole = send(load, () => performance.now() < end);
  const memory: number[] = [];
  while (performance.now() < end) {
    memory.push(await handler.memory());
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const { requests, rate, p50, p99 } = await whole;
  const quarter = Math.ceil(memory.length / 4);
  const [early, late] = [
    median(memory.slice(-2 * quarter, -quarter)),
    median(memory.slice(-quarter)),
  ];
  if (late > early * MAX_GROWTH) process.exitCode = 1;
  console.log(
    `${runtime.padEnd(7)} ${requests} requests, none failed; ${rate.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; memory ${megabytes(early)} in the third quarter, ${megabytes(late)} in the last`,
  );
  await handler.close();
}
await upstream.close();
