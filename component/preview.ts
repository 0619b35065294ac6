/**
 * Sample data for designers and documentation: every state of the element, without a request.
 *
 * A chunk of its own that imports types alone: the element's own file may have been loaded under
 * another name than the one it was built with, and would be loaded a second time.
 */
import type { PreferenceDetails, Statuses } from './preferences.ts';
import type { PreferencesError } from './preferences-error.ts';
import type { PreferencesRequest, PreferencesState } from './preferences-store.ts';
import type { Timed } from './status-timers.ts';

/** The values of the `preview` attribute. Any other value draws `ready`. */
export const PREVIEWS = [
  'ready',
  'off',
  'locked',
  'gate',
  'empty',
  'saving',
  'saved',
  'unsaved',
  'waiting',
  'undo',
  'changed',
  'loading',
  'failed',
  'offline',
  'expired',
  'unknown',
  'unavailable',
] as const;

type PreviewName = (typeof PREVIEWS)[number];

/** A state to draw, and a handler that keeps what is changed from there on. */
export interface Sample {
  readonly state: PreferencesState;
  readonly timed: Timed;
  /** The keys to show, where the page names none. */
  readonly categories: string | undefined;
  readonly answer: PreferencesRequest;
}

const EMAIL = 'j•••@e••••••.com';

const SAVED: Statuses = {
  all: 'subscribed',
  postUpdates: 'subscribed',
  postComments: 'unsubscribed',
  commentReplies: 'subscribed',
  changelog: 'subscribed',
};

const READY: PreferencesState = {
  status: 'ready',
  email: EMAIL,
  saved: SAVED,
  wanted: {},
  inFlight: {},
  queued: {},
  failed: {},
  justSaved: {},
  unknown: [],
  changedElsewhere: [],
};

/** A person has just turned the changelog off. */
const CHANGE: Statuses = { changelog: 'unsubscribed' };

const OFF: Statuses = { ...SAVED, all: 'unsubscribed' };

const LOCKED: Readonly<Record<string, PreferenceDetails>> = {
  securityAlerts: { locked: 'required' },
};

/** The keys to show in states that need to be told: `none` is not there. */
const CATEGORIES: Partial<Record<PreviewName, string>> = {
  empty: 'none',
  loading: Object.keys(SAVED).join(' '),
  failed: Object.keys(SAVED).join(' '),
  offline: Object.keys(SAVED).join(' '),
};

/** What each state changes in {@link READY}. */
const STATES: Readonly<Record<PreviewName, Partial<PreferencesState>>> = {
  ready: {},
  off: { saved: OFF },
  locked: { saved: { ...SAVED, securityAlerts: 'subscribed' }, details: LOCKED },
  gate: { saved: { all: 'subscribed' } },
  empty: { saved: { all: 'subscribed' } },
  saving: { status: 'saving', wanted: CHANGE, inFlight: CHANGE },
  saved: { status: 'saved', saved: { ...SAVED, ...CHANGE }, justSaved: CHANGE },
  unsaved: { failed: CHANGE, error: errorOf('upstream_error', 500) },
  waiting: { status: 'offline', wanted: CHANGE, queued: CHANGE },
  undo: { status: 'saved', saved: OFF, justSaved: { all: 'unsubscribed' } },
  changed: { wanted: { ...CHANGE, postComments: 'subscribed' } },
  loading: { status: 'loading', saved: {} },
  failed: { status: 'failed', saved: {}, error: errorOf('upstream_error', 500) },
  offline: { status: 'failed', saved: {}, error: errorOf('offline', 0) },
  expired: { status: 'failed', saved: {}, error: errorOf('token_expired', 401) },
  unknown: { status: 'failed', saved: {}, error: errorOf('resource_not_found', 404) },
  unavailable: { status: 'failed', saved: {}, error: errorOf('endpoint_wrong', 404) },
};

/**
 * @param name one of {@link PREVIEWS}
 * @example
 * sampleOf('off').state.saved.all; // 'unsubscribed'
 */
export function sampleOf(name: string): Sample {
  const preview = PREVIEWS.find((known) => known === name) ?? 'ready';
  const state = { ...READY, ...STATES[preview] };
  let stored = { ...('all' in state.saved ? state.saved : SAVED), ...state.inFlight };
  return {
    state,
    categories: CATEGORIES[preview],
    timed: {
      saving: preview === 'saving',
      slow: preview === 'saving',
      saved: preview === 'saved',
      undo: preview === 'undo',
    },
    async answer(_source, changes) {
      stored = { ...stored, ...changes };
      return { email: EMAIL, saved: stored };
    },
  };
}

function errorOf(code: string, status: number): PreferencesError {
  const details = { code, status, retryAfter: undefined, outcomeUnknown: false };
  return Object.assign(new Error(code), details, { name: 'PreferencesError' as const });
}
