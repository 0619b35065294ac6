/** Rules of the view that hold for every state of the store. No DOM is needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { english } from '../../component/messages.ts';
import { GATE, type Statuses } from '../../component/preferences.ts';
import { PreferencesError } from '../../component/preferences-error.ts';
import { type View, type ViewInput, viewOf } from '../../component/view.ts';

const KEYS = [GATE, 'changelog', 'postUpdates', 'weeklyDigest'];

const status = fc.constantFrom('subscribed' as const, 'unsubscribed' as const);

/** Some of the keys, each with a status. */
const some = fc
  .dictionary(fc.constantFrom(...KEYS), status, { maxKeys: 3 })
  .map((statuses): Statuses => ({ ...statuses }));

const saved = fc
  .tuple(some, status)
  .map(([statuses, gate]): Statuses => ({ ...statuses, [GATE]: gate }));

const input: fc.Arbitrary<ViewInput> = fc
  .record({
    saved,
    staged: some,
    queued: some,
    inFlight: some,
    failed: some,
    justSaved: some,
    unknown: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
    changedElsewhere: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
    status: fc.constantFrom('ready', 'saving', 'saved', 'offline'),
    error: fc.constantFrom(undefined, new PreferencesError('unavailable', '', { status: 503 })),
    locked: fc.boolean(),
    saving: fc.boolean(),
    slow: fc.boolean(),
    recent: fc.boolean(),
    undo: fc.boolean(),
    isChecking: fc.boolean(),
    isForm: fc.boolean(),
  })
  .map(({ staged, saving, slow, recent, undo, isChecking, isForm, locked, ...state }) => ({
    state: {
      ...state,
      email: null,
      wanted: { ...state.inFlight, ...state.queued, ...staged },
      details: locked ? { changelog: { locked: 'required' } } : undefined,
    },
    timed: { saving, slow, saved: recent, undo },
    messages: english,
    isChecking,
    isForm,
  }));

function holds(rule: (view: View, given: ViewInput) => void): void {
  fc.assert(
    fc.property(input, (given) => rule(viewOf(given), given)),
    { numRuns: 1000 },
  );
}

function rowsOf({ gate, categories = [] }: View) {
  return [gate, ...categories];
}

test('a switch shows the status that the person wants, else the saved one, whenever both are known', () => {
  holds((view, { state }) => {
    for (const { key, isOn } of rowsOf(view)) {
      if (key in state.failed) continue;
      assert.equal(isOn, (state.wanted[key] ?? state.saved[key]) === 'subscribed', key);
    }
  });
});

test('a change that is not saved is said in its row, and below', () => {
  holds((view, { state }) => {
    for (const row of rowsOf(view)) {
      const isUnderWay = row.key in state.inFlight || row.key in state.queued;
      const isFailed = row.key in state.failed && !isUnderWay;
      if (!isFailed || state.unknown.length > 0) continue;
      assert.equal(row.note, english.notSaved);
      assert.equal(view.bar.tone, 'error');
    }
  });
});

test('only a category that is on can be said not to be sent, and only while the gate is closed', () => {
  holds((view) => {
    assert.notEqual(view.gate.state, 'badge');
    for (const { state, isOn } of rowsOf(view)) {
      if (state === 'badge') assert.ok(isOn && view.isClosed);
    }
  });
});

test('the bar is never empty, and Save has something to do exactly with staged changes', () => {
  holds((view, { isForm }) => {
    const { title, detail, hint, canSave = false } = view.bar;
    assert.ok(title || detail || hint);
    assert.equal(
      canSave,
      rowsOf(view).some(({ isStaged }) => isStaged),
    );
    if (!isForm) assert.equal(canSave, false);
  });
});

test('a form that saves itself never offers Save, one with a Save button never Try again or Undo', () => {
  holds((view, { isForm }) => {
    if (isForm) assert.ok(!view.bar.canRetry && !view.hasUndo);
  });
});

test('locked rows come last', () => {
  holds(({ categories = [] }) => {
    const locks = categories.map(({ isLocked }) => Number(isLocked));
    assert.deepEqual(locks, locks.toSorted());
  });
});
