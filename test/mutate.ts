/**
 * `npm run mutate`: changes the code in small ways, one at a time, and counts which changes a test
 * notices (mutation testing, by Stryker). Prints each change that none has noticed, and the share that
 * was noticed. Works on a copy, in `.stryker-tmp/`. Not part of `npm test`: an area takes between
 * some minutes and an hour.
 *
 *     npm run mutate                                              every area
 *     npm run mutate -- tokens                                    one
 *     npm run mutate -- tokens server/tokens/{sign,verify}.ts     some files of one
 */
import { glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { SOURCE_CONDITION } from '../server/build/source.ts';

interface Area {
  /** The files that are changed. */
  mutate: readonly string[];
  /**
   * The tests that ought to notice, quick ones first: a mutant is tried on the files of one pattern after
   * the other. Those that take long for one question each are left out.
   */
  tests: readonly string[];
}

const AREAS: Readonly<Record<string, Area>> = {
  tokens: {
    mutate: ['server/tokens/**/*.ts'],
    tests: [
      'test/server/tokens/{compact,hmac,limits,links,pinned,reasons}.test.ts',
      'test/signin/{session-limits,sessions}.test.ts',
      'test/server/tokens/{remote-keys,tokens,verified}.test.ts',
      'test/signin/environment.test.ts',
    ],
  },
  http: {
    mutate: ['server/http/*.ts', 'server/contract/*.ts'],
    tests: [
      'test/server/contract/*.test.ts',
      'test/server/http/{api-error,body,environment,json-body,log-requests}.test.ts',
      'test/server/http/{insecure-hosts,log,node}.test.ts',
      'test/server/handler/email-preferences.test.ts',
    ],
  },
  handler: {
    mutate: ['server/handler/{middleware,routes}/*.ts', 'server/handler/*.ts'],
    tests: [
      'test/server/handler/{email-preferences,mask-email,path-below,refusals,server-timing,upstream-context}.test.ts',
      'test/server/handler/{guard,history,limit-users,options,whose}.test.ts',
      'test/server/handler/{log-entries,readiness}.test.ts',
      'test/server/handler/events.test.ts',
    ],
  },
  unsubscribe: {
    mutate: ['server/handler/pages/unsubscribe/*.ts', 'server/handler/pages/manage-link.ts'],
    tests: [
      'test/server/handler/{recent-unsubscriptions,unsubscribe-pages}.test.ts',
      'test/server/handler/{unsubscribe,page-addresses}.test.ts',
    ],
  },
  upstreams: {
    mutate: ['server/handler/upstreams/**/*.ts'],
    tests: [
      'test/upstreams/{contract,environment,names,softwareone,wappfy}.test.ts',
      'test/faults/upstream.test.ts',
    ],
  },
  store: {
    mutate: [
      'component/{preferences,preferences-client,preferences-error,preferences-state,preferences-store}.ts',
      'component/{reading,session,status-timers,statuses,view}.ts',
    ],
    tests: ['test/store/*.test.ts'],
  },
  contacts: {
    mutate: ['server/contacts/{contact,preferences,consent,search,middleware,schemas}/*.ts'],
    tests: [
      'test/server/contacts/{api-keys,bad-input,categories,companies,consent,log,prune,suppressions,suppression-key,upsert,official-client,search-property}.test.ts',
    ],
  },
};

/**
 * One file that imports all test files of a pattern: a mutant is tried in one process, which ends at
 * the first test that fails. Starting a process for each file would take four times as long.
 *
 * @returns its path
 */
async function groupOf(pattern: string, name: string): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(pattern)) files.push(file);
  if (files.length === 0) throw new Error(`No file is found by ${pattern}.`);
  const path = `${GROUPS}/${name}.test.ts`;
  await writeFile(
    path,
    files.sort().map((file) => `import '../${file}';\n`),
  );
  return path;
}

/** The folder of the groups while they are needed: beside the tests, so that it is in Stryker's copy. */
const GROUPS = '.mutate';

/**
 * Few generated sessions, the same for each mutant; no workerd, which a mutant does not get into; and
 * the types of a file are read away once, since its text is the same for each mutant.
 */
const ENVIRONMENT = {
  SESSIONS: '100',
  SEED: '1',
  ON_NODE_ALONE: '1',
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/node'),
};

async function mutate(name: string, { mutate, tests }: Area): Promise<void> {
  console.log(`\n${name}`);
  const stryker = new Stryker({
    testRunner: 'tap',
    coverageAnalysis: 'perTest',
    mutate: [...mutate],
    // What is evaluated once, when a module is loaded, is changed by a type error or not at all.
    ignoreStatic: true,
    ignorePatterns: ['/component/dist', '/server/contacts/dist', '/dist', '/demo/.data'],
    tap: {
      testFiles: await Promise.all(tests.map((each, at) => groupOf(each, `${name}-${at}`))),
      nodeArgs: [
        `--conditions=${SOURCE_CONDITION}`,
        '--test-reporter=tap',
        '-r',
        '{{hookFile}}',
        '{{testFile}}',
      ],
    },
    timeoutMS: 20_000,
    // Node reads the types away; there is no configuration to adapt to the copy.
    tsconfigFile: 'none.json',
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
    allowConsoleColors: false,
    disableTypeChecks: false,
    plugins: ['@stryker-mutator/tap-runner'],
  });
  await stryker.runMutationTest();
}

Object.assign(process.env, ENVIRONMENT);
const [only, ...files] = process.argv.slice(2);
await mkdir(GROUPS, { recursive: true });
try {
  for (const name of only ? [only] : Object.keys(AREAS)) {
    const area = AREAS[name];
    if (!area) throw new Error(`There is no area "${name}": ${Object.keys(AREAS).join(', ')}.`);
    await mutate(name, files.length > 0 ? { ...area, mutate: files } : area);
  }
} finally {
  await rm(GROUPS, { recursive: true });
}
