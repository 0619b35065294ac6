/**
 * Projects as a reader of the documentation makes them: new folders with the packed packages, and in
 * them the blocks of README and docs, taken out of the pages. Each shows a person's preferences and
 * saves a change, or makes a token that is accepted. Prints the table project × works.
 */
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../chromium.ts';
import { freePort } from '../docs/journey.ts';
import { unpack } from '../packages.ts';
import * as back from './backends.ts';
import * as front from './frontends.ts';
import { next } from './next.ts';
import { ownSystem } from './own-system.ts';
import { startSite } from './site.ts';
import { openWorkshop, type Project } from './workshop.ts';

describe('a project by the documentation', () => {
  let around: front.Surroundings;
  let tokens: Project;
  let nextPort: number;
  const outcomes: [string, string][] = [];

  before(async () => {
    const site = await startSite();
    nextPort = await freePort();
    const workshop = await openWorkshop([site.pages.url, `http://127.0.0.1:${nextPort}`]);
    around = { site, workshop, browser: await launchChromium() };
    tokens = await back.minter(workshop);
    const element = join(tokens.folder, 'element');
    await unpack(workshop.tarball('fb-email-preferences'), element);
    site.connect(() => back.mint(tokens), element);
  });

  after(async () => {
    await around?.browser.close();
    await around?.site.close();
    await around?.workshop.close();
    const width = Math.max(...outcomes.map(([name]) => name.length));
    console.log(outcomes.map(([name, outcome]) => `${name.padEnd(width)}  ${outcome}`).join('\n'));
  });

  const projects: readonly [name: string, build: () => Promise<string>][] = [
    ['Vite, vanilla', () => front.vanilla(around)],
    ['React', () => front.react(around)],
    ['Vue', () => front.vue(around)],
    ['Svelte', () => front.svelte(around)],
    ['Next', () => next(around, nextPort)],
    ['another origin’s script', () => front.scriptOfAnotherOrigin(around)],
    ['Node, ESM', () => back.nodeModules(around.workshop)],
    ['Node, CommonJS', () => back.nodeCommonJs(around.workshop)],
    ['Express', () => back.express(around.workshop, tokens)],
    ['a Worker', () => back.worker(around.workshop, tokens)],
    ['Deno', () => back.runtime('Deno', around.workshop, tokens)],
    ['Bun', () => back.runtime('Bun', around.workshop, tokens)],
    [
      'Python',
      () => back.otherLanguage(around.workshop, 'Python', 'python', ['python3'], 'token.py'),
    ],
    ['PHP', () => back.otherLanguage(around.workshop, 'PHP', 'php', ['php'], 'token.php')],
    ['a system of record of one’s own', () => ownSystem(around.workshop, tokens)],
    ['the official client', () => back.officialClient(around.workshop)],
  ];

  for (const [name, build] of projects) {
    test(`${name} works`, async () => {
      outcomes.push([name, 'does not work']);
      const outcome = await build();
      outcomes.splice(-1, 1, [name, outcome]);
    });
  }
});
