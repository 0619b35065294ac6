/** The view for given states: which rows, in which order, and which sentences about the gate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../component/messages.ts';
import {
  type PreferenceDetails,
  STATUSES,
  type Status,
  type Statuses,
} from '../../component/preferences.ts';
import { PreferencesError } from '../../component/preferences-error.ts';
import type { PreferencesState } from '../../component/preferences-store.ts';
import { type View, type ViewInput, viewOf } from '../../component/view.ts';
import { inputOf } from './states.ts';

const ON: Status = 'subscribed';
const OFF: Status = 'unsubscribed';
const SAVED: Statuses = { all: ON, changelog: ON, weeklyDigest: OFF };
const [, ABOUT_ALL] = english.labels.all ?? assert.fail();

function view(state: Partial<PreferencesState>, given: Partial<ViewInput> = {}): View {
  return viewOf({ ...inputOf({ saved: SAVED, ...state }), ...given });
}

function keysOf({ categories }: View): string[] | undefined {
  return categories?.map(({ key }) => key);
}

test('the rows are those that were read, or those that are asked for, each once, in their order', () => {
  const cases: [categories: string | undefined, keys: string[], isGateLast: boolean][] = [
    [undefined, ['changelog', 'weeklyDigest'], false],
    ['weeklyDigest changelog', ['weeklyDigest', 'changelog'], false],
    ['\n weeklyDigest  weeklyDigest\tall changelog ', ['weeklyDigest', 'changelog'], false],
    ['changelog all', ['changelog'], true],
    ['changelog weeklyDigest all', ['changelog', 'weeklyDigest'], true],
    ['all changelog', ['changelog'], false],
    ['unknown changelog', ['changelog'], false],
    ['constructor changelog toString', ['changelog'], false],
    // Asked for: the element says that there is nothing to choose from.
    ['', [], false],
    ['all', [], false],
    ['unknown', [], false],
  ];
  for (const [categories, keys, isGateLast] of cases) {
    const drawn = view({}, { categories });
    assert.deepEqual(keysOf(drawn), keys, categories);
    assert.equal(drawn.isGateLast, isGateLast, categories);
    assert.equal(drawn.gate.key, 'all');
  }
  assert.equal(keysOf(view({ saved: { all: ON } })), undefined);
});

test('before anything is read, the rows that are asked for are drawn, and nothing is said to be off', () => {
  const loading = view({ status: 'loading', saved: {} }, { categories: 'changelog all' });
  assert.deepEqual(keysOf(loading), ['changelog']);
  assert.equal(loading.phase, 'loading');
  assert.equal(loading.isClosed, false);
  assert.equal(loading.recipient, 'john@example.com');
  assert.equal(loading.bar.detail, english.loading);
  assert.equal(keysOf(view({ status: 'loading', saved: {} })), undefined);
});

test('the phase tells what may still load from what cannot', () => {
  const cases: [Partial<PreferencesState>, View['phase']][] = [
    [{}, 'ready'],
    [{ error: new PreferencesError('token_expired', '', { status: 401 }) }, 'ready'],
    [{ status: 'loading', saved: {} }, 'loading'],
    [{ status: 'failed', saved: {} }, 'down'],
    [{ status: 'failed', saved: {}, error: new PreferencesError('offline', '') }, 'down'],
    [
      { status: 'failed', saved: {}, error: new PreferencesError('x', '', { status: 401 }) },
      'final',
    ],
    [
      { status: 'failed', saved: {}, error: new PreferencesError('x', '', { status: 404 }) },
      'final',
    ],
  ];
  for (const [state, phase] of cases) assert.equal(view(state).phase, phase);
});

test('the recipient is the one that the system names, else the address', () => {
  const email = 'j•••@e••••••.com';
  assert.equal(view({ email }).recipient, email);
  assert.equal(view({ email: null, recipient: '+55 •••• 99' }).recipient, '+55 •••• 99');
  assert.equal(view({ email, recipient: '+55 •••• 99' }).recipient, '+55 •••• 99');
  assert.equal(view({ email: null }).recipient, null);
});

test('locked rows come last, and the others keep their order', () => {
  const saved: Statuses = { all: ON, a: ON, b: OFF, c: ON, d: OFF };
  const details = { a: { locked: 'required' }, c: { locked: 'sender' } } as const;
  assert.deepEqual(keysOf(view({ saved, details })), ['b', 'd', 'a', 'c']);
});

test('the sentence about the gate is that of its state; that of the other state keeps its room', () => {
  const locked: PreferenceDetails = { locked: 'required' };
  const served: PreferenceDetails = { description: 'Served.' };
  const alone: Statuses = { all: ON };
  type Told = [description: string, reserved: string | undefined, reason?: string | undefined];
  const kept = english.choicesKept(ABOUT_ALL);
  const cases: [string, Partial<PreferencesState>, open: Told, closed: Told][] = [
    ['categories', {}, [kept, english.why], [english.why, kept]],
    [
      'no categories',
      { saved: alone },
      [ABOUT_ALL, english.whyAlone],
      [english.whyAlone, ABOUT_ALL],
    ],
    [
      'no categories, described',
      { saved: alone, details: { all: served } },
      [english.stopAll('Served.'), english.whyAlone],
      [english.whyAlone, english.stopAll('Served.')],
    ],
    [
      'described',
      { details: { all: served } },
      [english.choicesKept('Served.'), english.why],
      [english.why, english.choicesKept('Served.')],
    ],
    [
      'a category is always sent',
      { details: { changelog: locked } },
      [kept, english.whyExcept],
      [english.whyExcept, kept],
    ],
    [
      'a category is never sent',
      { details: { weeklyDigest: locked } },
      [kept, english.why],
      [english.why, kept],
    ],
    [
      'locked',
      { details: { all: locked } },
      ['', undefined, undefined],
      [english.whyAlone, undefined, undefined],
    ],
    [
      'locked, described',
      { details: { all: { ...locked, ...served } } },
      ['Served.', undefined, undefined],
      [english.whyAlone, undefined, undefined],
    ],
    [
      'locked, no categories',
      { saved: alone, details: { all: locked } },
      ['', undefined, english.lockedOn],
      [english.whyAlone, undefined, undefined],
    ],
    [
      'locked with a reason, no categories',
      { saved: alone, details: { all: { ...locked, reason: 'The law.' } } },
      ['', undefined, 'The law.'],
      [english.whyAlone, undefined, 'The law.'],
    ],
  ];
  for (const [name, state, open, closed] of cases) {
    for (const status of STATUSES) {
      const told: Told = status === ON ? open : closed;
      const drawn = view({ ...state, saved: { ...(state.saved ?? SAVED), all: status } });
      const { description, reserved, reason } = drawn.gate;
      assert.deepEqual([description, reserved, reason], [told[0], told[1], told[2]], name);
      assert.equal(drawn.isClosed, status === OFF);
    }
  }
});

test('that a closed gate stops replies too is said before it is closed, where there are words for it', () => {
  const messages = { ...english, blocksReplies: (text: string) => `${text} Nor can you reply.` };
  const blocksReplies = true;
  const kept = english.choicesKept(ABOUT_ALL);
  assert.equal(
    view({ blocksReplies }, { messages }).gate.description,
    `${kept} Nor can you reply.`,
  );
  assert.equal(view({ blocksReplies }).gate.description, kept);
  assert.equal(view({}, { messages }).gate.description, kept);
  const details = { all: { locked: 'required' as const, description: 'Served.' } };
  assert.equal(view({ blocksReplies, details }, { messages }).gate.description, 'Served.');
});

test('texts of the page’s own go before those of the system, label by label', () => {
  const details = {
    changelog: { label: 'Served', description: 'Served sentence.' },
    weeklyDigest: { label: 'Digest', description: 'Digest sentence.' },
  };
  const own = { why: 'Own.', labels: { changelog: ['Own name', 'Own sentence.'] } } as const;
  const drawn = view({ details, saved: { ...SAVED, all: OFF } }, { own });
  const labels = drawn.categories?.map(({ name, description }) => [name, description]);
  assert.deepEqual(labels, [
    ['Own name', 'Own sentence.'],
    ['Digest', 'Digest sentence.'],
  ]);
  assert.equal(drawn.gate.description, 'Own.');
  assert.equal(drawn.gate.name, english.labels.all?.[0]);
  assert.equal(drawn.messages.why, 'Own.');
  assert.equal(drawn.messages.title, english.title);
  assert.equal(view({}).categories?.[0]?.name, english.labels.changelog?.[0]);
});

test('Undo is offered while all emails are off, and not in a form', () => {
  const off = { saved: { ...SAVED, all: OFF }, justSaved: { all: OFF } };
  const timed = { undo: true };
  assert.equal(view(off, { timed }).hasUndo, true);
  assert.equal(view(off, { timed }).bar.detail, english.undoable);
  assert.equal(view(off).hasUndo, false);
  assert.equal(view({}, { timed }).hasUndo, false);
  assert.equal(view(off, { timed, isForm: true }).hasUndo, false);
});

test('the bar speaks of the gate as of any row', () => {
  for (const key of ['all', 'changelog']) {
    const name = english.labels[key]?.[0] ?? assert.fail();
    const { bar }: View = view({ failed: { [key]: OFF } });
    assert.equal(bar.title, english.failed(name));
  }
});
