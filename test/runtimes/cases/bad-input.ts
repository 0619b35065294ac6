/** What is refused before it reaches the system of record, and by which code. */
import assert from 'node:assert/strict';
import type { Case, Subject } from '../subject.ts';
import { bearer, patch, preferencesPath, refusal, tokenFor } from './requests.ts';

/** Bodies of a change, and what each is answered. */
const BODIES: readonly (readonly [name: string, body: () => BodyInit, refusal: string])[] = [
  ['half of JSON', () => '{"preferences":', '400 invalid_json'],
  ['nothing', () => '', '400 invalid_json'],
  ['no preferences', () => '{}', '400 parameter_missing'],
  ['an unknown key', () => '{"preferences":{"spam":"subscribed"}}', '400 parameter_unknown'],
  ['an unknown status', () => '{"preferences":{"all":"maybe"}}', '400 parameter_invalid'],
  ['a list', () => '[]', '400 parameter_invalid'],
  ['bytes that are no UTF-8', () => new Uint8Array([0x7b, 0xff, 0x7d]), '400 invalid_encoding'],
  ['more than 16 KiB', () => ' '.repeat(17_000), '413 body_too_large'],
];

/** Paths, and what a request with a good token is answered there. */
const PATHS: readonly (readonly [path: string, refusal: string])[] = [
  [preferencesPath('somebody-else'), '403 user_mismatch'],
  [preferencesPath('../companies'), '403 user_mismatch'],
  ['/v2/contacts', '404 route_not_found'],
  ['/v2/contacts/676f0f6765bdaa7d7d760f88/email-preferences', '404 route_not_found'],
  ['/.env', '404 route_not_found'],
];

async function checkUntouched({ contacts }: Subject): Promise<void> {
  assert.deepEqual(contacts.received, []);
}

export const BAD_INPUT_CASES: readonly Case[] = [
  ...BODIES.map(
    ([name, body, expected]): Case => ({
      name: `a change that is ${name} is refused`,
      async check(subject, userId) {
        assert.equal(await refusal(await patch(subject, userId, body())), expected);
        await checkUntouched(subject);
      },
    }),
  ),
  {
    name: 'a body of another type is refused',
    async check(subject, userId) {
      const response = await patch(subject, userId, 'preferences=all', {
        'Content-Type': 'application/x-www-form-urlencoded',
      });
      assert.equal(await refusal(response), '415 unsupported_media_type');
    },
  },
  ...PATHS.map(
    ([path, expected]): Case => ({
      name: `${path} is refused`,
      async check(subject, userId) {
        const headers = await bearer(subject, userId);
        assert.equal(await refusal(await subject.request(path, { headers })), expected);
        await checkUntouched(subject);
      },
    }),
  ),
  {
    name: 'a request without a token is refused',
    async check(subject, userId) {
      const response = await subject.request(preferencesPath(userId));
      assert.equal(response.status, 401);
      assert.match(response.headers.get('WWW-Authenticate') ?? '', /^Bearer/);
      assert.equal(await refusal(response), '401 token_invalid');
    },
  },
  {
    name: 'a token that only unsubscribes neither reads nor changes',
    async check(subject, userId) {
      const token = await tokenFor(subject, userId, { scope: 'unsubscribe' });
      const headers = { Authorization: `Bearer ${token}` };
      const response = await subject.request(preferencesPath(userId), { headers });
      assert.equal(await refusal(response), '403 scope_insufficient');
    },
  },
  {
    name: 'a person whom nobody knows is not found',
    async check(subject) {
      const headers = await bearer(subject, 'usr_nobody');
      const response = await subject.request(preferencesPath('usr_nobody'), { headers });
      assert.equal(await refusal(response), '404 resource_not_found');
    },
  },
];
