/** How long things are said, measured in steps of a clock of the test's own. */
import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { Statuses } from '../../component/preferences.ts';
import { DURATIONS, StatusTimers } from '../../component/status-timers.ts';

const HOST = { requestUpdate() {} };

/** Everything at the same time, but for what the test is about. */
const QUICK = { saving: 5, slow: 20, saved: 20, undo: 40, tried: 20 };

function timersAfter(justSaved: Statuses): StatusTimers {
  const timers = new StatusTimers(HOST, QUICK);
  timers.follow(justSaved, false);
  return timers;
}

describe('the time', () => {
  it('of each is as it was designed', () => {
    expect(DURATIONS).to.deep.equal({
      saving: 300,
      slow: 1000,
      saved: 3000,
      undo: 10_000,
      tried: 3000,
    });
  });

  it('to say Saving comes only when a save takes longer', async () => {
    const timers = timersAfter({});
    timers.follow({}, true);
    expect(timers.timed.saving).not.to.equal(true);
    await waitUntil(() => timers.timed.saving);
    await waitUntil(() => timers.timed.slow);
    timers.follow({ changelog: 'subscribed' }, false);
    expect(timers.timed).to.include({ saving: false, slow: false, saved: true });
    await waitUntil(() => !timers.timed.saved);
  });

  it('for Saved does not begin again when the same is read again', async () => {
    const timers = timersAfter({ changelog: 'subscribed' });
    await waitUntil(() => !timers.timed.saved);
    timers.follow({ changelog: 'subscribed' }, false);
    expect(timers.timed.saved).to.equal(false);
  });

  it('for Undo does not end while it is held, and begins again after', async () => {
    const timers = timersAfter({ all: 'unsubscribed' });
    expect(timers.timed.undo).to.equal(true);
    timers.holdUndo(true);
    await aTimeout(QUICK.undo * 2);
    expect(timers.timed.undo).to.equal(true);
    timers.holdUndo(false);
    await waitUntil(() => !timers.timed.undo);
  });

  it('for Undo ends when all emails are turned on', () => {
    const timers = timersAfter({ all: 'unsubscribed' });
    timers.follow({ all: 'subscribed' }, false);
    expect(timers.timed.undo).to.equal(false);
  });
});
