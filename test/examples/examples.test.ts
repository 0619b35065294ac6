/** The examples of demo/examples, from the packed packages: each is built, started and driven. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../packages.ts';
import { ADDRESSED, declareCases } from '../runtimes/conformance-run.ts';
import type { Start } from '../runtimes/running.ts';
import { Table } from '../runtimes/table.ts';
import { createWorld } from '../runtimes/world.ts';
import { ISSUER } from '../server/tokens/forge.ts';
import { readWranglerConfig, startCloudflare, startFromManyAddresses } from './cloudflare.ts';
import { describeContainers } from './containers.ts';
import { functions } from './functions.ts';
import { checkAddressLimit, checkUserLimit } from './limits.ts';
import { programs } from './programs.ts';
import { EXAMPLES, installProject, type Project } from './project.ts';
import { describeSystemd } from './systemd.ts';

let installed: Project | undefined;

function project(): Project {
  if (!installed) throw new Error('The packages are not installed yet.');
  return installed;
}

before(async () => {
  installed = await installProject();
});
after(() => installed?.remove());

/** The examples whose handler is at the root of an address of its own. */
const AT_ROOT: Record<string, Start> = {
  'cloudflare-worker': (variables) =>
    startFromManyAddresses(project().example('cloudflare-worker'), variables),
  ...functions(project),
};
/** The examples that put it below a path of somebody's app. */
const BELOW_EMAIL = ['express', 'fastify', 'hono', 'next'];

const table = new Table('example', ADDRESSED);
after(() => console.log(table.toString()));

for (const [name, start] of Object.entries({ ...AT_ROOT, ...programs(project) })) {
  describe(`the example ${name}`, () => {
    const base = BELOW_EMAIL.includes(name) ? '/email' : '';
    declareCases(table, name, start, { publicUrl: ISSUER + base, base }, ADDRESSED);
  });
}

describeContainers(project, table);
describeSystemd(project);

describe('limits on requests', () => {
  test('by the bindings of a Worker, by address and by person', async () => {
    const world = await createWorld(ISSUER);
    const folder = project().example('cloudflare-worker');
    const running = await startCloudflare(folder, world.variables);
    const { ratelimits } = await readWranglerConfig(folder);
    const limitOf = (binding: string) =>
      ratelimits.find(({ name }) => name === binding)?.simple.limit ?? 0;
    const limit = limitOf('ADDRESS_LIMITER');
    const headers = { 'CF-Connecting-IP': '192.0.2.1' };
    try {
      await checkAddressLimit(world, running, { base: '', limit, headers });
      await checkUserLimit(world, running, limitOf('USER_LIMITER'));
    } finally {
      await running.close();
      await world.close();
    }
  });

  test('by a library in a Hono app', async () => {
    const world = await createWorld(`${ISSUER}/email`);
    const { contacts } = world.subject;
    const running = await programs(project, { limit: 3 }).hono?.(world.variables);
    assert.ok(running);
    try {
      const where = { base: '/email', limit: 3, headers: {} };
      await checkAddressLimit(world, { ...running, contacts }, where);
    } finally {
      await running.close();
      await world.close();
    }
  });
});

describe('every example', async () => {
  const names = await readdir(EXAMPLES);
  for (const name of names) {
    test(`${name} pins what it needs, as the tests have it`, async () => {
      const {
        dependencies,
        devDependencies,
        private: isPrivate,
      } = JSON.parse(await readFile(join(EXAMPLES, name, 'package.json'), 'utf8'));
      assert.equal(isPrivate, true);
      assert.ok(dependencies['fb-email-preferences-server']);
      for (const version of Object.values({ ...dependencies, ...devDependencies })) {
        assert.match(String(version), /^\d+\.\d+\.\d+$/);
      }
      for (const [dependency, version] of Object.entries(dependencies)) {
        if (dependency === 'next') continue;
        const file = join(root, 'node_modules', dependency, 'package.json');
        assert.equal(JSON.parse(await readFile(file, 'utf8')).version, version, dependency);
      }
    });
    test(`${name} has a README of a screen, with lines to run`, async () => {
      const readme = await readFile(join(EXAMPLES, name, 'README.md'), 'utf8');
      assert.match(readme, /```sh\n/);
      assert.ok(readme.split('\n').length <= 50);
      // The back end needs the secret too, and a platform that has stored one does not show it again.
      assert.doesNotMatch(readme, /\$\([^)]*preferences secret|preferences secret *\|/);
      const docs = await readFile(join(root, 'docs/deploy.md'), 'utf8');
      assert.ok(docs.includes(`](../demo/examples/${name}/README.md)`), 'docs/deploy.md');
    });
    test(`${name} brings no secret`, async () => {
      const files = await readdir(join(EXAMPLES, name));
      for (const file of files.filter((file) => file.endsWith('.example'))) {
        const text = await readFile(join(EXAMPLES, name, file), 'utf8');
        assert.match(text, /^FEATUREBASE_API_KEY=$/m);
        for (const line of text.trim().split('\n')) {
          assert.match(line, /^([A-Z_]+=|FEATUREBASE_BASE_URL=http:\/\/127\.0\.0\.1:8788)$/);
        }
      }
    });
  }
});
