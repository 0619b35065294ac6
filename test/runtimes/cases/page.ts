/** The hosted pages: all preferences, and the page that asks before it unsubscribes. */
import assert from 'node:assert/strict';
import { preferencesLink, unsubscribeLink } from '../../../server/tokens/index.ts';
import { BRAND, type Case, type Subject } from '../subject.ts';
import { form, patch, pathOf } from './requests.ts';

async function preferencesPathOf(subject: Subject, sub: string): Promise<string> {
  const { keys, publicUrl } = subject;
  return pathOf(subject, await preferencesLink(keys, { publicUrl, sub }));
}

async function unsubscribePathOf(subject: Subject, sub: string): Promise<string> {
  const { keys, publicUrl } = subject;
  const link = await unsubscribeLink(keys, { publicUrl, sub, category: 'changelog' });
  return pathOf(subject, link);
}

export const PAGE_CASES: readonly Case[] = [
  {
    name: 'a link opens the page with all preferences, written by the server',
    async check(subject, userId) {
      const response = await subject.request(await preferencesPathOf(subject, userId));
      assert.equal(response.status, 200);
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
      const page = await response.text();
      assert.match(page, /<template [^>]*shadowrootmode="open">/);
      assert.match(page, /For j•••@e••••••\.com/);
      assert.ok(!page.includes('john@example.com'));
    },
  },
  {
    name: 'the page runs its own files alone, and stands in no frame',
    async check(subject, userId) {
      const response = await subject.request(await preferencesPathOf(subject, userId));
      await response.text();
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /script-src 'self'(;|$)/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    },
  },
  {
    name: 'the scripts are where the page looks for them',
    async check(subject, userId) {
      const path = await preferencesPathOf(subject, userId);
      const page = await (await subject.request(path)).text();
      const [, script] = /<script src="([^"]+)">/.exec(page) ?? [];
      assert.ok(script);
      // As a browser resolves it, from the page's own address.
      const { pathname } = new URL(script, `https://page.invalid${path}`);
      const response = await subject.request(pathname);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('Content-Type') ?? '', /javascript/);
      assert.match(await response.text(), /replaceState/);
    },
  },
  {
    name: 'the form saves without JavaScript',
    async check(subject, userId) {
      const path = await preferencesPathOf(subject, userId);
      // The page carries what it has drawn, beside what is chosen.
      const fields = { 'drawn.postComments': 'subscribed', postComments: 'unsubscribed' };
      const response = await subject.request(path, form(fields));
      assert.match(await response.text(), /<li>Post comments \(off\)<\/li>/);
      assert.equal((await subject.contacts.statuses(userId)).postComments, 'unsubscribed');
    },
  },
  {
    name: 'the live page saves from its own origin',
    async check(subject, userId) {
      const body = JSON.stringify({ preferences: { commentReplies: 'unsubscribed' } });
      const response = await patch(subject, userId, body, {
        Origin: subject.ownOrigin,
        'Sec-Fetch-Site': 'same-origin',
      });
      assert.equal(response.status, 200, await response.text());
      assert.equal((await subject.contacts.statuses(userId)).commentReplies, 'unsubscribed');
    },
  },
  {
    name: "the page speaks the reader's language",
    async check(subject, userId) {
      const path = await preferencesPathOf(subject, userId);
      const headers = { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' };
      assert.match(await (await subject.request(path, { headers })).text(), /<html lang="de"/);
    },
  },
  {
    name: 'opening an unsubscribe link asks, and changes nothing',
    async check(subject, userId) {
      const path = await unsubscribePathOf(subject, userId);
      const page = await (await subject.request(path)).text();
      assert.match(page, new RegExp(`Stop getting “Changelog” emails from ${BRAND}\\?`));
      const head = await subject.request(path, { method: 'HEAD' });
      assert.equal(head.status, 200);
      assert.equal((await subject.contacts.statuses(userId)).changelog, 'subscribed');
    },
  },
  {
    name: 'the button turns off, and Undo turns on',
    async check(subject, userId) {
      const path = await unsubscribePathOf(subject, userId);
      const done = await subject.request(path, form({ action: 'unsubscribe' }));
      const page = await done.text();
      assert.equal((await subject.contacts.statuses(userId)).changelog, 'unsubscribed');
      const undo = /name="undo" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const undone = await subject.request(path, form({ action: 'undo', undo }));
      assert.equal(undone.status, 200);
      await undone.text();
      assert.equal((await subject.contacts.statuses(userId)).changelog, 'subscribed');
    },
  },
  {
    name: 'a broken link is answered by a page',
    async check(subject) {
      const response = await subject.request('/preferences?token=x.y.z');
      assert.equal(response.status, 401);
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
      assert.match(await response.text(), /<h1/);
    },
  },
];
