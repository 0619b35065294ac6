/**
 * The handler on Node beside a bare Hono proxy to the same upstream, for GET and PATCH. Prints two
 * ratios, each the median of three runs in turns, with the spread: the handler's requests a second
 * over the proxy's, and the proxy's processor time for a request over the handler's. Other load on the
 * machine disturbs the second less.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import { createTokenKeys, generateSecret, signToken } from '../../server/tokens/index.ts';
import { PUBLIC_URL, preferencesPath, USER_ID } from '../server/handler/fixtures.ts';
import { median } from './median.ts';

const ROUNDS = 3;
const CONNECTIONS = 16;
const WARM_UP = 500;
const REQUESTS = 3000;
const PROGRAM = fileURLToPath(new URL('./handler-server.ts', import.meta.url));

interface Server {
  port: number;
  /** The processor time that it has used, in microseconds. */
  cpu(): Promise<number>;
}

const children: ChildProcess[] = [];

async function start(...args: string[]): Promise<Server> {
  const child = fork(PROGRAM, args, {
    execArgv: [`--conditions=${SOURCE_CONDITION}`],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  if (!child.stdout) throw new Error('The server has no output.');
  const [port] = await once(child.stdout, 'data');
  return {
    port: Number(String(port)),
    async cpu() {
      child.send('cpu');
      const [used] = await once(child, 'message');
      return Number(used);
    },
  };
}

interface Load {
  server: Server;
  method: 'GET' | 'PATCH';
  token: string;
}

interface Figures {
  /** Requests a second. */
  rate: number;
  /** Processor time of the server for one request, in microseconds. */
  cpu: number;
}

async function measure(load: Load, count: number): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = count;
  const before = await load.server.cpu();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left > 0) {
        left -= 1;
        await send(load, agent);
      }
    }),
  );
  const rate = (count * 1000) / (performance.now() - start);
  agent.destroy();
  return { rate, cpu: ((await load.server.cpu()) - before) / count };
}

function send({ server: { port }, method, token }: Load, agent: Agent): Promise<void> {
  const body = method === 'PATCH' ? '{"preferences":{"changelog":"subscribed"}}' : undefined;
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
    };
    const path = preferencesPath();
    request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().once('end', resolve);
    })
      .once('error', reject)
      .end(body);
  });
}

/** A median with its spread. */
function spread(ratios: readonly number[]): string {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  return `${median(ratios).toFixed(2)} (${low} to ${high})`;
}

console.log(
  `The handler over a bare Hono proxy, ${ROUNDS} rounds of ${REQUESTS} requests in turns:`,
);
try {
  const secret = generateSecret();
  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
  const token = await signToken(keys, { sub: USER_ID, scope: 'manage', expiresIn: '1h' });
  const upstream = `http://127.0.0.1:${(await start('upstream')).port}`;
  const proxy = await start('proxy', upstream);
  const handler = await start('handler', upstream, secret);
  for (const method of ['GET', 'PATCH'] as const) {
    const rates: number[] = [];
    const times: number[] = [];
    for (const server of [proxy, handler]) await measure({ server, method, token }, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await measure({ server: proxy, method, token }, REQUESTS);
      const ours = await measure({ server: handler, method, token }, REQUESTS);
      rates.push(ours.rate / bare.rate);
      times.push(bare.cpu / ours.cpu);
    }
    console.log(`${method}: requests a second ${spread(rates)}, processor time ${spread(times)}`);
  }
} finally {
  for (const child of children) child.kill();
}
