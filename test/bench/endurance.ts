/**
 * 50 connections for 60 seconds, on Node and in workerd: every answer has to be 200, and the memory has
 * to stay: it is compared after the first quarter and at the end. `LOAD_SECONDS` sets another time. Fails on
 * a wrong answer, and when the memory has grown by more than a quarter.
 */
import { send } from './load.ts';
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
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 250));
  const early = await handler.memory();
  const { requests, rate, p50, p99 } = await whole;
  const late = await handler.memory();
  if (late > early * MAX_GROWTH) process.exitCode = 1;
  console.log(
    `${runtime.padEnd(7)} ${requests} requests, none failed; ${rate.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; memory ${megabytes(early)} after a quarter, ${megabytes(late)} at the end`,
  );
  await handler.close();
}
await upstream.close();
