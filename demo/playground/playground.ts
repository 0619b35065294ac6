/** `/playground`: for designers and developers. Every state, theme and language, from sample data. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { playgroundPage } from './playground-page.ts';

/** The page `/` and its script `/client.js`. */
export function playground(): Hono {
  let script: Promise<string> | undefined;
  return new Hono()
    .get('/', (c) => c.html(playgroundPage()))
    .get('/client.js', async (c) => {
      script ??= buildScript();
      return c.body(await script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
    });
}

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('client/app.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    conditions: ['@fb-email-preferences/source'],
  });
  return outputFiles[0]?.text ?? '';
}
