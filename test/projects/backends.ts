/** The projects without a page: programs that make tokens, and apps that run the handler. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { startProgram } from '../runtimes/program.ts';
import { asJavaScript, blockOf } from './blocks.ts';
import { handlerWorks, storedStatus, tokenWorks } from './works.ts';
import { type Project, USER, type Workshop } from './workshop.ts';

const SERVER = 'fb-email-preferences-server';

/** A project with the README's "A token for a person". */
export async function minter(workshop: Workshop): Promise<Project> {
  const project = await workshop.project('node-esm', [SERVER]);
  const block = await blockOf('README.md', 'A token for a person', 'ts');
  await project.write('token.js', asJavaScript(block));
  return project;
}

/** What the README's route `/preferences-token` answers. */
export async function mint(project: Project): Promise<string> {
  const program = `const { preferencesToken } = await import('./token.js');
    console.log(await preferencesToken('${USER}'));`;
  return project.run(process.execPath, '--input-type=module', '--eval', program);
}

export async function nodeModules(workshop: Workshop): Promise<string> {
  const project = await workshop.project('node-esm-emails', [SERVER]);
  const token = await blockOf('README.md', 'A token for a person', 'ts');
  await project.write('token.js', asJavaScript(token));
  const emails = await blockOf('README.md', 'In your emails', 'ts');
  await project.write('emails.js', asJavaScript(emails));
  const program = `const { unsubscription } = await import('./emails.js');
    console.log(JSON.stringify(await unsubscription('${USER}')));`;
  const printed = await project.run(process.execPath, '--input-type=module', '--eval', program);
  const { html, headers } = JSON.parse(printed);
  const [, link = ''] = /href="([^"]+)"/.exec(html) ?? [];
  assert.equal((await fetch(link)).status, 200);
  const [, oneClick = ''] = /<(http[^>]+)>/.exec(headers['List-Unsubscribe']) ?? [];
  // What a mail provider sends (RFC 8058).
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  assert.equal((await fetch(oneClick, { method: 'POST', body })).status, 200);
  assert.equal(await storedStatus(workshop), 'unsubscribed');
  const outcome = await tokenWorks(await mint(project), workshop);
  return `${outcome}; its link opens, its one-click header unsubscribes`;
}

export async function nodeCommonJs(workshop: Workshop): Promise<string> {
  const project = await workshop.project('node-commonjs', [SERVER]);
  await project.write('token.cjs', await blockOf('docs/tokens.md', 'Tokens and links', 'js'));
  const program = `require('./token.cjs').preferencesToken('${USER}').then(console.log);`;
  const token = await project.run(process.execPath, '--eval', program);
  return tokenWorks(token, workshop);
}

/** A program of `docs/tokens.md` in another language. */
export async function otherLanguage(
  workshop: Workshop,
  heading: string,
  language: string,
  command: readonly string[],
  file: string,
): Promise<string> {
  const project = await workshop.project(language, []);
  await project.write(file, await blockOf('docs/tokens.md', heading, language));
  const [program = '', ...args] = command;
  return tokenWorks(await project.run(program, ...args, file), workshop);
}

/** The variables of a handler of its own, below a path. */
function below(path: string, { variables }: Workshop): Record<string, string> {
  return {
    ...variables,
    PREFERENCES_PUBLIC_URL: variables.PREFERENCES_PUBLIC_URL + path,
    NODE_OPTIONS: '',
    PORT: '0',
  };
}

/** A token whose issuer is a handler below a path. */
async function mintBelow(path: string, workshop: Workshop, project: Project): Promise<string> {
  const { PREFERENCES_PUBLIC_URL = '' } = below(path, workshop);
  return project.run(
    'env',
    `PREFERENCES_PUBLIC_URL=${PREFERENCES_PUBLIC_URL}`,
    process.execPath,
    '--input-type=module',
    '--eval',
    `const { preferencesToken } = await import('./token.js');
     console.log(await preferencesToken('${USER}'));`,
  );
}

export async function express(workshop: Workshop, tokens: Project): Promise<string> {
  const project = await workshop.project('express', [SERVER, 'express', '@hono/node-server']);
  // The example is in the package, where docs/deploy.md leads to it.
  const example = join(project.folder, 'node_modules', SERVER, 'demo/examples/express/server.js');
  const server = await readFile(example, 'utf8');
  assert.ok(server.includes(await oneLine('docs/deploy.md', /`(app\.use\('\/email'[^`]+)`/)));
  await project.write('server.js', server);
  const running = await startProgram({
    command: [process.execPath, 'server.js'],
    cwd: project.folder,
    variables: below('/email', workshop),
  });
  try {
    const token = await mintBelow('/email', workshop, tokens);
    return await handlerWorks(`${running.url}/email`, token, workshop);
  } finally {
    await running.close();
  }
}

export async function worker(workshop: Workshop, tokens: Project): Promise<string> {
  const project = await workshop.project('worker', [SERVER]);
  const line = /`(export \{ default \} from '[^']+worker-with-pages')`/;
  await project.write('worker.js', await oneLine('docs/deploy.md', line));
  const { outputFiles } = await build({
    entryPoints: [join(project.folder, 'worker.js')],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    // As wrangler does.
    external: ['node:*', 'cloudflare:*'],
  });
  const miniflare = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-01-01',
    bindings: { ...workshop.variables },
  });
  try {
    const { origin } = await miniflare.ready;
    return await handlerWorks(origin, await mint(tokens), workshop);
  } finally {
    await miniflare.dispose();
  }
}

/** Deno or Bun, by the line of `docs/deploy.md`. */
export async function runtime(
  name: 'Deno' | 'Bun',
  workshop: Workshop,
  tokens: Project,
): Promise<string> {
  const project = await workshop.project(name.toLowerCase(), [SERVER]);
  const line = await blockOf('docs/deploy.md', name, 'sh');
  const running = await startProgram({
    command: line.trim().split(' '),
    cwd: project.folder,
    variables: below('', workshop),
  });
  try {
    return await handlerWorks(running.url, await mint(tokens), workshop);
  } finally {
    await running.close();
  }
}

export async function officialClient(workshop: Workshop): Promise<string> {
  const project = await workshop.project('official-client', ['featurebase-node']);
  const block = await blockOf('docs/contacts-service.md', 'Run it', 'js');
  await project.write('client.js', block.replace('http://127.0.0.1:8788', workshop.contactsUrl));
  // The block turns "changelog" on for the same user.
  await project.run(process.execPath, 'client.js');
  assert.equal(await storedStatus(workshop), 'subscribed');
  return 'makes a contact, changes its preferences';
}

async function oneLine(page: string, pattern: RegExp): Promise<string> {
  const [, line = ''] = pattern.exec(await readFile(page, 'utf8')) ?? [];
  assert.ok(line, `${page} has no line like ${pattern}.`);
  return line;
}
