/** Sends requests over connections that are kept alive, and measures each. */
import { Agent, request } from 'node:http';
import { preferencesPath } from '../server/handler/fixtures.ts';
import { percentile } from './spread.ts';

/** What is sent. */
export interface Load {
  port: number;
  method: 'GET' | 'PATCH';
  token: string;
  /** How many connections send at once. */
  connections: number;
  /** The only status that is right. Default 200. */
  status?: number;
}

/** What a load took. */
export interface Figures {
  requests: number;
  /** Requests a second. */
  rate: number;
  /** Milliseconds until the whole answer: the median, and what 1 of 100 requests exceeds. */
  p50: number;
  p99: number;
}

const CHANGE = '{"preferences":{"changelog":"subscribed"}}';

/**
 * Sends one request after the other over each connection.
 *
 * @param goesOn asked before each request
 * @throws {Error} when an answer has another status
 */
export async function send(load: Load, goesOn: () => boolean): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (goesOn()) {
        const begun = performance.now();
        await sendOne(load, agent);
        times.push(performance.now() - begun);
      }
    }),
  );
  const rate = (times.length * 1000) / (performance.now() - start);
  agent.destroy();
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { requests: times.length, rate, p50, p99 };
}

/** Sends a number of requests. */
export function sendMany(load: Load, count: number): Promise<Figures> {
  let left = count;
  return send(load, () => {
    left -= 1;
    return left >= 0;
  });
}

function sendOne({ port, method, token, status = 200 }: Load, agent: Agent): Promise<void> {
  const body = method === 'PATCH' ? CHANGE : undefined;
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
    };
    const path = preferencesPath();
    request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      if (response.statusCode !== status) reject(new Error(`answered ${response.statusCode}`));
      response.resume().once('end', resolve);
    })
      .once('error', reject)
      .end(body);
  });
}
