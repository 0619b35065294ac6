/**
 * The example in containers, on a machine without them: the Dockerfile's steps are done in a folder,
 * the services of compose.yaml are started by their own commands, and what the file says of variables,
 * ports and networks is held against the code.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import Featurebase from 'featurebase-node';
import { parse } from 'yaml';
import { readAppOptions } from '../../server/handler/environment/app.ts';
import { ADDRESSED, declareCases } from '../runtimes/conformance-run.ts';
import { startProgram } from '../runtimes/program.ts';
import type { Table } from '../runtimes/table.ts';
import { createWorld } from '../runtimes/world.ts';
import { contactsThrough } from '../server/handler/contacts.ts';
import { ISSUER } from '../server/tokens/forge.ts';
import { AS_INSTALLED } from './programs.ts';
import { EXAMPLES, namesIn, type Project } from './project.ts';

const execute = promisify(execFile);
const FOLDER = join(EXAMPLES, 'docker');

interface Service {
  command?: string[];
  environment: Record<string, string>;
  env_file?: string;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  healthcheck: { test: string[] };
}

interface Compose {
  services: { handler: Service; contacts: Service };
  networks: Record<string, { internal?: boolean } | null>;
}

/** An instruction of a Dockerfile, such as `RUN npm install`. */
interface Step {
  instruction: string;
  words: string;
}

async function readDockerfile(): Promise<Step[]> {
  const text = await readFile(join(FOLDER, 'Dockerfile'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, instruction = '', words = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
    return { instruction, words };
  });
}

const compose: Compose = parse(await readFile(join(FOLDER, 'compose.yaml'), 'utf8'));
const { handler, contacts } = compose.services;
const steps = await readDockerfile();

function wordsOf(instruction: string): string[] {
  return steps.filter((step) => step.instruction === instruction).map(({ words }) => words);
}

/** A command on loopback instead of every interface: a container's network is not this machine's. */
function onLoopback(command: readonly string[]): string[] {
  assert.deepEqual(command.slice(-2), ['--host', '0.0.0.0']);
  return [...command.slice(0, -1), '127.0.0.1'];
}

/**
 * @param project where the packages are installed, once the tests run
 * @param table gets a row
 */
export function describeContainers(project: () => Project, table: Table): void {
  describe('the example in containers', () => {
    let app: string;

    before(async () => {
      app = await mkdtemp(join(tmpdir(), 'image-'));
      for (const { instruction, words } of steps) {
        if (instruction === 'COPY') {
          const [from = '', to = ''] = words.split(' ');
          await cp(join(FOLDER, from), join(app, to, from));
        } else if (instruction === 'RUN' && words.startsWith('npm install ')) {
          await symlink(join(project().folder, 'node_modules'), join(app, 'node_modules'));
        } else if (instruction === 'RUN') {
          const user = (await execute('id', ['-un'])).stdout.trim();
          const here = words.replaceAll('/data', `${app}/data`).replaceAll('node:node', user);
          await execute('sh', ['-euc', here], { cwd: app });
        }
      }
    });
    after(async () => {
      await rm(app, { recursive: true, force: true });
    });

    test('has an image that runs as nobody in particular, of a fixed version of Node', () => {
      assert.match(wordsOf('FROM')[0] ?? '', /^node:\d+-slim$/);
      assert.deepEqual(wordsOf('USER'), ['node']);
      assert.deepEqual(wordsOf('EXPOSE'), ['8787']);
    });

    test('publishes the handler on this machine alone, and the contacts service not at all', () => {
      assert.deepEqual(handler.ports, ['127.0.0.1:8787:8787']);
      assert.equal(contacts.ports, undefined);
      assert.deepEqual(contacts.networks, ['contacts']);
      assert.deepEqual(handler.networks, ['public', 'contacts']);
      assert.equal(compose.networks.contacts?.internal, true);
    });

    test('has variables with which the handler starts, plain http to the other container included', async () => {
      const names = await namesIn(join(FOLDER, '.env.example'));
      const world = await createWorld(ISSUER);
      await world.close();
      const given = Object.entries(world.variables).filter(([name]) => names.includes(name));
      const variables = { ...Object.fromEntries(given), ...handler.environment };
      assert.ok(await readAppOptions(variables));
      const { PREFERENCES_INSECURE_HOSTS: _hosts, ...without } = variables;
      await assert.rejects(readAppOptions(without), { variable: 'FEATUREBASE_BASE_URL' });
    });

    test('names the other container as compose does', () => {
      const { hostname, port } = new URL(handler.environment.FEATUREBASE_BASE_URL ?? '');
      assert.ok(hostname in compose.services);
      assert.equal(port, '8788');
      assert.equal(handler.environment.PREFERENCES_INSECURE_HOSTS, hostname);
      assert.match(contacts.environment.FEATUREBASE_API_KEY ?? '', /^\$\{FEATUREBASE_API_KEY:\?/);
    });

    describe('with both services up', () => {
      const start = async (variables: Readonly<Record<string, string>>) => {
        const { FEATUREBASE_API_KEY = '' } = variables;
        const service = await startProgram({
          command: onLoopback(contacts.command ?? []),
          cwd: app,
          variables: {
            ...AS_INSTALLED,
            FEATUREBASE_API_KEY,
            CONTACTS_DATABASE_URL: `file:${app}/data/contacts.db`,
            PORT: '0',
          },
        });
        const running = await startProgram({
          command: onLoopback(JSON.parse(wordsOf('CMD')[0] ?? '')),
          cwd: app,
          variables: { ...AS_INSTALLED, ...variables, FEATUREBASE_BASE_URL: service.url },
        });
        await checkHealth(handler, '8787', running.url);
        await checkHealth(contacts, '8788', service.url);
        const client = new Featurebase({
          apiKey: FEATUREBASE_API_KEY,
          baseURL: service.url,
          maxRetries: 0,
        });
        return {
          ...running,
          contacts: { ...contactsThrough(client), received: [] },
          async close() {
            await running.close();
            await service.close();
          },
        };
      };
      declareCases(table, 'docker', start, { publicUrl: ISSUER, base: '' }, ADDRESSED);
    });
  });
}

/** Runs the command of a health check against the port where the service is here. */
async function checkHealth({ healthcheck }: Service, port: string, url: string): Promise<void> {
  const [kind, program = '', ...args] = healthcheck.test;
  assert.equal(kind, 'CMD');
  assert.equal(program, 'node');
  assert.match(args.join(), /\/healthz'/);
  const here = args.map((arg) => arg.replace(`http://127.0.0.1:${port}`, url));
  assert.notDeepEqual(here, args);
  await execute(process.execPath, here);
}
