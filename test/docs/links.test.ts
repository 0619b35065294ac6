/** Every link of the documentation leads somewhere. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { anchorsOf, pages } from './pages.ts';

for (const page of await pages()) {
  test(`the links of ${page} lead somewhere`, async () => {
    const text = (await readFile(page, 'utf8')).replace(/^ *```[\s\S]*?^ *```$/gm, '');
    const broken: string[] = [];
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https|mailto):/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) broken.push(target);
      else if (anchor && !(await anchorsOf(file)).has(anchor)) broken.push(target);
    }
    assert.deepEqual(broken, []);
  });
}
