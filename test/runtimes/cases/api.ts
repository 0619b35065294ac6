/** Reading and changing, by requests of one's own and by the official client. */
import assert from 'node:assert/strict';
import Featurebase from 'featurebase-node';
import type { Case, Subject } from '../subject.ts';
import { bearer, patch, preferencesPath, tokenFor } from './requests.ts';

/** The official client in front of the handler, with a contact's token as its key. */
async function officialClient(subject: Subject, userId: string): Promise<Featurebase> {
  const baseURL = 'https://handler.invalid';
  return new Featurebase({
    apiKey: await tokenFor(subject, userId),
    baseURL,
    maxRetries: 0,
    fetch: (url, init) => subject.request(String(url).slice(baseURL.length), init),
  });
}

export const API_CASES: readonly Case[] = [
  {
    name: 'a contact is read, with its address masked',
    async check(subject, userId) {
      const headers = await bearer(subject, userId);
      const response = await subject.request(preferencesPath(userId), { headers });
      assert.equal(response.status, 200);
      const contact = (await response.json()) as Record<string, unknown>;
      assert.equal(contact.object, 'contact_email_preferences');
      assert.equal(contact.userId, userId);
      assert.equal(contact.email, 'j•••@e••••••.com');
      assert.deepEqual(
        (contact.preferences as Record<string, unknown>).changelog,
        // The contract's two members, and nothing of the upstream besides.
        { status: 'subscribed', effectiveStatus: 'subscribed' },
      );
    },
  },
  {
    name: 'answers are for no cache, no index and no guessing of types',
    async check(subject, userId) {
      const headers = await bearer(subject, userId);
      const response = await subject.request(preferencesPath(userId), { headers });
      await response.text();
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    },
  },
  {
    name: 'a change is stored, and nothing else is',
    async check(subject, userId) {
      const body = JSON.stringify({ preferences: { postUpdates: 'unsubscribed' } });
      const response = await patch(subject, userId, body);
      assert.equal(response.status, 200);
      await response.text();
      assert.deepEqual(await subject.contacts.statuses(userId), {
        all: 'subscribed',
        postUpdates: 'unsubscribed',
        postComments: 'subscribed',
        commentReplies: 'subscribed',
        changelog: 'subscribed',
      });
    },
  },
  {
    name: 'a closed gate is effective for every category',
    async check(subject, userId) {
      const body = JSON.stringify({ preferences: { all: 'unsubscribed' } });
      const response = await patch(subject, userId, body);
      const { preferences } = (await response.json()) as {
        preferences: Record<string, { status: string; effectiveStatus: string }>;
      };
      assert.deepEqual(preferences.changelog, {
        status: 'subscribed',
        effectiveStatus: 'unsubscribed',
      });
    },
  },
  {
    name: 'changes are in the history, with their route',
    async check(subject, userId) {
      await patch(subject, userId, JSON.stringify({ preferences: { changelog: 'unsubscribed' } }));
      const headers = await bearer(subject, userId);
      const path = `${preferencesPath(userId)}/history?limit=1`;
      const response = await subject.request(path, { headers });
      const { data } = (await response.json()) as { data: Record<string, unknown>[] };
      assert.equal(data[0]?.key, 'changelog');
      assert.equal(data[0]?.route, 'element');
    },
  },
  {
    name: 'a request keeps the id that it came with',
    async check(subject, userId) {
      const headers = { ...(await bearer(subject, userId)), 'X-Request-Id': 'req-conformance-1' };
      const response = await subject.request(preferencesPath(userId), { headers });
      await response.text();
      assert.equal(response.headers.get('X-Request-Id'), 'req-conformance-1');
    },
  },
  {
    name: 'the official client reads and changes',
    async check(subject, userId) {
      const client = await officialClient(subject, userId);
      const { emailPreferences } = client.users.contacts.byUserID;
      const before = await emailPreferences.retrieve(userId);
      assert.equal(before.preferences.postComments.status, 'subscribed');
      const after = await emailPreferences.update(userId, {
        preferences: { postComments: 'unsubscribed' },
      });
      assert.equal(after.preferences.postComments.status, 'unsubscribed');
      assert.equal((await subject.contacts.statuses(userId)).postComments, 'unsubscribed');
    },
  },
  {
    name: "the official client's errors are typed",
    async check(subject, userId) {
      const client = await officialClient(subject, userId);
      await assert.rejects(
        client.users.contacts.byUserID.emailPreferences.retrieve('somebody-else'),
        (error) => error instanceof Featurebase.PermissionDeniedError && error.status === 403,
      );
    },
  },
  {
    name: 'health is answered without a token',
    async check(subject) {
      const response = await subject.request('/healthz');
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { status: 'ok' });
    },
  },
  {
    name: 'readiness is answered once the system of record and the keys can be reached',
    async check(subject) {
      const response = await subject.request('/readyz');
      assert.deepEqual(await response.json(), { status: 'ok', upstream: 'ok', keys: 'ok' });
      assert.equal(response.status, 200);
    },
  },
];
