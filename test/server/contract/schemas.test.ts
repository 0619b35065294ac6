/** What the schemas of the contract let through: members, limits, and what is stripped. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  consentHistorySchema,
  contactEmailPreferencesSchema,
  preferenceChangeSchema,
  updateSchema,
} from '../../../server/contract/contract.ts';
import {
  describedPreferencesSchema,
  servedUpdateSchema,
} from '../../../server/contract/described-contract.ts';

/** What a schema makes of a value; the first message and place of a refusal. */
function read(
  schema: { safeParse(value: unknown): { data?: unknown; error?: unknown } },
  value: unknown,
): unknown {
  const { data, error } = schema.safeParse(value) as {
    data?: unknown;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
  const [issue] = error?.issues ?? [];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : data;
}

const on = { status: 'subscribed', effectiveStatus: 'subscribed' };
const off = { status: 'unsubscribed', effectiveStatus: 'unsubscribed' };
const INVALID = 'Invalid input';

describe('a change', () => {
  const subscribed = (keys: string[]) => ({
    preferences: Object.fromEntries(keys.map((key) => [key, 'subscribed'])),
  });
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `k${at}`);

  test('has at least one of the known keys, and none beside them', () => {
    for (const [schema, keys] of [
      [updateSchema(), ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog']],
      [updateSchema(['all', 'news']), ['all', 'news']],
    ] as const) {
      for (const some of [...keys.map((key) => [key]), [...keys]]) {
        assert.deepEqual(read(schema, subscribed(some)), subscribed(some));
      }
      const none = 'preferences: Give at least one preference to change.';
      assert.equal(read(schema, { preferences: {} }), none);
      assert.equal(read(schema, subscribed(['other'])), `preferences: ${INVALID}`);
      assert.equal(read(schema, { ...subscribed(['all']), other: 1 }), `: ${INVALID}`);
      assert.equal(read(schema, { preferences: { all: 'maybe' } }), `preferences.all: ${INVALID}`);
    }
  });

  test('where the system names its keys, has 1 to 100 of the form of one', () => {
    for (const keys of [['all'], ['a'], [`a${'-'.repeat(63)}`], numbered(100)]) {
      assert.deepEqual(read(servedUpdateSchema, subscribed(keys)), subscribed(keys));
    }
    const none = 'preferences: Give at least one preference to change.';
    assert.equal(read(servedUpdateSchema, { preferences: {} }), none);
    const many = 'preferences: Give at most 100 preferences to change.';
    assert.equal(read(servedUpdateSchema, subscribed(numbered(101))), many);
    for (const key of ['', '1a', '-a', 'a b', 'a.b', `a${'b'.repeat(64)}`]) {
      assert.match(String(read(servedUpdateSchema, subscribed([key]))), /^preferences\./);
    }
    assert.equal(read(servedUpdateSchema, { ...subscribed(['a']), x: 1 }), `: ${INVALID}`);
  });
});

describe('an answer', () => {
  const answer = { object: 'contact_email_preferences', contactId: 'c', preferences: { all: on } };

  test('has an id and the gate; all else may be missing, or is stripped', () => {
    const schema = contactEmailPreferencesSchema(['all', 'news']);
    const full = {
      ...answer,
      userId: 'u',
      email: 'a@b.c',
      preferences: { all: off, news: on },
    };
    assert.deepEqual(read(schema, answer), answer);
    assert.deepEqual(read(schema, full), full);
    const nobody = { ...answer, userId: null, email: null };
    assert.deepEqual(read(schema, nobody), nobody);
    const more = { ...full, note: 1, preferences: { ...full.preferences, other: on } };
    assert.deepEqual(read(schema, more), full);
    assert.deepEqual(read(schema, { ...answer, preferences: { all: { ...on, note: 1 } } }), answer);
    for (const [changes, place] of [
      [{ object: 'contact' }, 'object'],
      [{ contactId: undefined }, 'contactId'],
      [{ userId: 7 }, 'userId'],
      [{ email: 7 }, 'email'],
      [{ preferences: { news: on } }, 'preferences.all'],
      [{ preferences: { all: on, news: 1 } }, 'preferences.news'],
      [{ preferences: { all: { status: 'subscribed' } } }, 'preferences.all.effectiveStatus'],
      [{ preferences: { all: { effectiveStatus: 'subscribed' } } }, 'preferences.all.status'],
    ] as const) {
      assert.equal(read(schema, { ...answer, ...changes }), `${place}: ${INVALID}`);
    }
  });

  test('by default has the keys of Featurebase', () => {
    const keys = ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog'];
    const preferences = Object.fromEntries(keys.map((key) => [key, on]));
    assert.deepEqual(read(contactEmailPreferencesSchema(), { ...answer, preferences }), {
      ...answer,
      preferences,
    });
  });

  test('may have texts, which become plain and short, locks, and a masked recipient', () => {
    const described = {
      ...on,
      label: 'News',
      description: 'Once a week.',
      icon: 'https://example.com/a.svg',
      locked: 'required',
      reason: 'By law.',
    };
    const full = {
      ...answer,
      userId: 'u',
      email: 'a@b.c',
      channel: 'whatsapp',
      recipient: '+49 ••• 12',
      blocksReplies: true,
      preferences: { all: on, news: described },
    };
    for (const keys of ['served', ['all', 'news']] as const) {
      const schema = describedPreferencesSchema(keys);
      assert.deepEqual(read(schema, full), full);
      assert.deepEqual(read(schema, { ...full, note: 1 }), full);
      assert.deepEqual(read(schema, answer), answer);
      const ofNews = (changes: object) => ({
        ...answer,
        preferences: { all: on, news: { ...on, ...changes } },
      });
      for (const [given, read_] of [
        [{ label: 'x'.repeat(80) }, { label: 'x'.repeat(80) }],
        [{ label: 'x'.repeat(81) }, { label: `${'x'.repeat(79)}…` }],
        [{ label: 'two\nlines' }, { label: 'two lines' }],
        [{ description: 'x'.repeat(301) }, { description: `${'x'.repeat(299)}…` }],
        [{ reason: 'x'.repeat(301) }, { reason: `${'x'.repeat(299)}…` }],
        [{ reason: 'x'.repeat(300) }, { reason: 'x'.repeat(300) }],
        [{ locked: 'sender' }, { locked: 'sender' }],
        [{ locked: 'unsupported' }, { locked: 'unsupported' }],
        [{ icon: `https://${'x'.repeat(2000)}` }, { icon: `https://${'x'.repeat(2000)}` }],
        [{ note: 1 }, {}],
      ] as const) {
        assert.deepEqual(read(schema, ofNews(given)), ofNews(read_));
      }
      for (const changes of [
        { label: 7 },
        { locked: 'yes' },
        { icon: 'http://example.com/a.svg' },
        { icon: 'xhttps://example.com' },
        { icon: 'https://' },
        { icon: 'https://a"b' },
        { icon: `https://${'x'.repeat(2001)}` },
        { status: 'maybe' },
      ]) {
        const [member] = Object.keys(changes);
        const said = String(read(schema, ofNews(changes)));
        assert.ok(said.startsWith(`preferences.news.${member}: `), said);
      }
      for (const [changes, place] of [
        [{ object: 'contact' }, 'object'],
        [{ contactId: 1 }, 'contactId'],
        [{ userId: 7 }, 'userId'],
        [{ email: 7 }, 'email'],
        [{ channel: 'sms' }, 'channel'],
        [{ recipient: '+49 151 12' }, 'recipient'],
        [{ recipient: '•'.repeat(65) }, 'recipient'],
        [{ blocksReplies: 'no' }, 'blocksReplies'],
      ] as const) {
        assert.ok(String(read(schema, { ...answer, ...changes })).startsWith(`${place}: `), place);
      }
      const longest = {
        ...answer,
        channel: 'email',
        recipient: '•'.repeat(64),
        userId: null,
        email: null,
      };
      assert.deepEqual(read(schema, longest), longest);
      assert.match(String(read(schema, { ...answer, preferences: { news: on } })), /^preferences/);
    }
  });

  test('has the listed keys, or every one that has the form of a key', () => {
    const preferences = { all: on, other: on };
    const given = { ...answer, preferences };
    assert.deepEqual(read(describedPreferencesSchema('served'), given), given);
    assert.deepEqual(read(describedPreferencesSchema(['all', 'news']), given), answer);
    const odd = { ...answer, preferences: { all: on, 'a b': on } };
    assert.match(String(read(describedPreferencesSchema('served'), odd)), /^preferences\.a b: /);
  });
});

describe('a consent history', () => {
  const change = {
    object: 'email_preference_change',
    key: 'all',
    from: 'subscribed',
    to: 'unsubscribed',
    changedAt: '2026-01-01T00:00:00.000Z',
    route: 'element',
    tokenId: 'jti',
    requestId: 'request',
  };

  test('has changes whose token and request may be unknown, and says where it goes on', () => {
    const unknown = { ...change, tokenId: null, requestId: null };
    for (const nextCursor of ['more', null]) {
      const page = { object: 'list', data: [change, unknown], nextCursor };
      assert.deepEqual(read(consentHistorySchema, page), page);
    }
    assert.deepEqual(read(preferenceChangeSchema, { ...change, note: 1 }), change);
    for (const member of Object.keys(change)) {
      const said = read(preferenceChangeSchema, { ...change, [member]: 7 });
      assert.equal(said, `${member}: ${INVALID}`);
    }
    for (const [changes, place] of [
      [{ object: 'page' }, 'object'],
      [{ data: {} }, 'data'],
      [{ nextCursor: undefined }, 'nextCursor'],
    ] as const) {
      const page = { object: 'list', data: [], nextCursor: null, ...changes };
      assert.equal(read(consentHistorySchema, page), `${place}: ${INVALID}`);
    }
  });
});
