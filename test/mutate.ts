/**
 * `npm run mutate`: changes the code in small ways, one at a time, and counts which changes a test
 * notices (mutation testing, by Stryker). Prints each change that none has noticed, and the share that
 * was noticed. Works on a copy, in `.stryker-tmp/`. Not part of `npm test`: an area takes between
 * two minutes and half an hour. `test/mutation/survivors.md` has what is left, with its reasons.
 *
 *     npm run mutate                                              every area
 *     npm run mutate -- tokens                                    one
 *     npm run mutate -- tokens server/tokens/{sign,verify}.ts     some files of one
 */
import { glob } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { SOURCE_CONDITION } from '../server/build/source.ts';

interface Area {
  /** The files that are changed. */
  mutate: readonly string[];
  /**
   * The tests that ought to notice, in the order in which they are asked; those that take long for one
   * question each are left out.
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
      'test/server/http/{insecure-hosts,log,node,send}.test.ts',
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
      'test/upstreams/{errors,retry,softwareone-answers,wappfy-answers,whatsapp-id}.test.ts',
      'test/upstreams/{contract,environment,generated,names,softwareone,wappfy}.test.ts',
      'test/server/handler/{categories,events,history,log-entries,server-timing}.test.ts',
      'test/faults/upstream.test.ts',
    ],
  },
  store: {
    mutate: [
      'component/{preferences,preferences-client,preferences-error,preferences-state,preferences-store}.ts',
      'component/{bar,custom-states,label-of,reading,row,session,status-timers,statuses,view}.ts',
    ],
    tests: [
      'test/store/!(session|store).test.ts',
      'test/ssr/{bar,custom-states,label-of,row,view,view-texts}.test.ts',
      'test/store/{session,store}.test.ts',
    ],
  },
  search: {
    mutate: ['server/contacts/search/*.ts'],
    tests: [
      'test/server/contacts/{cursor,search}.test.ts',
      'test/server/contacts/{bad-input,limits,openapi-schemas,pinned,search-plans,search-property,search-work}.test.ts',
    ],
  },
  contacts: {
    mutate: ['server/contacts/{contact,preferences,consent,middleware,schemas}/*.ts'],
    tests: [
      'test/server/contacts/{refusals,contact-answers,limits,openapi-schemas}.test.ts',
      'test/server/contacts/{api-keys,bad-input,categories,companies,consent,erasure,interleaved,log,official-client,pinned,prune,suppressions,suppression-key,upsert}.test.ts',
    ],
  },
};

async function filesOf(patterns: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found: string[] = [];
    for await (const file of glob(pattern)) found.push(file);
    if (found.length === 0) throw new Error(`No file is found by ${pattern}.`);
    for (const file of found.sort()) files.add(file);
  }
  return [...files];
}

/**
 * Few generated cases, since each mutant needs one; no workerd, which a mutant does not get into; and
 * the types of a file are read away once, since its text is the same for each mutant.
 */
const ENVIRONMENT = {
  // For the processes that a test starts.
  NODE_OPTIONS: `--conditions=${SOURCE_CONDITION}`,
  RUNS: '8',
  SESSIONS: '40',
  SEED: '1',
  ON_NODE_ALONE: '1',
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/node'),
};

async function mutate(name: string, { mutate, tests }: Area): Promise<void> {
  console.log(`\n${name}`);
  const stryker = new Stryker({
    testRunner: 'in-process',
    inProcess: { testFiles: await filesOf(tests) },
    testRunnerNodeArgs: [`--conditions=${SOURCE_CONDITION}`],
    coverageAnalysis: 'perTest',
    mutate: [...mutate],
    ignorePatterns: ['/component/dist', '/server/contacts/dist', '/dist', '/demo/.data'],
    timeoutMS: 10_000,
    // Node reads the types away; there is no configuration to adapt to the copy.
    tsconfigFile: 'none.json',
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: {
      allowColor: false,
      logTests: false,
      reportTests: false,
      reportScoreTable: true,
    },
    jsonReporter: { fileName: `reports/mutation/${name}.json` },
    allowConsoleColors: false,
    disableTypeChecks: false,
    plugins: [resolve('test/mutation/runner.ts')],
  });
  await stryker.runMutationTest();
}

Object.assign(process.env, ENVIRONMENT);
const [only, ...files] = process.argv.slice(2);
for (const name of only ? [only] : Object.keys(AREAS)) {
  const area = AREAS[name];
  if (!area) throw new Error(`There is no area "${name}": ${Object.keys(AREAS).join(', ')}.`);
  await mutate(name, files.length > 0 ? { ...area, mutate: files } : area);
}
