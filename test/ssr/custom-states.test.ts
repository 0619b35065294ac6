/** The states that a page's style sheet matches, of the plain state of the store. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customStatesOf } from '../../component/custom-states.ts';
import type { PreferencesState } from '../../component/preferences-store.ts';
import { stateOf } from './states.ts';

const statesOf = (
  state: Partial<PreferencesState>,
  { isChecking = false, isJustSaved = false } = {},
) => customStatesOf(stateOf(state), isChecking, isJustSaved);

test('what the store says is the first state', () => {
  for (const status of ['loading', 'ready', 'saving', 'offline', 'failed'] as const) {
    assert.deepEqual(statesOf({ status }), [status]);
  }
});

test('a save is saved as long as it is recent', () => {
  assert.deepEqual(statesOf({ status: 'saved' }, { isJustSaved: true }), ['saved']);
  assert.deepEqual(statesOf({ status: 'saved' }), ['ready']);
  assert.deepEqual(statesOf({ status: 'saving' }, { isJustSaved: true }), ['saving']);
});

test('a change that failed is failed, unless its outcome is being read', () => {
  const failed = { changelog: 'unsubscribed' } as const;
  assert.deepEqual(statesOf({ status: 'ready', failed }), ['failed']);
  assert.deepEqual(statesOf({ status: 'saved', failed }), ['failed']);
  assert.deepEqual(statesOf({ status: 'ready', failed }, { isChecking: true }), ['saving']);
});

test('changes that no request carries are unsaved', () => {
  const change = { changelog: 'unsubscribed', all: 'subscribed' } as const;
  assert.deepEqual(statesOf({ wanted: change }), ['ready', 'unsaved']);
  assert.deepEqual(statesOf({ wanted: change, inFlight: change }), ['ready']);
  const other = { ...change, changelog: 'subscribed' } as const;
  assert.deepEqual(statesOf({ wanted: change, inFlight: other }), ['ready', 'unsaved']);
});

test('all emails are off as the switch shows it', () => {
  assert.deepEqual(statesOf({ saved: { all: 'unsubscribed' } }), ['ready', 'off']);
  const off = { wanted: { all: 'unsubscribed' }, saved: { all: 'subscribed' } } as const;
  assert.deepEqual(statesOf(off), ['ready', 'unsaved', 'off']);
  const on = { wanted: { all: 'subscribed' }, saved: { all: 'unsubscribed' } } as const;
  assert.deepEqual(statesOf(on), ['ready', 'unsaved']);
});
