/**
 * The hosted page and the account page in every engine of this machine: the path of a person through
 * each, and what axe says of it on the way, in both themes.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import axe from 'axe-core';
import { ENGINES, findBrowser } from '../browsers.ts';
import type { Tab } from '../tab.ts';
import { openTab, until } from '../tabs.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';
import { type HostedPage, startHostedPage, USER_ID } from './hosted-page-server.ts';

const ROOT = `document.querySelector('fb-email-preferences')?.shadowRoot`;
/** How many saves there have been. */
const SAVES = 'document.saves';
const switchOf = (key: string) => `${ROOT}?.querySelector('[role=switch][name=${key}]')`;
const says = (text: string) => `${ROOT}?.textContent.includes(${JSON.stringify(text)})`;

/** Violations that axe finds in the page as it stands, by theme, rule and element. */
async function violations(tab: Tab): Promise<unknown> {
  const found: unknown[] = [];
  await tab.evaluate(`(() => { ${axe.source} })()`);
  for (const theme of ['light', 'dark']) {
    await tab.evaluate(`document.documentElement.style.colorScheme = '${theme}'`);
    const results = await tab.evaluate(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => id + ' ' + target)))`,
    );
    found.push(...(results as string[]).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}

for (const engine of ENGINES.filter((candidate) => findBrowser(candidate))) {
  describe(`in ${engine}`, () => {
    let directory: string;
    let demo: DemoProcess;
    let site: HostedPage;
    let tab: Tab;

    before(async () => {
      directory = await mkdtemp(join(tmpdir(), 'demo-'));
      demo = await startDemoProcess(directory);
      site = await startHostedPage({ requestLink: async () => {} });
      tab = await openTab(engine);
    });
    after(async () => {
      await tab?.close();
      await site?.close();
      await demo?.stop();
      await rm(directory, { recursive: true });
    });
    beforeEach(() => site.contacts.seed(USER_ID));

    test('account page: a choice is saved, closing the gate is undone, and a reload shows it', async () => {
      await tab.open(`${demo.url}/?as=usr_ada`);
      await until(tab, `${switchOf('changelog')}?.checked`);
      assert.deepEqual(await violations(tab), []);
      await tab.evaluate(`${SAVES} = 0, addEventListener('fb-save', () => ${SAVES}++)`);
      await tab.click(switchOf('changelog'));
      await until(tab, says('Saved'));
      await tab.click(switchOf('all'));
      await until(tab, says('Choices for later'));
      assert.deepEqual(await violations(tab), []);
      await until(
        tab,
        `${ROOT}.querySelector('[part~=undo]').checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true })`,
      );
      await tab.click(`${ROOT}.querySelector('[part~=undo]')`);
      await until(tab, says('What you get'));
      await until(tab, `${SAVES} === 3`);

      await tab.open(`${demo.url}/?as=usr_ada`);
      await until(tab, `${switchOf('all')}?.checked`);
      assert.equal(await tab.evaluate(`${switchOf('changelog')}.checked`), false);
    });

    test('mailbox: the newest message is open beside the list', async () => {
      await tab.open(`${demo.url}/mailbox?as=usr_chiyo`);
      assert.equal(await tab.evaluate(`document.querySelectorAll('.mailbox li').length`), 5);
      assert.equal(
        await tab.evaluate(`document.querySelector('article h2').textContent`),
        'New in Harbor: shared views and a faster search',
      );
      assert.deepEqual(await violations(tab), []);
    });

    test('hosted page: it comes to life in place, and a click is saved', async () => {
      await tab.open(await site.link());
      await until(tab, `${ROOT}?.querySelector('form:not([action])')`);
      assert.equal(await tab.evaluate('location.search'), '');
      assert.deepEqual(await violations(tab), []);
      await tab.click(switchOf('commentReplies'));
      await until(tab, says('Saved'));
      assert.equal((await site.contacts.statuses(USER_ID)).commentReplies, 'unsubscribed');
      assert.equal(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    });

    test('unsubscribe page: asked, done, undone', async () => {
      await tab.open((await site.link()).replace('/preferences', '/unsubscribe'));
      assert.match(
        String(await tab.evaluate('document.body.textContent')),
        /Nothing has changed yet/,
      );
      assert.deepEqual(await violations(tab), []);
      await tab.click(`document.querySelector('main button')`);
      await until(tab, `document.title === 'You’re unsubscribed'`);
      assert.equal((await site.contacts.statuses(USER_ID)).all, 'unsubscribed');
      assert.deepEqual(await violations(tab), []);
      await tab.click(`document.querySelector('.undo button')`);
      await until(tab, `document.title === 'You’re subscribed again'`);
      assert.equal((await site.contacts.statuses(USER_ID)).all, 'subscribed');
    });
  });
}
