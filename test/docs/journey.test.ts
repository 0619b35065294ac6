/**
 * The commands of the README's "Without a Featurebase account", in a folder with nothing but the
 * packages: they end with a link to a page that works.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { installPackages } from '../packages.ts';
import { startJourney } from './journey.ts';

let project: string;

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'journey-'));
  await installPackages(project);
});

after(() => rm(project, { recursive: true }));

test('the README’s commands end with a link to a page that shows the contact’s preferences', async () => {
  const journey = await startJourney(project);
  try {
    const page = await fetch(journey.link);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /j•••@e••••••\.com/);
  } finally {
    await journey.stop();
  }
});
