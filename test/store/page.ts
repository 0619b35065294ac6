/** A page on virtual time, before the real handler and a system of record in memory. */
import { CATEGORIES, GATE, type Status, type Statuses } from '../../component/preferences.ts';
import {
  createPreferencesStore,
  type PreferencesEvent,
  type PreferencesSource,
  type PreferencesStore,
} from '../../component/store.ts';
import { createHandler, ENDPOINT, tokenFor, USER_ID } from './handler.ts';
import { Network } from './network.ts';
import { SystemOfRecord } from './system-of-record.ts';
import { VirtualTime } from './virtual-time.ts';

export const KEYS: readonly string[] = [GATE, ...CATEGORIES];

/** Everything on. */
export const ALL_ON: Statuses = Object.fromEntries(
  KEYS.map((key) => [key, 'subscribed' satisfies Status as Status]),
);

/** The token of the stores that `open` makes. */
export const TOKEN = await tokenFor(USER_ID);

export class Page {
  readonly time = new VirtualTime();
  readonly record = new SystemOfRecord(ALL_ON);
  readonly network = new Network(createHandler(this.record));

  /** A store that has loaded. */
  async open(source?: PreferencesSource): Promise<{ store: PreferencesStore; events: Heard[] }> {
    const store = createPreferencesStore(source ?? { endpoint: ENDPOINT, token: TOKEN });
    const events: Heard[] = [];
    store.subscribe((event) => {
      if (event.type !== 'state') events.push(event);
    });
    store.load();
    await this.time.untilQuiet();
    return { store, events };
  }

  /** What the page has sent, by method. */
  sent(method: 'GET' | 'PATCH') {
    return this.network.requests.filter(({ init }) => (init.method ?? 'GET') === method);
  }

  /** The changes of each PATCH that the page has sent. */
  get patches(): Statuses[] {
    return this.sent('PATCH').map(({ init }) => JSON.parse(String(init.body)).preferences);
  }

  /** How often the system of record was asked, by method. */
  asked(method: 'GET' | 'PATCH'): number {
    return this.record.requests.filter((request) => request.method === method).length;
  }
}

type Heard = Exclude<PreferencesEvent, { type: 'state' }>;

/** Runs `use` in a page, and gives time and network back. */
export async function inPage(use: (page: Page) => Promise<void>): Promise<void> {
  const page = new Page();
  const restore = [page.time.install(), page.network.install()];
  try {
    await use(page);
  } finally {
    for (const undo of restore) undo();
  }
}
