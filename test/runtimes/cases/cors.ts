/** Which pages may call the API from a browser. */
import assert from 'node:assert/strict';
import { ALLOWED_ORIGIN, type Case } from '../subject.ts';
import { bearer, patch, preferencesPath, refusal } from './requests.ts';

export const CORS_CASES: readonly Case[] = [
  {
    name: 'an allowed origin may read the answer',
    async check(subject, userId) {
      const headers = { ...(await bearer(subject, userId)), Origin: ALLOWED_ORIGIN };
      const response = await subject.request(preferencesPath(userId), { headers });
      await response.text();
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), ALLOWED_ORIGIN);
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      assert.match(response.headers.get('Vary') ?? '', /\bOrigin\b/);
    },
  },
  {
    name: 'an error, too, may be read by an allowed origin',
    async check(subject, userId) {
      const headers = { Authorization: 'Bearer x.y.z', Origin: ALLOWED_ORIGIN };
      const response = await subject.request(preferencesPath(userId), { headers });
      assert.equal(await refusal(response), '401 token_invalid');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), ALLOWED_ORIGIN);
    },
  },
  {
    name: 'a preflight is answered without a body',
    async check(subject, userId) {
      const response = await subject.request(preferencesPath(userId), {
        method: 'OPTIONS',
        headers: {
          Origin: ALLOWED_ORIGIN,
          'Access-Control-Request-Method': 'PATCH',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });
      assert.equal(response.status, 204);
      assert.equal(await response.text(), '');
      assert.match(response.headers.get('Access-Control-Allow-Methods') ?? '', /PATCH/);
      const allowed = response.headers.get('Access-Control-Allow-Headers')?.toLowerCase() ?? '';
      assert.match(allowed, /authorization/);
      assert.match(allowed, /content-type/);
    },
  },
  {
    name: "another origin's change is refused before it is made",
    async check(subject, userId) {
      const body = JSON.stringify({ preferences: { changelog: 'unsubscribed' } });
      const response = await patch(subject, userId, body, { Origin: 'https://evil.example' });
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
      assert.equal(await refusal(response), '403 origin_not_allowed');
      assert.equal((await subject.contacts.statuses(userId)).changelog, 'subscribed');
    },
  },
  {
    name: 'an opaque origin and a look-alike are refused',
    async check(subject, userId) {
      for (const Origin of ['null', `${ALLOWED_ORIGIN}.evil.example`, 'http://app.example.com']) {
        const headers = { ...(await bearer(subject, userId)), Origin };
        const response = await subject.request(preferencesPath(userId), { headers });
        assert.equal(await refusal(response), '403 origin_not_allowed', Origin);
      }
    },
  },
];
