/**
 * A person's session on virtual time: one or two tabs and a one-click, the real stores, the real
 * handler, and faults on both ways. Ends with a judgement of what the pages show.
 */
import assert from 'node:assert/strict';
import { CATEGORIES, GATE, type Status, type Statuses } from '../../component/preferences.ts';
import type { PreferencesSource } from '../../component/store.ts';
import { createHandler, ENDPOINT, tokenFor, USER_ID } from './handler.ts';
import { Network, type NetworkFault } from './network.ts';
import { type RecordFault, SystemOfRecord } from './system-of-record.ts';
import { Tab } from './tab.ts';
import { sleep, VirtualTime } from './virtual-time.ts';

export const KEYS: readonly string[] = [GATE, ...CATEGORIES];

const TOKENS = [await tokenFor(USER_ID), await tokenFor(USER_ID)];
const UNSUBSCRIBE = await tokenFor(USER_ID, 'unsubscribe');

/** How a token provider answers, once. */
export type Provider = 'token' | 'throws' | 'silent' | 'nonsense';

type TabOperation =
  | { do: 'toggle'; tab: number; key: string }
  | {
      do: 'save' | 'discard' | 'retry' | 'refresh' | 'remove' | 'add' | 'token' | 'undo';
      tab: number;
    };

export type Operation =
  | TabOperation
  | { do: 'offline' | 'online' | 'oneClick' }
  | { do: 'wait'; milliseconds: number };

export interface Script {
  stored: Statuses;
  tabs: { mode: 'instant' | 'submit'; hasProvider: boolean }[];
  operations: Operation[];
  network: NetworkFault[];
  record: RecordFault[];
  provider: Provider[];
  /** Whether all is well until each tab has loaded. */
  loadsFirst: boolean;
  /** How long a tab takes to hear of another's save, in milliseconds. */
  broadcastDelay: number;
  /** Makes delays that are random the same each time. */
  seed: number;
}

interface Wish {
  status: Status;
  /** None: by one-click. */
  tab: Tab | undefined;
  at: number;
}

export class Session {
  readonly time = new VirtualTime();
  readonly record: SystemOfRecord;
  readonly network: Network;
  readonly tabs: Tab[] = [];
  readonly #script: Script;
  #provider: Provider[] = [];
  readonly #wishes = new Map<string, Wish>();

  constructor(script: Script) {
    this.#script = script;
    this.record = new SystemOfRecord(script.stored);
    this.network = new Network(createHandler(this.record));
  }

  /** Plays the script and judges. */
  async run(): Promise<void> {
    const { random } = Math;
    const restore = [this.time.install(), this.network.install()];
    Math.random = seeded(this.#script.seed);
    try {
      for (const tab of this.#script.tabs) this.#open(tab);
      if (this.#script.loadsFirst) await this.time.untilQuiet();
      this.record.faults = [...this.#script.record];
      this.network.faults = [...this.#script.network];
      this.#provider = [...this.#script.provider];
      for (const operation of this.#script.operations) await this.#act(operation);
      await this.#goOn();
      this.#judgeSending();
      // With nobody else about, nothing needs to be read again.
      if (this.tabs.length === 1 && !this.#hasOneClick())
        this.#judgeAll((tab) => !!tab.store.state.error);
      // One good reading, and an error of a reading before is no excuse any more.
      this.network.faults = [];
      this.record.faults = [];
      this.#provider = [];
      for (const tab of this.tabs) tab.store.load();
      await this.time.untilQuiet();
      this.#judgeAll();
    } finally {
      Math.random = random;
      for (const undo of restore) undo();
    }
  }

  #hasOneClick(): boolean {
    return this.record.writes.some(({ route }) => route === 'one_click');
  }

  #open({ mode, hasProvider }: Script['tabs'][number]): void {
    const source: PreferencesSource = hasProvider
      ? { endpoint: ENDPOINT, tokenProvider: () => this.#provide() }
      : { endpoint: ENDPOINT, token: TOKENS[0] };
    const tab: Tab = new Tab(source, mode, () => {
      for (const other of this.tabs) if (other !== tab) this.#tell(other);
    });
    this.tabs.push(tab);
  }

  async #tell(tab: Tab): Promise<void> {
    await sleep(this.#script.broadcastDelay);
    if (tab.present) tab.store.load();
  }

  async #provide(): Promise<string> {
    const answer = this.#provider.shift() ?? 'token';
    if (answer === 'throws') throw new Error('no session');
    if (answer === 'silent') return new Promise(() => {});
    return answer === 'token' ? (TOKENS[1] ?? '') : (undefined as unknown as string);
  }

  async #act(operation: Operation): Promise<void> {
    if ('tab' in operation) {
      const tab = this.tabs[operation.tab % this.tabs.length];
      if (tab) this.#actIn(tab, operation);
    } else if (operation.do === 'wait') await this.time.pass(operation.milliseconds);
    else if (operation.do === 'offline') this.network.online = false;
    else if (operation.do === 'online') this.#connect();
    else this.#oneClick();
  }

  #actIn(tab: Tab, operation: TabOperation): void {
    if (operation.do === 'toggle') this.#wish(tab.toggle(operation.key), tab);
    else if (operation.do === 'undo') {
      const isClosed = tab.store.state.justSaved[GATE] === 'unsubscribed';
      this.#wish(isClosed ? tab.toggle(GATE) : {}, tab);
    } else if (operation.do === 'discard') {
      for (const key of tab.discard()) this.#wishes.delete(key);
    } else if (operation.do === 'token') {
      [, tab.store.source.token] = TOKENS;
      tab.store.load();
    } else if (operation.do === 'refresh') tab.store.load();
    else tab[operation.do]();
  }

  #wish(changes: Statuses, tab: Tab | undefined): void {
    for (const [key, status] of Object.entries(changes)) {
      this.#wishes.set(key, { status, tab, at: Date.now() });
    }
  }

  #connect(): void {
    this.network.online = true;
    for (const tab of this.tabs) if (tab.present) tab.store.resume();
  }

  /** A mail provider's one click, RFC 8058: it does not come by the person's connection. */
  async #oneClick(): Promise<void> {
    const request = new Request(`${ENDPOINT}/unsubscribe?token=${UNSUBSCRIBE}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    const at = Date.now();
    const { ok } = await createHandler(this.record)(request);
    const last = this.#wishes.get(GATE);
    // A provider that is told otherwise tries again; and the person may want something else since.
    if (ok && (!last || last.at < at)) {
      this.#wishes.set(GATE, { status: 'unsubscribed', tab: undefined, at });
    }
  }

  /** The person comes back online and to each tab. */
  async #goOn(): Promise<void> {
    await this.time.pass(1);
    this.#connect();
    for (const tab of this.tabs) tab.add();
    await this.time.untilQuiet();
  }

  /** No request has changed a preference that its person had not changed. */
  #judgeSending(): void {
    const allowed = new Set(this.tabs.flatMap((tab) => [...tab.saved]));
    const sent = this.record.writes.filter(({ route }) => route === 'element');
    for (const [key, status] of sent.flatMap(({ changes }) => Object.entries(changes))) {
      assert.ok(allowed.has(`${key}=${status}`), `${key}=${status} was sent, and never wanted`);
    }
  }

  /** @param isExcused whether a page says that it may be wrong altogether */
  #judgeAll(isExcused = (_: Tab) => false): void {
    for (const key of KEYS) {
      const stored = this.record.statuses[key];
      for (const [number, tab] of this.tabs.entries()) {
        const isTrue = tab.store.shown(key) === stored || tab.isUnsure(key) || isExcused(tab);
        assert.ok(isTrue, `${key} is ${stored}, and tab ${number} shows otherwise`);
        assert.ok(tab.store.state.status !== 'saving', `tab ${number} is saving for ever`);
        assert.ok(tab.store.state.status !== 'loading', `tab ${number} is loading for ever`);
        assert.ok(tab.store.state.status !== 'offline', `tab ${number} is waiting for ever`);
      }
      const wish = this.#wishes.get(key);
      if (!wish || wish.status === stored) continue;
      const isSaid = wish.tab
        ? wish.tab.says(key) || isExcused(wish.tab)
        : this.#changedSince(key, wish);
      assert.ok(isSaid, `${key} is ${stored}, wanted was ${wish.status}, and nobody says so`);
    }
  }

  /** Whether a change of the page has arrived after the one-click. */
  #changedSince(key: string, { at }: Wish): boolean {
    return this.record.writes.some(
      (write) => write.route === 'element' && write.at >= at && key in write.changes,
    );
  }
}

/** mulberry32, a small generator of random numbers from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
