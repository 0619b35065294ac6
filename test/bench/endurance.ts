/**
 * 50 connections for 60 seconds, on Node and in workerd, to the handler and to the bare proxy: every answer
 * has to be 200, and the handler's memory must not grow more than the proxy's. It is looked at each second;
 * the medians of the third and of the last quarter of the time are compared. V8 lets the heap of either
 * grow for minutes before it comes to rest. `LOAD_SECONDS` sets another time. Fails on a wrong answer, and
 * when the memory has grown by a quarter more than the proxy's.
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
  const proxy = await load(start, 'proxy');
  const handler = await load(start, 'handler');
  if (handler.growth > proxy.growth * MAX_GROWTH) process.exitCode = 1;
  console.log(`${runtime.padEnd(7)} ${handler.text}`);
  console.log(`  the bare proxy: ${proxy.text}`);
}
await upstream.close();

/** Loads one program for the whole time. */
async function load(start: (kind: Kind, upstream: string) => Promise<Server>, kind: Kind) {
  const server = await start(kind, `http://127.0.0.1:${upstream.port}`);
  const end = performance.now() + SECONDS * 1000;
  const target = { port: server.port, method: 'GET', token, connections: CONNECTIONS } as const;
  const whole = send(target, () => performance.now() < end);
  const memory: number[] = [];
  while (performance.now() < end) {
    memory.push(await server.memory());
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const { requests, rate, p50, p99 } = await whole;
  await server.close();
  const quarter = Math.ceil(memory.length / 4);
  const early = median(memory.slice(-2 * quarter, -quarter));
  const late = median(memory.slice(-quarter));
  const text = `${requests} requests, none failed; ${rate.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; memory ${megabytes(early)} in the third quarter, ${megabytes(late)} in the last`;
  return { growth: late / early, text };
}
