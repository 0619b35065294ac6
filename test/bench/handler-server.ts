/**
 * One of the servers of the handler's benches on Node, in a process of its own: `node handler-server.ts
 * upstream`, or `proxy` or `handler` with the address of the upstream and a secret. Prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPreferencesApi } from '../../server/handler/api.ts';
import { createFeaturebaseUpstream } from '../../server/handler/upstreams/featurebase.ts';
import { listen } from '../../server/http/node.ts';
import { createTokenKeys } from '../../server/tokens/index.ts';
import { contactJson, PUBLIC_URL } from '../server/handler/fixtures.ts';
import { createProxy } from './proxy.ts';

const [, , kind, baseUrl = '', secret = ''] = process.argv;

/** Answers at once, always the same. */
async function startUpstream(): Promise<number> {
  const answer = JSON.stringify(contactJson());
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

async function createHandler() {
  return createPreferencesApi({
    publicUrl: PUBLIC_URL,
    keys: await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] }),
    upstream: createFeaturebaseUpstream({ baseUrl, apiKey: 'sk_bench_0123456789' }),
    log: () => {},
  });
}

async function start(): Promise<number> {
  if (kind === 'upstream') return startUpstream();
  const app = kind === 'proxy' ? createProxy(baseUrl) : await createHandler();
  return (await listen((request) => app.fetch(request), 0)).port;
}

process.stdout.write(`${await start()}\n`);
