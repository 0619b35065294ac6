/** Every link of the documentation leads somewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks, pages } from './pages.ts';

for (const page of await pages()) {
  test(`the links of ${page} lead somewhere`, async () => {
    assert.deepEqual(await brokenLinks(page), []);
  });
}
