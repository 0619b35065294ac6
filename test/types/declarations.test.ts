/**
 * The declarations of every entry, as a stranger's compiler reads them: `strict`, without
 * `skipLibCheck`, by each kind of resolution, in modules and in CommonJS, from TypeScript 5.4 to the
 * newest. Before 5.7 without the entries whose types are those of Hono or Svelte, which need it.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { installPackages, PACKAGES, root, STRANGER } from '../packages.ts';

/** The folder of a compiler, the kind of resolution, and the file that imports every entry. */
const RUNS: readonly (readonly [compiler: string, moduleResolution: string, file: string])[] = [
  ['typescript-5.4', 'bundler', 'entries.mts'],
  ['typescript-5.4', 'node16', 'entries.cts'],
  ['typescript-5.4', 'nodenext', 'entries.mts'],
  ['typescript-5.7', 'node16', 'entries.cts'],
  ['typescript', 'bundler', 'entries.mts'],
  ['typescript', 'node16', 'entries.cts'],
  ['typescript', 'nodenext', 'entries.mts'],
];

/** What docs/decisions/packages.md says of TypeScript before 5.7. */
const SINCE_5_7 =
  /^fb-email-preferences(\/svelte|-server(\/(api|environment|http|runtimes\/(aws-lambda|\S*worker\S*)))?|-contacts)$/;

/** Every entry of a package, patterns resolved, as it is written in an import. */
async function entriesOf(modules: string, name: string): Promise<string[]> {
  const folder = join(modules, name);
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const entries: string[] = [];
  for (const [entry, target] of Object.entries<string | { default: string }>(exports)) {
    if (typeof target === 'string') continue;
    const specifier = name + entry.slice(1);
    if (!entry.includes('*')) entries.push(specifier);
    else {
      const files = await readdir(join(folder, dirname(target.default)), { withFileTypes: true });
      for (const file of files) {
        if (!file.isFile() || !file.name.endsWith('.js')) continue;
        entries.push(specifier.replace('*', file.name.slice(0, -'.js'.length)));
      }
    }
  }
  return entries;
}

describe('the declarations of every entry', () => {
  let project: string;
  const entries: string[] = [];

  before(async () => {
    project = await mkdtemp(join(tmpdir(), 'types-'));
    await installPackages(project);
    for (const name of Object.keys(PACKAGES)) {
      entries.push(...(await entriesOf(join(project, 'node_modules'), name)));
    }
  });

  after(() => rm(project, { recursive: true }));

  for (const [compiler, moduleResolution, file] of RUNS) {
    it(`compile with ${compiler}, ${moduleResolution}, ${file}`, async () => {
      const isOld = compiler === 'typescript-5.4';
      const read = entries.filter((entry) => !(isOld && SINCE_5_7.test(entry)));
      assert.ok(read.length > 20, `${read.length} entries`);
      const program = read.map(
        (entry, index) => `import * as entry${index} from '${entry}';\nvoid entry${index};\n`,
      );
      const compilerOptions = {
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
        moduleResolution,
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        types: ['node'],
      };
      await writeFile(join(project, file), program.join(''));
      const settings = join(project, 'tsconfig.json');
      await writeFile(settings, JSON.stringify({ compilerOptions, files: [file] }));
      const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
      const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project], {
        env: STRANGER,
      }).catch((failure: { stdout: string }) => failure);
      assert.equal(stdout, '');
    });
  }
});
