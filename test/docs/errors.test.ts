/** docs/errors.md has every code that the source can produce, and no other. */
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';

/** How a code stands in the source: as a member, or as the argument of what makes an error of it. */
const IN_SOURCE =
  /(?:\bcode: |\b(?:badRequest|refuse|forbidden|PreferencesError|TokenConfigurationError|ContactsDatabaseError)\(\s*|\bupstreamError\(\s*\d+,\s*)'([a-z][a-z_]+)'/g;

describe('docs/errors.md', () => {
  let page: Set<string>;
  let source: string;

  before(async () => {
    const tables = (await readFile('docs/errors.md', 'utf8')).match(/^\|.*$/gm) ?? [];
    page = new Set();
    for (const row of tables) {
      // The table of what is thrown at the start has the class in front.
      const [, first = '', second = ''] = row.split('|');
      const cell = /`[a-z_]+`/.test(first) ? first : second;
      for (const [, code = ''] of cell.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)) page.add(code);
    }
    const texts: string[] = [];
    for await (const file of glob('{component,server}/**/*.ts')) {
      const isCode = !/\/(dist|node_modules|build|locales)\/|preview\.ts$/.test(file);
      if (isCode) texts.push((await readFile(file, 'utf8')).replace(/^\s*\*.*$/gm, ''));
    }
    source = texts.join('\n');
  });

  it('has every code of the source', () => {
    const codes = new Set([...source.matchAll(IN_SOURCE)].map(([, code = '']) => code));
    assert.ok(codes.size > 50, `${codes.size} codes are found`);
    assert.deepEqual([...codes].filter((code) => !page.has(code)).sort(), []);
  });

  it('has no code that the source does not have', () => {
    assert.deepEqual([...page].filter((code) => !source.includes(`'${code}'`)).sort(), []);
  });
});
