/**
 * Every block of TypeScript in the documentation compiles, under `strict` and without `skipLibCheck`,
 * for somebody who has installed the packed packages.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { installPackages, root, STRANGER } from '../packages.ts';
import { type Block, blocksOf, pages } from './pages.ts';

const LANGUAGES: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx' };

describe('the documentation', () => {
  let project: string;
  const blocks: Block[] = [];

  before(async () => {
    project = await mkdtemp(join(tmpdir(), 'docs-'));
    await installPackages(project);
    for (const page of await pages()) {
      blocks.push(...(await blocksOf(page)).filter(({ language }) => language in LANGUAGES));
    }
  });

  after(() => rm(project, { recursive: true }));

  it('has TypeScript that compiles', async () => {
    const names = new Map<string, string>();
    for (const [index, { where, language, code }] of blocks.entries()) {
      // A block that begins with the name of its file is that file: others of the page import it.
      const [, file = `block-${index}`] = /^\/\/ ([\w-]+)\.ts\n/.exec(code) ?? [];
      const name = `${file}.${LANGUAGES[language]}`;
      names.set(name, where);
      // A module, also where the block imports nothing.
      await writeFile(join(project, name), `${code}\nexport {};\n`);
    }
    await cp(join(root, 'test/docs/context.d.ts'), join(project, 'context.d.ts'));
    await writeFile(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          lib: ['es2023', 'dom', 'dom.iterable'],
          module: 'esnext',
          moduleResolution: 'bundler',
          jsx: 'react-jsx',
          strict: true,
          skipLibCheck: false,
          noEmit: true,
          experimentalDecorators: true,
          allowImportingTsExtensions: true,
          types: ['node'],
        },
        include: ['*.ts', '*.tsx'],
      }),
    );
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '-p', project],
      { cwd: project, env: STRANGER },
    ).catch((failure: { stdout: string }) => failure);
    const errors = stdout.replace(/[\w-]+\.tsx?(?=\()/g, (name) => `${names.get(name)} ${name}`);
    assert.equal(errors, '');
  });
});
