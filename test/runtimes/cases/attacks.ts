/** Forged tokens, by every way in: all have to fail alike, and before the system of record is asked. */
import assert from 'node:assert/strict';
import { CORPUS } from '../../server/tokens/attacks/corpus.ts';
import type { Case, Subject } from '../subject.ts';
import { preferencesPath } from './requests.ts';

const REFUSAL =
  '401 {"error":{"type":"authentication_error","code":"token_invalid","message":"The token is not valid. Ask for a new link.","status":401}}';

async function answersTo(subject: Subject, userId: string, token: string): Promise<string[]> {
  const link = `/unsubscribe?token=${encodeURIComponent(token)}`;
  const responses = [await subject.request(link, { method: 'POST' })];
  // A header takes no line ends, and drops spaces around.
  if (/^[\x21-\x7e]+$/.test(token)) {
    const headers = { Authorization: `Bearer ${token}` };
    responses.push(await subject.request(preferencesPath(userId), { headers }));
  }
  return Promise.all(responses.map(async (r) => `${r.status} ${await r.text()}`));
}

export const ATTACK_CASES: readonly Case[] = Object.keys(CORPUS).map((kind) => ({
  name: `refused alike: ${kind}`,
  async check(subject, userId) {
    const tokens = subject.attacks[kind] ?? [];
    assert.ok(tokens.length > 0);
    const answers = await Promise.all(tokens.map((token) => answersTo(subject, userId, token)));
    assert.deepEqual([...new Set(answers.flat())], [REFUSAL]);
    assert.deepEqual(subject.contacts.received, []);
  },
}));
