/** What is remembered of unsubscriptions by links: for how long, how many, and until when. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { createRecentUnsubscriptions } from '../../../server/handler/pages/unsubscribe/recent-unsubscriptions.ts';

const MINUTE = 60_000;

describe('a recent unsubscription', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.now() }));
  afterEach(() => mock.timers.reset());

  test('is remembered by token and key for 15 minutes, each time anew', () => {
    const recent = createRecentUnsubscriptions();
    assert.equal(recent.has('token', 'all'), false);
    recent.remember('token', 'all');
    assert.deepEqual(
      [recent.has('token', 'all'), recent.has('token', 'changelog'), recent.has('other', 'all')],
      [true, false, false],
    );
    mock.timers.tick(10 * MINUTE);
    recent.remember('token', 'all');
    mock.timers.tick(15 * MINUTE - 1);
    assert.equal(recent.has('token', 'all'), true);
    mock.timers.tick(1);
    assert.equal(recent.has('token', 'all'), false);
  });

  test('is forgotten when it is undone, it alone', () => {
    const recent = createRecentUnsubscriptions();
    recent.remember('token', 'all');
    recent.remember('token', 'changelog');
    recent.forget('token', 'all');
    assert.deepEqual([recent.has('token', 'all'), recent.has('token', 'changelog')], [false, true]);
  });

  test('is forgotten for the ten thousandth after it; repeating it makes it the newest', () => {
    const recent = createRecentUnsubscriptions();
    for (const token of ['first', 'second', 'third']) recent.remember(token, 'all');
    for (let count = 3; count < 10_000; count += 1) recent.remember(`t${count}`, 'all');
    assert.equal(recent.has('first', 'all'), true);
    recent.remember('first', 'all');
    assert.equal(recent.has('second', 'all'), true);
    recent.remember('one more', 'all');
    assert.deepEqual(
      ['first', 'second', 'third', 'one more'].map((token) => recent.has(token, 'all')),
      [true, false, true, true],
    );
  });
});
