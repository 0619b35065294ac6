/**
 * A test runner for Stryker: the tests of an area in one process, which stays for the next mutant. A
 * mutant is tried by the tests that reach it, and by no others.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MutantCoverage, StrykerOptions } from '@stryker-mutator/api/core';
import {
  commonTokens,
  declareFactoryPlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { declared, type Outcome, runSuite } from './node-test.ts';

/** What an instrumented file reads and writes. */
interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
}

const DECLARATIONS = new URL('./node-test.ts', import.meta.url).href;

class InProcessRunner implements TestRunner {
  readonly #files: readonly string[];
  readonly #namespace: Namespace;
  #suites: Awaited<ReturnType<typeof declared>>[] | undefined;
  /** Thrown outside of any test, while one was running. */
  #uncaught: unknown;

  constructor(files: readonly string[]) {
    this.#files = files;
    const shared = globalThis as { __stryker__?: Namespace };
    shared.__stryker__ ??= {};
    this.#namespace = shared.__stryker__;
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    registerHooks({
      resolve(specifier, context, next) {
        return specifier === 'node:test'
          ? { url: DECLARATIONS, shortCircuit: true }
          : next(specifier, context);
      },
    });
    const note = (error: unknown) => {
      this.#uncaught ??= error ?? new Error('Nothing was thrown.');
    };
    process.on('uncaughtException', note).on('unhandledRejection', note);
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    const tests = await this.#run(() => true, disableBail);
    const { mutantCoverage = { static: {}, perTest: {} } } = this.#namespace;
    // A test that cannot be run again in the same process, such as one of a cache, says nothing there.
    const again = await this.#run(() => true, true);
    for (const { id, status } of again) {
      if (status === TestStatus.Failed) delete mutantCoverage.perTest[id];
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, mutantActivation, disableBail } = options;
    const namespace = this.#namespace;
    if (mutantActivation === 'runtime') await this.#load();
    namespace.activeMutant = activeMutant.id;
    namespace.hitCount = hitLimit === undefined ? undefined : 0;
    namespace.hitLimit = hitLimit;
    const asked = testFilter && new Set(testFilter);
    const tests = await this.#run((id) => !asked || asked.has(id), disableBail);
    const reached = determineHitLimitReached(namespace.hitCount, hitLimit);
    namespace.activeMutant = undefined;
    if (reached) return toMutantRunResult(reached);
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  async #load() {
    if (this.#suites) return this.#suites;
    const suites = [];
    for (const file of this.#files) {
      const url = pathToFileURL(resolve(file)).href;
      suites.push(await declared(file, () => import(url)));
    }
    this.#suites = suites;
    return suites;
  }

  async #run(isAsked: (id: string) => boolean, disableBail: boolean): Promise<TestResult[]> {
    const tests: TestResult[] = [];
    let hasFailed = false;
    this.#uncaught = undefined;
    const report = ({ id, milliseconds, error = this.#uncaught }: Outcome) => {
      this.#uncaught = undefined;
      const result = { id, name: id, timeSpentMs: milliseconds };
      if (error === undefined) tests.push({ ...result, status: TestStatus.Success });
      else {
        hasFailed = true;
        const failureMessage = String((error as Error)?.message ?? error);
        tests.push({ ...result, status: TestStatus.Failed, failureMessage });
      }
    };
    const begin = (id: string) => {
      this.#namespace.currentTestId = id;
    };
    try {
      for (const suite of await this.#load()) {
        await runSuite(suite, {
          isAsked,
          begin,
          report,
          goesOn: () => disableBail || !hasFailed,
        });
      }
    } catch (error) {
      // A mutant that keeps a file from loading is noticed.
      report({ id: 'loading', milliseconds: 0, error });
    }
    this.#namespace.currentTestId = undefined;
    return tests;
  }
}

function create(options: StrykerOptions): TestRunner {
  return new InProcessRunner((options.inProcess as { testFiles: string[] }).testFiles);
}
create.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', create)];

/** Stryker takes no options that no plugin knows of. */
export const strykerValidationSchema = {
  properties: {
    inProcess: {
      type: 'object',
      properties: { testFiles: { type: 'array', items: { type: 'string' } } },
    },
  },
};
