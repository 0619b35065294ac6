/**
 * From the start of a workerd process to its first answer: the API worker, and a worker that imports its
 * libraries alone, over an empty worker. In turns; prints the median of the rounds with the lowest and
 * the highest.
 */
import { Miniflare } from 'miniflare';
import { bundle } from '../runtimes/bundle.ts';
import { COMPATIBILITY_DATE, drain } from '../runtimes/engines.ts';
import { PUBLIC_URL } from '../server/handler/fixtures.ts';
import { median } from './median.ts';
import { secret } from './servers.ts';
import { spread } from './spread.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 9);

const ANSWER = "export default { fetch: () => new Response('ok') };";

/** What is started. The libraries are used a little, so that a bundler keeps them. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'an empty worker': ANSWER,
  'with Hono': `import { Hono } from 'hono/tiny';
    const app = new Hono().get('*', (c) => c.text('ok'));
    export default { fetch: (request) => app.fetch(request) };`,
  'with the schemas of the contract (zod/mini)': `import { fixedContract } from './server/contract/contract.ts';
    const contract = fixedContract();
    export default { fetch: () => new Response(String(contract.answer.safeParse({}).success)) };`,
  'with tokens (jose)': `import { createTokenKeys, verifyToken } from './server/tokens/index.ts';
    export default { async fetch(_request, env) {
      const issuer = env.PREFERENCES_PUBLIC_URL;
      const keys = await createTokenKeys({ issuer, secrets: [{ secret: env.PREFERENCES_TOKEN_SECRET }] });
      return new Response(await verifyToken(keys, '').catch(({ code }) => code));
    } };`,
  'the API worker': "export { default } from './server/runtimes/worker.ts';",
  'the API worker with its pages':
    "export { default } from './server/runtimes/worker-with-pages.ts';",
};

/** Milliseconds until the first answer. */
async function coldStart(script: string): Promise<number> {
  const start = performance.now();
  const worker = new Miniflare({
    modules: true,
    compatibilityDate: COMPATIBILITY_DATE,
    script,
    bindings: {
      FEATUREBASE_API_KEY: 'sk_bench_0123456789',
      PREFERENCES_TOKEN_SECRET: secret,
      PREFERENCES_PUBLIC_URL: PUBLIC_URL,
    },
    handleRuntimeStdio: drain,
  });
  const url = await worker.ready;
  const response = await fetch(new URL('/healthz', url));
  await response.text();
  const taken = performance.now() - start;
  await worker.dispose();
  return taken;
}

const scripts: Record<string, string> = {};
const times: Record<string, number[]> = {};
for (const [name, text] of Object.entries(SCRIPTS)) {
  scripts[name] = await bundle({ text });
  times[name] = [];
}
for (let round = -1; round < ROUNDS; round += 1) {
  for (const [name, script] of Object.entries(scripts)) {
    const taken = await coldStart(script);
    if (round >= 0) times[name]?.push(taken);
  }
}
const empty = times['an empty worker'] ?? [];
console.log(
  `Cold start in workerd to the first answer, ${ROUNDS} rounds in turns, over an empty worker:`,
);
for (const [name, taken] of Object.entries(times)) {
  const ratios = taken.map((ms, round) => ms / (empty[round] ?? Number.NaN));
  const more = median(taken) - median(empty);
  console.log(`${name.padEnd(44)} ${spread(ratios)}, ${more.toFixed(0)} ms more`);
}
