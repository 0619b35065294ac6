/** The bar below the list: the first of what has to be said, and what can be done about it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { barOf, loadProblemOf } from '../../component/bar.ts';
import { english } from '../../component/messages.ts';
import { PreferencesError } from '../../component/preferences-error.ts';
import type { PreferencesState } from '../../component/preferences-store.ts';
import { type RowInput, rowOf } from '../../component/row.ts';
import { inputOf, ON } from './states.ts';

const OFF = { changelog: 'unsubscribed' } as const;
const BOTH = { ...OFF, postUpdates: 'unsubscribed' } as const;
const FORM = { isForm: true };
const [CHANGELOG = '', POSTS = ''] = [
  english.labels.changelog?.[0],
  english.labels.postUpdates?.[0],
];

interface Given extends Partial<RowInput> {
  hasUndo?: boolean;
}

function bar(state: Partial<PreferencesState> = {}, { hasUndo = false, ...given }: Given = {}) {
  const input = inputOf(state, given);
  const rows = Object.keys(ON).map((key) => rowOf(key, input));
  return barOf({ ...input, hasUndo, rows });
}

const errorOf = (code: string, status = 0) => new PreferencesError(code, '', { status });

test('why nothing could be read decides what is said', () => {
  const problems: [error: PreferencesError | undefined, problem: string][] = [
    [undefined, 'down'],
    [errorOf('offline'), 'offlineLoad'],
    [errorOf('network'), 'down'],
    [errorOf('resource_not_found', 404), 'unknown'],
    [errorOf('token_missing'), 'unavailable'],
    [errorOf('endpoint_wrong', 200), 'unavailable'],
    [errorOf('preview_missing'), 'unavailable'],
    [errorOf('token_expired', 401), 'signedOut'],
    [errorOf('other', 399), 'down'],
    [errorOf('other', 400), 'unavailable'],
    [errorOf('origin_not_allowed', 403), 'unavailable'],
    [errorOf('other', 408), 'down'],
    [errorOf('rate_limited', 429), 'down'],
    [errorOf('other', 499), 'unavailable'],
    [errorOf('upstream_error', 500), 'down'],
  ];
  for (const [error, problem] of problems) assert.equal(loadProblemOf(error), problem, error?.code);
});

describe('before the preferences are there', () => {
  test('it says that they are loaded', () => {
    assert.deepEqual(bar({ status: 'loading' }), { detail: english.loading });
  });

  test('a failure is a panel: red where something is broken, with a button where it helps', () => {
    const failed = (error: PreferencesError) => bar({ status: 'failed', error });
    const panels = [
      [errorOf('other', 500), english.down, 'error', true],
      [errorOf('offline'), english.offlineLoad, 'neutral', true],
      [errorOf('token_expired', 401), english.signedOut, 'neutral', true],
      [errorOf('endpoint_wrong', 404), english.unavailable, 'error', false],
      [errorOf('resource_not_found', 404), english.unknown, 'neutral', false],
    ] as const;
    for (const [error, texts, tone, canRetry] of panels) {
      assert.deepEqual(failed(error), { ...texts, tone, canRetry });
    }
  });
});

describe('a change that is not saved', () => {
  test('is named, with what still holds, and can be tried again', () => {
    assert.deepEqual(bar({ failed: OFF }), {
      tone: 'error',
      title: english.failed(CHANGELOG),
      detail: english.stillOn,
      canRetry: true,
      canSave: false,
    });
    const saved = { ...ON, ...OFF };
    assert.equal(bar({ saved, failed: { changelog: 'subscribed' } }).detail, english.stillOff);
  });

  test('is one of several: all are named, and none was changed', () => {
    const { title, detail } = bar({ failed: BOTH });
    assert.equal(title, english.failed(english.list([POSTS, CHANGELOG])));
    assert.equal(detail, english.asBefore);
  });

  test('says when the session has ended, or when another try is of no use', () => {
    const signedOut = bar({ failed: OFF, error: errorOf('token_expired', 401) });
    assert.deepEqual([signedOut.detail, signedOut.canRetry], [english.failedSignedOut, true]);
    const unsupported = bar({ failed: OFF, error: errorOf('unsupported', 501) });
    assert.deepEqual([unsupported.detail, unsupported.canRetry], [english.stillOn, false]);
  });

  test('in a form waits for Save, which is the way to try again', () => {
    assert.deepEqual(bar({ failed: OFF }, FORM), {
      tone: 'error',
      ...english.submitFailed,
      canRetry: false,
      canSave: true,
    });
  });

  test('of which the outcome is unknown is said so, unless it is being read', () => {
    const unknown = ['changelog'];
    const texts = english.unconfirmed(CHANGELOG);
    const panel = { ...texts, tone: 'error', canRetry: true, canSave: false };
    assert.deepEqual(bar({ unknown }), panel);
    assert.deepEqual(bar({ unknown }, FORM), { ...panel, canRetry: false });
    assert.deepEqual(bar({ unknown }, { isChecking: true }), { hint: english.instant });
  });
});

test('without a connection it says how many changes wait', () => {
  assert.deepEqual(bar({ status: 'offline', queued: BOTH }), {
    ...english.offline(2),
    tone: 'neutral',
    canSave: false,
  });
  const staged = {
    wanted: OFF,
    queued: { postUpdates: 'unsubscribed' },
    status: 'offline',
  } as const;
  assert.deepEqual(bar(staged, FORM), { ...english.offline(1), tone: 'neutral', canSave: true });
});

describe('one sentence at a time, in this order', () => {
  const elsewhere = { changedElsewhere: ['changelog'] };
  const undone = { justSaved: { all: 'unsubscribed' } } as const;
  const everything = { ...elsewhere, ...undone, wanted: OFF };

  test('that a row is locked, to whom tries it', () => {
    const timed = { tried: 'postUpdates', slow: true, saved: true };
    const given = { ...FORM, timed, hasUndo: true };
    assert.equal(bar(everything, given).detail, english.locked(POSTS, 'subscribed'));
    const saved = { ...ON, postUpdates: 'unsubscribed' } as const;
    assert.equal(bar({ saved }, { timed }).detail, english.locked(POSTS, 'unsubscribed'));
    assert.deepEqual(bar({}, { timed: { tried: 'other' } }), { hint: english.instant });
  });

  test('that it is being saved', () => {
    const given = { ...FORM, timed: { slow: true, saved: true }, hasUndo: true };
    assert.deepEqual(bar(everything, given), { detail: english.saving, canSave: true });
  });

  test('how many changes wait for Save', () => {
    const given = { ...FORM, timed: { saved: true }, hasUndo: true };
    assert.deepEqual(bar(everything, given), { detail: english.unsaved(1), canSave: true });
  });

  test('that all emails can be turned on again, as the result of turning them off', () => {
    const recent = { timed: { saved: true }, hasUndo: true };
    assert.equal(bar({ ...elsewhere, ...undone }, recent).detail, english.undoable);
    assert.equal(bar({ ...elsewhere, justSaved: OFF }, recent).detail, english.saved);
    const saved = bar({ ...elsewhere, ...undone }, { ...recent, hasUndo: false });
    assert.deepEqual(saved, { detail: english.saved, canSave: false });
    assert.equal(bar(elsewhere, { hasUndo: true }).detail, english.undoable);
  });

  test('what was changed elsewhere', () => {
    const saved = { all: 'subscribed', postUpdates: 'subscribed' } as const;
    const choices = [
      english.choice(POSTS, 'subscribed'),
      english.choice(CHANGELOG, 'unsubscribed'),
    ];
    const { detail } = bar({ saved, changedElsewhere: ['changelog', 'postUpdates', 'gone'] });
    assert.equal(detail, english.changedElsewhere(english.list(choices)));
    assert.deepEqual(bar({ changedElsewhere: ['gone'] }), { hint: english.instant });
  });

  test('how saving works', () => {
    assert.deepEqual(bar(), { hint: english.instant });
    assert.deepEqual(bar({}, FORM), { hint: english.unchanged });
  });
});
