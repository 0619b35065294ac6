/** Tokens on every runtime: the whole corpus of attacks, and what one mints the others accept. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { EdgeRuntime } from 'edge-runtime';
import { exportJWK } from 'jose';
import { Miniflare } from 'miniflare';
import { verifyToken } from '../../server/tokens/index.ts';
import { COMMON, CORPUS } from '../server/tokens/attacks/corpus.ts';
import { createSetting, EDDSA_KID, ES256_KID } from '../server/tokens/attacks/setting.ts';
import { forge, ISSUER, KID, SECRET } from '../server/tokens/forge.ts';
import { createVendors } from '../signin/vendors.ts';
import { bundle } from './bundle.ts';
import { checkTokens, type TokenChecksInput, type TokenChecksResult } from './token-checks.ts';

const run = promisify(execFile);
const CHECKS = "import { checkTokens } from './test/runtimes/token-checks.ts';";

/** How each runtime is given the input and asked for the result. */
const RUNTIMES: Record<string, (input: TokenChecksInput) => Promise<TokenChecksResult>> = {
  Node: checkTokens,
  workerd: inWorkerd,
  Deno: (input) => inProcess('deno', ['run', '--no-config', '--no-prompt'], input),
  Bun: (input) => inProcess('bun', ['run'], input),
  'edge-runtime': inEdgeRuntime,
};

async function inWorkerd(input: TokenChecksInput): Promise<TokenChecksResult> {
  const worker = new Miniflare({
    modules: true,
    compatibilityDate: '2026-07-01',
    script: await bundle({
      text: `${CHECKS} export default { fetch: async (request: Request) =>
        Response.json(await checkTokens(await request.json())) };`,
    }),
  });
  try {
    const body = JSON.stringify(input);
    const response = await worker.dispatchFetch('http://worker', { method: 'POST', body });
    return (await response.json()) as TokenChecksResult;
  } finally {
    await worker.dispose();
  }
}

/** In a program that runs a script and prints to standard output; without permissions. */
async function inProcess(
  program: string,
  args: string[],
  input: TokenChecksInput,
): Promise<TokenChecksResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  const script = join(folder, 'tokens.mjs');
  const text = `${CHECKS} console.log(JSON.stringify(await checkTokens(${JSON.stringify(input)})));`;
  try {
    await writeFile(script, await bundle({ text }));
    const path = new URL(`../../node_modules/.bin/${program}`, import.meta.url).pathname;
    const { stdout } = await run(path, [...args, script], { maxBuffer: 10_000_000 });
    return JSON.parse(stdout) as TokenChecksResult;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inEdgeRuntime(input: TokenChecksInput): Promise<TokenChecksResult> {
  const runtime = new EdgeRuntime({
    initialCode: await bundle(
      {
        text: `${CHECKS} addEventListener('fetch', (event: any) => event.respondWith(
          event.request.json().then(checkTokens).then((result: unknown) => Response.json(result))));`,
      },
      { format: 'iife' },
    ),
  });
  const body = JSON.stringify(input);
  const response = await runtime.dispatchFetch('http://edge', { method: 'POST', body });
  return (await response.json()) as TokenChecksResult;
}

describe('tokens on every runtime', () => {
  let setting: Awaited<ReturnType<typeof createSetting>>;
  let input: TokenChecksInput;
  let vendors: Awaited<ReturnType<typeof createVendors>>;

  before(async () => {
    setting = await createSetting();
    const { es256, eddsa, es256Jwk, sign } = setting;
    const eddsaJwk = { ...(await exportJWK(eddsa.publicKey)), alg: 'EdDSA', kid: EDDSA_KID };
    const attacks = Object.values(CORPUS).flat();
    const sessionAttacks = Object.values(COMMON).flat();
    vendors = await createVendors();
    input = {
      issuer: ISSUER,
      secret: SECRET,
      kid: KID,
      jwks: { keys: [es256Jwk, eddsaJwk] },
      good: [
        forge(),
        await sign('ES256', ES256_KID, es256.privateKey),
        await sign('EdDSA', EDDSA_KID, eddsa.privateKey),
      ],
      bad: await Promise.all(attacks.map(([, make]) => make(setting))),
      sessions: await Promise.all(
        vendors.vendors.map(async (vendor) => ({
          // A session of 60 seconds outlives the slowest runtime.
          options: { ...vendor.options, clockTolerance: '5m' },
          good: vendor.forge(),
          bad: await Promise.all(sessionAttacks.map(([, make]) => make(vendor))),
        })),
      ),
    };
  });
  after(async () => {
    await setting.evil.close();
    await vendors.close();
  });

  for (const [name, check] of Object.entries(RUNTIMES)) {
    test(`${name} accepts what is good, refuses every attack, and mints for the others`, async () => {
      const result = await check(input);
      assert.equal(result.accepted, input.good.length);
      assert.deepEqual(result.refusals, ['token_invalid']);
      assert.deepEqual(
        result.sessionUsers,
        vendors.vendors.map(({ userId }) => userId),
      );
      assert.deepEqual(result.sessionRefusals, ['token_invalid']);
      const { sub, scope } = await verifyToken(setting.keys, result.minted);
      assert.deepEqual([sub, scope], ['usr_12345', 'manage']);
      assert.match(
        result.link,
        /^https:\/\/preferences\.example\.com\/preferences\?token=[\w.-]+$/,
      );
      assert.equal(result.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
    });
  }
});
