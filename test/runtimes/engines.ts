/** Starts the handler's entry of each runtime, configured by nothing but variables. */
import { EdgeRuntime } from 'edge-runtime';
import { Miniflare } from 'miniflare';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import { root } from '../packages.ts';
import { bundle } from './bundle.ts';
import { HTTP_API, REST_API } from './lambda-events.ts';
import { startProgram, writeScript } from './program.ts';
import type { Running, Start, Variables } from './running.ts';
import { send } from './send.ts';
import { startFunction } from './thread.ts';

/** Each runtime that has an entry. */
export const ENGINES: Readonly<Record<string, Start>> = {
  Node: (variables) =>
    startProgram({
      command: [
        process.execPath,
        `--conditions=${SOURCE_CONDITION}`,
        `${root}server/cli/cli.ts`,
        'serve',
      ],
      variables,
    }),
  workerd: startWorkerd,
  Deno: (variables) =>
    startScript('deno', ['run', '--no-config', '--allow-net', '--allow-env'], variables),
  Bun: (variables) => startScript('bun', ['run'], variables),
  'Vercel edge': startEdgeRuntime,
  Netlify: (variables) => startFunction('edge', (event) => event, variables),
  'Lambda HTTP API': (variables) => startFunction('aws-lambda', HTTP_API, variables),
  'Lambda REST API': (variables) => startFunction('aws-lambda', REST_API, variables),
};

/** The date that Workers are tested with; workerd refuses one later than its own build. */
export const COMPATIBILITY_DATE = '2026-07-01';

async function startWorkerd(bindings: Variables): Promise<Running> {
  const worker = new Miniflare({
    modules: true,
    compatibilityDate: COMPATIBILITY_DATE,
    script: await bundle('server/runtimes/worker-with-pages.ts'),
    bindings,
    handleRuntimeStdio: drain,
  });
  const url = await worker.ready;
  return {
    request: (path, init) => send(url.origin + path, init),
    close: () => worker.dispose(),
  };
}

/** Reads what a worker logs, and keeps it out of the test's own output. */
export function drain(stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream): void {
  stdout.resume();
  stderr.resume();
}

/** A program that runs a bundled entry. */
async function startScript(
  program: 'deno' | 'bun',
  args: readonly string[],
  variables: Variables,
): Promise<Running> {
  const script = await writeScript(await bundle(`server/runtimes/${program}.ts`));
  return startProgram({
    command: [`${root}node_modules/.bin/${program}`, ...args, script],
    variables,
  });
}

async function startEdgeRuntime(variables: Variables): Promise<Running> {
  return runOnEdge(
    await bundle(edgeScript('./server/runtimes/edge.ts'), { format: 'iife' }),
    variables,
  );
}

/** The script that the edge runtime evaluates, around an entry. */
export function edgeScript(entry: string): { text: string } {
  return {
    text: `import handler from ${JSON.stringify(entry)};
      addEventListener('fetch', (event: any) => event.respondWith(handler(event.request)));`,
  };
}

/** Evaluates a bundled script in Vercel's edge runtime. */
export function runOnEdge(initialCode: string, env: Variables): Running {
  const silent = { info() {}, error() {} };
  const runtime = new EdgeRuntime({
    extend: (context) => Object.assign(context, { process: { env }, console: silent }),
    initialCode,
  });
  return {
    request(path, init) {
      const host = new Headers(init?.headers).get('Host') ?? 'edge.invalid';
      return runtime.dispatchFetch(`https://${host}${path}`, init);
    },
    close: async () => {},
  };
}
