/** Starts the handler's entry of each runtime, configured by nothing but variables. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EdgeRuntime } from 'edge-runtime';
import { Miniflare } from 'miniflare';
import { serveNode } from '../../server/runtimes/node.ts';
import { bundle } from './bundle.ts';

/** A handler that runs. */
export interface RunningHandler {
  /** Asks it, by a path. */
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

type Variables = Record<string, string>;

/** Every runtime that has an entry. */
export const ENGINES: Record<string, (variables: Variables) => Promise<RunningHandler>> = {
  Node: startNode,
  workerd: startWorkerd,
  Deno: (variables) =>
    startProcess('deno', ['serve', '--no-config', '--allow-net', '--allow-env'], variables),
  Bun: (variables) => startProcess('bun', ['run'], variables),
  'edge-runtime': startEdgeRuntime,
};

async function startNode(variables: Variables): Promise<RunningHandler> {
  const { port, close } = await serveNode(variables);
  return { request: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init), close };
}

async function startWorkerd(bindings: Variables): Promise<RunningHandler> {
  const worker = new Miniflare({
    modules: true,
    compatibilityDate: '2026-07-01',
    script: await bundle('server/runtimes/worker-with-pages.ts'),
    bindings,
  });
  const url = await worker.ready;
  return {
    request: (path, init) => fetch(new URL(path, url), init),
    close: () => worker.dispose(),
  };
}

/** A program of its own, which says where it listens. */
async function startProcess(
  program: 'deno' | 'bun',
  args: string[],
  variables: Variables,
): Promise<RunningHandler> {
  const folder = await mkdtemp(join(tmpdir(), 'handler-'));
  const script = join(folder, 'handler.mjs');
  await writeFile(script, await bundle(`server/runtimes/${program}.ts`));
  const path = new URL(`../../node_modules/.bin/${program}`, import.meta.url).pathname;
  const ports = program === 'deno' ? ['--host', '127.0.0.1', '--port', '0'] : [];
  const child = spawn(path, [...args, ...ports, script], {
    env: { HOME: folder, NO_COLOR: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [, port] = /http:\/\/[^:/]+:(\d+)/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${program} ended: ${said}`)));
  });
  return {
    request: (path, init) => fetch(url + path, init),
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

async function startEdgeRuntime(env: Variables): Promise<RunningHandler> {
  const runtime = new EdgeRuntime({
    extend: (context) => Object.assign(context, { process: { env } }),
    initialCode: await bundle(
      {
        text: `import handler from './server/runtimes/edge.ts';
          addEventListener('fetch', (event: any) => event.respondWith(handler(event.request)));`,
      },
      { format: 'iife' },
    ),
  });
  return {
    request: (path, init) => runtime.dispatchFetch(`http://edge${path}`, init),
    close: async () => {},
  };
}
