/**
 * The handler beside a bare Hono proxy to the same upstream, on Node and in workerd, for GET and PATCH,
 * in turns. Prints the handler's requests a second over the proxy's, and its p50 and p99 over the
 * proxy's: each the median of the rounds, with the lowest and the highest. Then what refusals cost.
 */
import { createTokenKeys, verifyToken } from '../../server/tokens/index.ts';
import { PUBLIC_URL } from '../server/handler/fixtures.ts';
import { type Load, sendMany } from './load.ts';
import {
  goodToken,
  type Kind,
  type Server,
  secret,
  startNode,
  startUpstream,
  startWorkerd,
} from './servers.ts';
import { spread } from './spread.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const CONNECTIONS = 16;
const WARM_UP = 4000;
const REQUESTS = 1000;

const RUNTIMES: Readonly<Record<string, (kind: Kind, upstream: string) => Promise<Server>>> = {
  Node: startNode,
  workerd: startWorkerd,
};

/** Prints the ratios of one runtime and method. */
async function compare(name: string, bare: Load, ours: Load): Promise<void> {
  for (const load of [bare, ours]) await sendMany(load, WARM_UP);
  const ratios: Record<'rate' | 'p50' | 'p99', number[]> = { rate: [], p50: [], p99: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const proxy = await sendMany(bare, REQUESTS);
    const handler = await sendMany(ours, REQUESTS);
    for (const key of ['rate', 'p50', 'p99'] as const) ratios[key].push(handler[key] / proxy[key]);
  }
  const { rate, p50, p99 } = ratios;
  console.log(
    `${name.padEnd(14)} requests a second ${spread(rate)}, p50 ${spread(p50)}, p99 ${spread(p99)}`,
  );
}

/**
 * Prints what 1,000 bad tokens cost beside 100 good requests: as requests, nearly all of which is HTTP, and
 * the work that is done for the tokens alone.
 */
async function refuse(runtime: string, port: number, token: string): Promise<void> {
  const [header = '', payload = ''] = token.split('.');
  const good: Load = { port, method: 'GET', token, connections: CONNECTIONS };
  const bad: Record<string, string> = {
    'not a token': 'x'.repeat(200),
    'a token without a signature': `${header}.${payload}.`,
    'a token with a wrong signature': `${header}.${payload}.${'A'.repeat(43)}`,
  };
  for (const [name, forged] of Object.entries(bad)) {
    const ratios: Record<'requests' | 'work', number[]> = { requests: [], work: [] };
    const refused = { ...good, token: forged, status: 401 };
    await sendMany(refused, 1000);
    for (let round = 0; round < ROUNDS; round += 1) {
      const perGood = 1 / (await sendMany(good, 100)).rate;
      const perBad = 1 / (await sendMany(refused, 1000)).rate;
      ratios.requests.push((1000 * perBad) / (100 * perGood));
      ratios.work.push((await secondsToVerify(forged, 1000)) / (100 * perGood));
    }
    console.log(
      `${runtime}: 1,000 times ${name}, over 100 good requests: ${spread(ratios.requests)}, the work for the tokens alone ${spread(ratios.work)}`,
    );
  }
}

/** How long a bad token takes to refuse, so many times, in this process. */
async function secondsToVerify(token: string, times: number): Promise<number> {
  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await verifyToken(keys, token).catch(() => {});
  return (performance.now() - start) / 1000;
}

console.log(
  `The handler over a bare Hono proxy, ${ROUNDS} rounds of ${REQUESTS} requests in turns, ${CONNECTIONS} connections:`,
);
const upstream = await startUpstream();
const address = `http://127.0.0.1:${upstream.port}`;
const token = await goodToken();
for (const [runtime, start] of Object.entries(RUNTIMES)) {
  const proxy = await start('proxy', address);
  const handler = await start('handler', address);
  for (const method of ['GET', 'PATCH'] as const) {
    const load = { method, token, connections: CONNECTIONS };
    const name = `${runtime} ${method}`;
    await compare(name, { ...load, port: proxy.port }, { ...load, port: handler.port });
  }
  await refuse(runtime, handler.port, token);
  await proxy.close();
  await handler.close();
}
await upstream.close();
