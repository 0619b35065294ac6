/** What is in the published packages: built files alone, and documents whose links resolve there. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { SOURCE_CONDITION } from '../../server/build/source.ts';
import { PACKAGES, type PackageName, packPackages, root, unpack } from '../packages.ts';
import { brokenLinks } from './pages.ts';

const NAMES = Object.keys(PACKAGES) as PackageName[];

describe('a published package', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'published-'));
    const tarballs = await packPackages(folder);
    for (const name of NAMES) await unpack(tarballs[name], join(folder, name));
  });

  after(() => rm(folder, { recursive: true }));

  for (const name of NAMES) {
    describe(name, () => {
      it('has documents whose links resolve inside it', async () => {
        const broken: string[] = [];
        const pages: string[] = [];
        for await (const page of glob(join(folder, name, '**/*.md'))) {
          pages.push(page);
          for (const link of await brokenLinks(page)) {
            broken.push(`${relative(folder, page)}: ${link}`);
          }
        }
        assert.ok(pages.length > 3, `${pages.length} pages`);
        assert.deepEqual(broken, []);
      });

      it('has built files alone, and says nothing of sources', async () => {
        const sources: string[] = [];
        for await (const file of glob(join(folder, name, '**/*.ts'))) {
          if (!file.endsWith('.d.ts')) sources.push(file);
        }
        assert.deepEqual(sources, []);
        const manifest = await readFile(join(folder, name, 'package.json'), 'utf8');
        assert.ok(!manifest.includes(SOURCE_CONDITION));
        assert.equal(JSON.parse(manifest).private, undefined);
      });

      it('is not published from the folder of its sources', async () => {
        const source = join(root, PACKAGES[name]);
        const { stdout } = await promisify(execFile)('npm', ['publish', '--dry-run'], {
          cwd: source,
        });
        assert.equal(stdout, '');
      });
    });
  }

  it('of a back end depends neither on the element nor on Lit', async () => {
    for (const name of NAMES.slice(1)) {
      const { dependencies } = JSON.parse(
        await readFile(join(folder, name, 'package.json'), 'utf8'),
      );
      assert.deepEqual(
        Object.keys(dependencies).filter((other) => /^(fb-email-preferences|lit)$/.test(other)),
        [],
      );
    }
  });
});
