/** A preference as it is drawn: which status the switch shows, and what is said beside it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../component/messages.ts';
import type { PreferencesState } from '../../component/preferences-store.ts';
import { type RowInput, rowOf } from '../../component/row.ts';
import { inputOf, ON } from './states.ts';

const OFF = { changelog: 'unsubscribed' } as const;
const FORM: Partial<RowInput> = { isForm: true };
const CHECKING: Partial<RowInput> = { isChecking: true };

/** The row of the changelog. */
function row(state: Partial<PreferencesState> = {}, given: Partial<RowInput> = {}) {
  return rowOf('changelog', inputOf(state, given));
}

/** Its state with the text of it. */
function noteOf(state: Partial<PreferencesState> = {}, given: Partial<RowInput> = {}) {
  const { state: now, note } = row(state, given);
  return [now, note];
}

test('at rest a row has its name, and nothing to say', () => {
  assert.deepEqual(row(), {
    key: 'changelog',
    name: english.labels.changelog?.[0],
    description: english.labels.changelog?.[1],
    reason: undefined,
    isLocked: false,
    isOn: true,
    isUnsent: false,
    isStaged: false,
    saved: 'subscribed',
    state: undefined,
    note: undefined,
  });
});

describe('the switch', () => {
  test('shows what the person wants, else what is saved, else off', () => {
    assert.equal(row({ wanted: OFF }).isOn, false);
    assert.equal(row({ saved: { ...ON, ...OFF }, wanted: { changelog: 'subscribed' } }).isOn, true);
    assert.equal(row({ saved: { ...ON, ...OFF } }).isOn, false);
    assert.equal(row({ saved: { all: 'subscribed' } }).isOn, false);
  });

  test('goes back when a change failed; stays in a form, and until the outcome is known', () => {
    assert.equal(row({ failed: OFF }).isOn, true);
    assert.equal(row({ failed: OFF }, FORM).isOn, false);
    const unknown = { failed: OFF, unknown: ['changelog'] };
    assert.equal(row(unknown).isOn, true);
    assert.equal(row(unknown, CHECKING).isOn, false);
    assert.equal(row({ failed: OFF, unknown: ['postUpdates'] }, CHECKING).isOn, true);
  });
});

describe('beside the switch', () => {
  test('a failure is said, unless the change is under way again', () => {
    assert.deepEqual(noteOf({ failed: OFF }), ['failed', english.notSaved]);
    assert.deepEqual(noteOf({ unknown: ['changelog'] }), ['failed', english.notSaved]);
    assert.deepEqual(noteOf({ unknown: ['postUpdates'] }), [undefined, undefined]);
    assert.deepEqual(noteOf({ failed: OFF, inFlight: OFF }), [undefined, undefined]);
    assert.deepEqual(noteOf({ failed: OFF, queued: OFF }), [undefined, undefined]);
    assert.deepEqual(noteOf({ unknown: ['changelog'] }, CHECKING), [undefined, undefined]);
  });

  test('a change waits only without a connection', () => {
    assert.deepEqual(noteOf({ queued: OFF, status: 'offline' }), ['waiting', english.waiting]);
    assert.deepEqual(noteOf({ queued: OFF, status: 'saving' }), [undefined, undefined]);
    assert.deepEqual(noteOf({ status: 'offline' }), [undefined, undefined]);
  });

  test('a save is said once it takes long, and where it is', () => {
    const timed = { timed: { saving: true } };
    for (const state of [{ inFlight: OFF }, { queued: OFF }]) {
      assert.deepEqual(noteOf(state, timed), ['saving', english.saving]);
      assert.deepEqual(noteOf(state), [undefined, undefined]);
    }
    const read = { unknown: ['changelog'] };
    assert.deepEqual(noteOf(read, { ...timed, ...CHECKING }), ['saving', english.saving]);
    assert.deepEqual(noteOf({}, timed), [undefined, undefined]);
  });

  test('a result is said while it is recent', () => {
    const timed = { timed: { saved: true } };
    assert.deepEqual(noteOf({ justSaved: OFF }, timed), ['saved', english.saved]);
    assert.deepEqual(noteOf({ justSaved: OFF }), [undefined, undefined]);
    assert.deepEqual(noteOf({}, timed), [undefined, undefined]);
  });

  test('what waits for Save is said in a form alone', () => {
    const wanted = { wanted: OFF };
    assert.deepEqual(noteOf(wanted, FORM), ['changed', english.changed]);
    assert.deepEqual(noteOf(wanted), [undefined, undefined]);
    assert.deepEqual(noteOf({}, FORM), [undefined, undefined]);
    // On its way, and the same once more.
    for (const carried of ['inFlight', 'queued'] as const) {
      assert.equal(row({ ...wanted, [carried]: OFF }, FORM).isStaged, false, carried);
      assert.equal(row({ ...wanted, [carried]: ON }, FORM).isStaged, true, carried);
    }
    const both = { ...wanted, inFlight: ON, queued: OFF };
    assert.equal(row(both, FORM).isStaged, false, 'the queue goes last');
    assert.equal(row({ failed: OFF }, FORM).isStaged, true, 'it waits again');
    assert.equal(row({ failed: OFF }).isStaged, false);
  });

  test('a choice that a closed gate holds back is said', () => {
    const closed = { saved: { ...ON, all: 'unsubscribed' } } as const;
    assert.deepEqual(noteOf(closed), ['badge', english.notSent]);
    assert.equal(row(closed).isUnsent, true);
    assert.equal(row({ saved: { ...closed.saved, ...OFF } }).isUnsent, false);
    assert.equal(row({ wanted: { all: 'unsubscribed' } }).isUnsent, true, 'before it is saved');
    assert.equal(rowOf('all', inputOf(closed)).isUnsent, false);
  });
});

describe('a locked row', () => {
  const locked = { changelog: { locked: 'required' } } as const;

  test('says that it is always on, or always off', () => {
    const on = row({ details: locked });
    assert.deepEqual([on.isLocked, on.state, on.note], [true, 'locked', english.alwaysOn]);
    assert.equal(on.reason, english.lockedOn);
    const off = row({ details: locked, saved: { ...ON, ...OFF } });
    assert.deepEqual([off.note, off.reason], [english.alwaysOff, english.lockedOff]);
  });

  test('gives the reason of the system of record, where there is one', () => {
    const details = { changelog: { locked: 'required', reason: 'The law asks for it.' } } as const;
    assert.equal(row({ details }).reason, 'The law asks for it.');
    assert.equal(row({ details: { changelog: { reason: 'For now.' } } }).reason, 'For now.');
  });

  test('is sent through a gate that the person has closed, and not through the sender’s', () => {
    const saved = { ...ON, all: 'unsubscribed' } as const;
    const passes = row({ saved, details: locked });
    assert.deepEqual([passes.isUnsent, passes.state], [false, 'locked']);
    const held = row({ saved, details: { ...locked, all: { locked: 'sender' } } });
    assert.deepEqual([held.isUnsent, held.state, held.reason], [true, 'badge', undefined]);
    const other = row({ saved, details: { ...locked, all: { locked: 'required' } } });
    assert.equal(other.isUnsent, false);
    const sender = { all: { locked: 'sender' } } as const;
    assert.equal(row({ saved, details: sender }).isUnsent, true, 'not locked itself');
  });

  test('is a category: that the gate is always sent would be no sentence', () => {
    const gate = rowOf('all', inputOf({ details: { all: { locked: 'required' } } }));
    assert.deepEqual([gate.isLocked, gate.reason], [true, undefined]);
  });
});

test('names: the page’s own first, then the system’s, then the built-in ones', () => {
  const details = { changelog: { label: 'News', description: 'Of us.' } };
  const names = ({ name, description }: { name: string; description: string }) => [
    name,
    description,
  ];
  assert.deepEqual(names(row({ details })), ['News', 'Of us.']);
  const labels = { ...english.labels, changelog: ['Own', 'Own text.'] as const };
  const messages = { ...english, labels };
  assert.deepEqual(names(row({ details }, { messages })), ['News', 'Of us.']);
  const own = { labels: { changelog: labels.changelog } };
  assert.deepEqual(names(row({ details }, { messages, own })), ['Own', 'Own text.']);
  assert.deepEqual(names(row({ details }, { messages, own: {} })), ['News', 'Of us.']);
  assert.deepEqual(names(row({ details }, { own: { labels: {} } })), ['News', 'Of us.']);
});
