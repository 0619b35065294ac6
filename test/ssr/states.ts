/** States of the store and rows, for tests of the functions that draw them. */
import { english } from '../../component/messages.ts';
import type { Statuses } from '../../component/preferences.ts';
import type { PreferencesState } from '../../component/preferences-store.ts';
import type { RowInput } from '../../component/row.ts';

export const ON: Statuses = {
  all: 'subscribed',
  postUpdates: 'subscribed',
  changelog: 'subscribed',
};

/** A state in which everything is on, saved and at rest, but for what is given. */
export function stateOf(given: Partial<PreferencesState> = {}): PreferencesState {
  return {
    status: 'ready',
    saved: ON,
    wanted: {},
    inFlight: {},
    queued: {},
    failed: {},
    justSaved: {},
    unknown: [],
    changedElsewhere: [],
    ...given,
  };
}

/** What a row or the bar is drawn from: in English, each change saving itself, but for what is given. */
export function inputOf(
  state: Partial<PreferencesState> = {},
  given: Partial<RowInput> = {},
): RowInput {
  return {
    state: stateOf(state),
    timed: {},
    isChecking: false,
    isForm: false,
    messages: english,
    ...given,
  };
}
