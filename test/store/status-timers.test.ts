/** How long things are said, on a clock of the test's own. No DOM is needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statuses } from '../../component/preferences.ts';
import { StatusTimers, type Timed } from '../../component/status-timers.ts';
import { VirtualTime } from './virtual-time.ts';

const OFF: Statuses = { all: 'unsubscribed' };
const ON: Statuses = { all: 'subscribed' };
const OTHER: Statuses = { changelog: 'subscribed' };

/** At how many milliseconds, an act, and what is drawn from then until the next moment. */
type Moment = [at: number, act: ((timers: StatusTimers) => void) | undefined, drawn: string];

const saving = (timers: StatusTimers) => timers.follow({}, true);
const saved = (changes: Statuses) => (timers: StatusTimers) => timers.follow(changes, false);

/** Names what is said, in alphabetical order. */
function outlineOf(timed: Timed): string {
  const said = Object.entries(timed).filter(([, value]) => value);
  return said
    .map(([name]) => name)
    .sort()
    .join(' ');
}

/** Plays the moments. The host draws when it is asked for an update, and never else. */
async function play(moments: Moment[]): Promise<void> {
  const time = new VirtualTime();
  const restore = time.install();
  try {
    let drawn: Timed = {};
    const timers = new StatusTimers({
      requestUpdate() {
        drawn = timers.timed;
      },
    });
    let before = '';
    for (const [at, act, expected] of moments) {
      await time.pass(at - 1 - time.now);
      assert.equal(outlineOf(drawn), before, `before ${at} ms`);
      await time.pass(1);
      act?.(timers);
      assert.equal(outlineOf(drawn), expected, `at ${at} ms`);
      before = expected;
    }
    await time.untilQuiet();
    assert.equal(outlineOf(drawn), before, 'in the end');
  } finally {
    restore();
  }
}

test('a save is said to take long in its row, then aloud, and neither after it', async () => {
  await play([
    [10, saving, ''],
    // The element calls it before each rendering.
    [200, saving, ''],
    [310, undefined, 'saving'],
    [1010, undefined, 'saving slow'],
    [1500, saved(OTHER), 'saved'],
    [4500, undefined, ''],
  ]);
});

test('a quick save is not said to take long', async () => {
  await play([
    [10, saving, ''],
    [300, saved(OTHER), 'saved'],
    [3300, undefined, ''],
  ]);
});

test('a second save begins the times anew', async () => {
  await play([
    [10, saving, ''],
    [200, saved({}), ''],
    [250, saving, ''],
    [550, undefined, 'saving'],
    [600, saved({}), ''],
  ]);
});

test('Saved is said once for each save: not again when the same is read again', async () => {
  await play([
    [10, saved(OTHER), 'saved'],
    [1000, saved({ ...OTHER }), 'saved'],
    [3010, undefined, ''],
    [4000, saved({ ...OTHER }), ''],
    [5000, saved({ changelog: 'unsubscribed' }), 'saved'],
    [6000, saved({}), ''],
  ]);
});

test('Undo is offered after all emails were turned off, and not after they were turned on', async () => {
  await play([
    [10, saved(OFF), 'saved undo'],
    [3010, undefined, 'undo'],
    [10_010, undefined, ''],
    [11_000, saved(ON), 'saved'],
    [14_000, undefined, ''],
  ]);
  await play([
    [10, saved(OFF), 'saved undo'],
    [1000, saved(ON), 'saved'],
    [4000, undefined, ''],
  ]);
});

test('Undo outlasts the save of a category', async () => {
  await play([
    [10, saved(OFF), 'saved undo'],
    [2000, saved(OTHER), 'saved undo'],
    [5000, undefined, 'undo'],
    [10_010, undefined, ''],
  ]);
});

test('Undo does not end while it is held, and its whole time begins again after', async () => {
  await play([
    [10, saved(OFF), 'saved undo'],
    [3010, undefined, 'undo'],
    [9000, (timers) => timers.holdUndo(true), 'undo'],
    [30_000, (timers) => timers.holdUndo(false), 'undo'],
    [40_000, undefined, ''],
  ]);
  await play([
    [10, saved(OFF), 'saved undo'],
    [3010, undefined, 'undo'],
    // The pointer leaves a button that has had the focus before.
    [5000, (timers) => timers.holdUndo(false), 'undo'],
    [15_000, undefined, ''],
  ]);
});

test('a locked preference that was tried is named for some seconds after the last try', async () => {
  const keys: unknown[] = [];
  await play([
    [10, (timers) => timers.try('security'), 'tried'],
    [
      2000,
      (timers) => {
        keys.push(timers.timed.tried);
        timers.try('billing');
        keys.push(timers.timed.tried);
      },
      'tried',
    ],
    [5000, undefined, ''],
  ]);
  assert.deepEqual(keys, ['security', 'billing']);
});

test('another store begins with what is given, and nothing ends that was said of the last', async () => {
  await play([
    [10, saved(OFF), 'saved undo'],
    [20, (timers) => timers.try('security'), 'saved tried undo'],
    [30, saving, 'tried undo'],
    // Nothing is drawn anew before the host does it.
    [40, (timers) => timers.reset(), 'tried undo'],
    [50, saved({}), 'tried undo'],
    [60, saving, ''],
    [360, undefined, 'saving'],
    [1060, undefined, 'saving slow'],
  ]);
  await play([
    [10, saved(OFF), 'saved undo'],
    [20, (timers) => timers.reset({ undo: true }, OFF), 'saved undo'],
    [20_000, (timers) => timers.try('security'), 'tried undo'],
    [23_000, undefined, 'undo'],
  ]);
  const timers = new StatusTimers({ requestUpdate() {} });
  timers.reset();
  assert.deepEqual(timers.timed, {});
});

test('a sample is drawn as it is given, for as long as nothing is done', async () => {
  for (const timed of [{ saving: true, slow: true }, { saved: true }, { undo: true }]) {
    let updates = 0;
    const timers = new StatusTimers({
      requestUpdate() {
        updates += 1;
      },
    });
    timers.reset(timed, OFF);
    timers.follow(OFF, 'saving' in timed);
    assert.equal(timers.timed, timed);
    assert.equal(updates, 0);
  }
});
