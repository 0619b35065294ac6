/** The servers of the handler's benches, each in a process of its own: on Node, and in workerd. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import { createTokenKeys, generateSecret, signToken } from '../../server/tokens/index.ts';
import { bundle } from '../runtimes/bundle.ts';
import { COMPATIBILITY_DATE, drain } from '../runtimes/engines.ts';
import { PUBLIC_URL, USER_ID } from '../server/handler/fixtures.ts';

/** A server that runs. */
export interface Server {
  port: number;
  /** The memory that its processes hold, in bytes. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** The programs that are compared. */
export type Kind = 'proxy' | 'handler';

const PROGRAM = fileURLToPath(new URL('./handler-server.ts', import.meta.url));
const API_KEY = 'sk_bench_0123456789';

/** The secret of every handler here. */
export const secret = generateSecret();

/** A token that these handlers accept. */
export async function goodToken(): Promise<string> {
  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
  return signToken(keys, { sub: USER_ID, scope: 'manage', expiresIn: '1h' });
}

/** Answers at once, always the same. */
export function startUpstream(): Promise<Server> {
  return startNode('upstream');
}

/** Starts a program on Node. */
export async function startNode(kind: Kind | 'upstream', upstream = ''): Promise<Server> {
  const child = fork(PROGRAM, [kind, upstream, secret], {
    execArgv: [`--conditions=${SOURCE_CONDITION}`],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error('The server has no output.');
  const [port] = await once(child.stdout, 'data');
  return {
    port: Number(String(port)),
    memory: () => residentBytes(child),
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Starts a program in workerd. */
export async function startWorkerd(kind: Kind, upstream: string): Promise<Server> {
  const worker = new Miniflare({
    modules: true,
    compatibilityDate: COMPATIBILITY_DATE,
    script: await bundle(SCRIPTS[kind]),
    bindings: {
      FEATUREBASE_API_KEY: API_KEY,
      FEATUREBASE_BASE_URL: upstream,
      PREFERENCES_TOKEN_SECRET: secret,
      PREFERENCES_PUBLIC_URL: PUBLIC_URL,
    },
    handleRuntimeStdio: drain,
  });
  const { port } = await worker.ready;
  return {
    port: Number(port),
    memory: workerdBytes,
    close: () => worker.dispose(),
  };
}

/** The same as the proxy in `handler-server.ts`; and the handler without its log, as there. */
const SCRIPTS: Readonly<Record<Kind, { text: string }>> = {
  proxy: {
    text: `import { createProxy } from './test/bench/proxy.ts';
      let app;
      export default {
        fetch(request, env) {
          app ??= createProxy(env.FEATUREBASE_BASE_URL);
          return app.fetch(request);
        },
      };`,
  },
  handler: {
    text: `import { createPreferencesApi } from './server/handler/api.ts';
      import { readApiOptions } from './server/handler/environment/api.ts';
      import { configuredWorker } from './server/runtimes/configured-worker.ts';
      export default configuredWorker(async (env) =>
        createPreferencesApi({ ...(await readApiOptions(env)), log() {} }));`,
  },
};

/** Linux's own account; 0 on other systems. */
async function residentBytes({ pid }: ChildProcess | { pid: number }): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

/** Miniflare starts workerd as a child of this process. */
async function workerdBytes(): Promise<number> {
  const path = `/proc/self/task/${process.pid}/children`;
  const children = (await readFile(path, 'utf8').catch(() => '')).split(' ').filter(Boolean);
  let bytes = 0;
  for (const pid of children) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (name.startsWith('workerd')) bytes += await residentBytes({ pid: Number(pid) });
  }
  return bytes;
}
