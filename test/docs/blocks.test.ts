/**
 * Every block of the documentation can be read by the program that it is for. Languages that are
 * compiled or run elsewhere are named with the test that does it; another language is refused here.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { type Loader, transform } from 'esbuild';
import { blocksOf, pages } from './pages.ts';

const ELSEWHERE: Readonly<Record<string, string>> = {
  ts: 'test/docs/typescript.test.ts',
  tsx: 'test/docs/typescript.test.ts',
  vue: 'test/frameworks/frameworks.test.ts',
  svelte: 'test/frameworks/frameworks.test.ts',
  sql: 'test/upstreams/own.test.ts',
  python: 'test/signin/any-language.test.ts',
  ruby: 'test/signin/any-language.test.ts',
  go: 'test/signin/any-language.test.ts',
  php: 'test/signin/any-language.test.ts',
  java: 'test/signin/any-language.test.ts',
  csharp: 'test/signin/any-language.test.ts',
};

const CHECKS: Readonly<Record<string, (code: string) => unknown>> = {
  sh(code) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  },
  js: (code) => readBy('js', code),
  css: (code) => readBy('css', code),
  json: (code) => JSON.parse(code),
  async html(code) {
    for (const [, type = '', script = ''] of code.matchAll(
      /<script(?: type="(\w+)")?>(.*?)<\/script>/gs,
    )) {
      if (type === 'importmap') JSON.parse(script);
      else await readBy('js', script);
    }
  },
  // Patterns, headers and a test vector: test/signin/any-language.test.ts reads the vector.
  text() {},
};

/** Reads code as a bundler does, which refuses more than a browser. */
async function readBy(loader: Loader, code: string): Promise<void> {
  const { warnings } = await transform(code, { loader });
  assert.deepEqual(
    warnings.map(({ text }) => text),
    [],
  );
}

for (const page of await pages()) {
  for (const { where, language, code } of await blocksOf(page)) {
    if (language in ELSEWHERE) continue;
    test(`${where} is ${language}`, async () => {
      const check = CHECKS[language];
      assert.ok(check, `No test reads ${language}.`);
      await check(code);
    });
  }
}
