/**
 * The part of `node:test` that this repository's tests use, as suites that can be run again in the same
 * process: one process then tries many mutants, where `node:test` needs one for each.
 */
import type { MockTracker } from 'node:test';

type Act = (context: TestContext) => unknown;

/** What a test is given. */
interface TestContext {
  name: string;
  mock: MockTracker;
  diagnostic(message: string): void;
  after(act: () => unknown): void;
}

interface Suite {
  name: string;
  before: Act[];
  after: Act[];
  beforeEach: Act[];
  afterEach: Act[];
  children: (Suite | Test)[];
  parent: Suite | undefined;
}

interface Test {
  /** With the names of its suites. */
  id: string;
  act: Act;
}

/** How a run went: the error of the first test that has failed. */
export interface Outcome {
  id: string;
  milliseconds: number;
  error?: unknown;
}

const real = process.getBuiltinModule('node:test');

export const { mock } = real;

const MockTrackerClass = mock.constructor as new () => MockTracker;

function suiteOf(name: string, parent: Suite | undefined): Suite {
  return { name, parent, before: [], after: [], beforeEach: [], afterEach: [], children: [] };
}

let current = suiteOf('', undefined);

/** The suite of a file: what its import has declared. */
export async function declared(name: string, load: () => Promise<unknown>): Promise<Suite> {
  current = suiteOf(name, undefined);
  const suite = current;
  await load();
  return suite;
}

export function describe(name: string, ...rest: unknown[]): void {
  const suite = suiteOf(`${current.name} > ${name}`, current);
  current.children.push(suite);
  current = suite;
  try {
    (rest.at(-1) as () => void)();
  } finally {
    current = suite.parent as Suite;
  }
}

export function test(name: string, ...rest: unknown[]): void {
  current.children.push({ id: `${current.name} > ${name}`, act: rest.at(-1) as Act });
}

export const it = test;

export function before(act: Act): void {
  current.before.push(act);
}

export function after(act: Act): void {
  current.after.push(act);
}

export function beforeEach(act: Act): void {
  current.beforeEach.push(act);
}

export function afterEach(act: Act): void {
  current.afterEach.push(act);
}

/** How {@link runSuite} is to run. */
export interface RunOptions {
  /** Whether a test, or a suite's own hooks, is asked for. */
  isAsked: (id: string) => boolean;
  /** Called before the hooks of a suite and before each test, with their id. */
  begin: (id: string) => void;
  /** Called with the outcome of each test, and of a suite's hooks. */
  report: (outcome: Outcome) => void;
  /** Whether to go on: false after the first failure, where one is enough. */
  goesOn: () => boolean;
}

/** Runs what is asked for, one after the other. The hooks of a suite have the suite's id. */
export async function runSuite(suite: Suite, options: RunOptions, isWhole = false): Promise<void> {
  const { isAsked, begin, report, goesOn } = options;
  // A suite's hooks are noticed by its tests alone.
  const takesAll = isWhole || isAsked(suite.name);
  if (!goesOn() || !(takesAll || hasAsked(suite, isAsked))) return;
  const hooks = (acts: Act[]) =>
    attempt(suite.name, begin, async () => {
      for (const act of acts) await act(contextOf(suite.name));
    });
  const started = await hooks(suite.before);
  report(started);
  if (!started.error) {
    for (const child of suite.children) {
      if (!goesOn()) break;
      if ('children' in child) await runSuite(child, options, takesAll);
      else if (takesAll || isAsked(child.id)) report(await runTest(suite, child, begin));
    }
  }
  const ended = await hooks(suite.after);
  if (ended.error) report(ended);
}

function hasAsked(suite: Suite, isAsked: (id: string) => boolean): boolean {
  return suite.children.some((child) =>
    'children' in child ? isAsked(child.name) || hasAsked(child, isAsked) : isAsked(child.id),
  );
}

async function runTest(suite: Suite, { id, act }: Test, begin: RunOptions['begin']) {
  const suites: Suite[] = [];
  for (let each: Suite | undefined = suite; each; each = each.parent) suites.unshift(each);
  const context = contextOf(id);
  return attempt(id, begin, async () => {
    try {
      for (const { beforeEach } of suites) for (const hook of beforeEach) await hook(context);
      await act(context);
    } finally {
      for (const end of context.ends.reverse()) await end();
      for (const { afterEach } of suites.reverse())
        for (const hook of afterEach) await hook(context);
      context.mock.reset();
    }
  });
}

function contextOf(name: string): TestContext & { ends: (() => unknown)[] } {
  const ends: (() => unknown)[] = [];
  return {
    name,
    ends,
    mock: new MockTrackerClass(),
    diagnostic() {},
    after: (act) => ends.push(act),
  };
}

async function attempt(
  id: string,
  begin: RunOptions['begin'],
  act: () => Promise<void>,
): Promise<Outcome> {
  const start = performance.now();
  begin(id);
  let error: unknown;
  try {
    await act();
  } catch (thrown) {
    error = thrown ?? new Error('Nothing was thrown.');
  }
  return { id, milliseconds: performance.now() - start, ...(error !== undefined && { error }) };
}
