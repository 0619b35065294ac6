/** One-click unsubscription as mail providers send it: RFC 8058. */
import assert from 'node:assert/strict';
import { listUnsubscribeHeaders } from '../../../server/tokens/index.ts';
import type { Case, Subject } from '../subject.ts';
import { pathOf } from './requests.ts';

async function oneClickPath(subject: Subject, sub: string, category?: string): Promise<string> {
  const { keys, publicUrl } = subject;
  const headers = await listUnsubscribeHeaders(keys, {
    publicUrl,
    sub,
    ...(category === undefined ? {} : { category }),
  });
  assert.equal(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  return pathOf(subject, headers['List-Unsubscribe'].slice(1, -1));
}

/** Posts without a cookie, an origin or a sign-in, and follows no redirect. */
async function click(subject: Subject, path: string, body: BodyInit | null): Promise<void> {
  const response = await subject.request(path, { method: 'POST', body, redirect: 'manual' });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), 'Unsubscribed.');
}

function multipart(): FormData {
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  return body;
}

const BODIES: Readonly<Record<string, () => BodyInit | null>> = {
  urlencoded: () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  multipart,
  'without a body': () => null,
};

export const ONE_CLICK_CASES: readonly Case[] = [
  ...Object.entries(BODIES).map(
    ([kind, body]): Case => ({
      name: `one click turns one category off, ${kind}`,
      async check(subject, userId) {
        await click(subject, await oneClickPath(subject, userId, 'commentReplies'), body());
        const { all, commentReplies } = await subject.contacts.statuses(userId);
        assert.deepEqual([all, commentReplies], ['subscribed', 'unsubscribed']);
      },
    }),
  ),
  {
    name: 'without a category, one click turns everything off',
    async check(subject, userId) {
      await click(subject, await oneClickPath(subject, userId), multipart());
      assert.equal((await subject.contacts.statuses(userId)).all, 'unsubscribed');
    },
  },
  {
    name: 'every repetition is answered alike',
    async check(subject, userId) {
      const path = await oneClickPath(subject, userId, 'changelog');
      for (let repetition = 0; repetition < 3; repetition += 1) {
        await click(subject, path, multipart());
      }
    },
  },
];
