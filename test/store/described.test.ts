/** What a system of record serves beside statuses: carried as plain data, and locks are kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { ContactEmailPreferences, Statuses } from '../../component/preferences.ts';
import { createStore } from '../../component/preferences-store.ts';
import type { Reading } from '../../component/reading.ts';
import { readingOf } from '../../component/reading.ts';
import { createPreferencesStore } from '../../component/store.ts';

const ON = { status: 'subscribed', effectiveStatus: 'subscribed' } as const;

const CONTACT: ContactEmailPreferences = {
  object: 'contact_email_preferences',
  contactId: 'CTT-1234-9876-1234',
  channel: 'whatsapp',
  recipient: '+55 •••• 99',
  blocksReplies: true,
  preferences: {
    all: { ...ON },
    renewals: { ...ON, label: 'Renewals', description: 'Before a subscription renews.' },
    security: { ...ON, label: 'Security', locked: 'required', reason: 'The law asks for it.' },
  },
};

test('served texts, locks, channel and recipient are part of the state', () => {
  const { state } = createPreferencesStore({}, CONTACT);
  assert.equal(state.channel, 'whatsapp');
  assert.equal(state.recipient, '+55 •••• 99');
  assert.equal(state.blocksReplies, true);
  assert.equal(state.details?.renewals?.label, 'Renewals');
  assert.equal(state.details?.renewals?.description, 'Before a subscription renews.');
  assert.equal(state.details?.security?.locked, 'required');
  assert.equal(state.details?.security?.reason, 'The law asks for it.');
});

test('a later answer replaces all of it', async () => {
  const answers: (Reading | undefined)[] = [
    readingOf({ preferences: { all: { status: 'subscribed' } } }),
  ];
  const store = createStore(
    { token: 'x' },
    async () => answers.shift() as Reading,
    readingOf(CONTACT),
  );
  await store.load();
  const { channel, recipient, blocksReplies, details, saved } = store.state;
  assert.deepEqual([channel, recipient, blocksReplies], [undefined, undefined, undefined]);
  assert.deepEqual(Object.keys(details ?? {}), ['all']);
  assert.deepEqual(saved, { all: 'subscribed' });
});

test('whatever stands in an optional field, only texts of at most 300 characters are taken', () => {
  const anything = fc.oneof(fc.string({ maxLength: 1000 }), fc.jsonValue());
  const served = fc.dictionary(
    fc.constantFrom('label', 'description', 'locked', 'reason', 'icon', 'other'),
    anything,
  );
  fc.assert(
    fc.property(served, anything, anything, (fields, recipient, channel) => {
      const reading = readingOf({ recipient, channel, preferences: { all: { ...fields, ...ON } } });
      const texts = [
        reading?.recipient,
        reading?.channel,
        ...Object.values(reading?.details?.all ?? {}),
      ];
      for (const text of texts) {
        assert.ok(text === undefined || (typeof text === 'string' && text.length <= 300));
      }
      assert.equal(Object.hasOwn(reading?.details?.all ?? {}, 'other'), false);
    }),
  );
});

test('a text is cut after 300 characters', () => {
  const label = 'x'.repeat(300);
  for (const sent of [label, `${label}y`]) {
    const reading = readingOf({ recipient: sent, preferences: { all: { label: sent, ...ON } } });
    assert.equal(reading?.recipient, label);
    assert.equal(reading?.details?.all?.label, label);
  }
});

test('an answer is refused whole for one part outside the contract', () => {
  const good = { all: ON, renewals: ON };
  assert.deepEqual(readingOf({ preferences: good })?.saved, {
    all: 'subscribed',
    renewals: 'subscribed',
  });
  for (const preferences of [
    { renewals: ON },
    { ...good, constructor: ON },
    { ...good, toString: ON },
    { ...good, changelog: { status: 'on' } },
    { ...good, changelog: {} },
    { ...good, changelog: null },
    'subscribed',
    null,
  ]) {
    assert.equal(readingOf({ preferences }), undefined, JSON.stringify(preferences));
  }
  for (const answer of [undefined, null, 'x', 7, []]) assert.equal(readingOf(answer), undefined);
});

test('a locked preference is neither changed nor sent, whatever else is', async () => {
  const sent: Statuses[] = [];
  const known = readingOf(CONTACT) as Reading;
  const store = createStore(
    { token: 'x' },
    async (_source, changes) => {
      if (changes) sent.push(changes);
      return { ...known, saved: { ...known.saved, ...changes } };
    },
    known,
  );
  store.set({ security: 'unsubscribed', renewals: 'unsubscribed' });
  assert.equal(store.shown('security'), 'subscribed');
  assert.deepEqual(store.state.wanted, { renewals: 'unsubscribed' });
  await store.save();
  assert.deepEqual(sent, [{ renewals: 'unsubscribed' }]);
});

test('a staged change of what an answer locks is dropped', async () => {
  const known = readingOf(CONTACT) as Reading;
  const details = { ...known.details, renewals: { locked: 'required' as const } };
  const sent: Statuses[] = [];
  const store = createStore(
    { token: 'x' },
    async (_source, changes) => {
      if (changes) sent.push(changes);
      return { ...known, details };
    },
    known,
  );
  store.set({ renewals: 'unsubscribed' });
  await store.load();
  assert.deepEqual(store.unsaved, {});
  await store.save();
  assert.deepEqual(sent, []);
});
