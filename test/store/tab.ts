/** A person at one page: acts on a real store as the element does, and remembers each wish. */
import type { Status, Statuses } from '../../component/preferences.ts';
import {
  createPreferencesStore,
  type PreferencesEvent,
  type PreferencesSource,
  type PreferencesStore,
} from '../../component/store.ts';

export class Tab {
  readonly store: PreferencesStore;
  readonly mode: 'instant' | 'submit';
  /** Whether the element is in its page, where events reach it. */
  present = false;
  /** All that was ever given to be saved, as `key=status`. */
  readonly saved = new Set<string>();
  /** Keys that the page has shown as changed elsewhere since the person's last wish for them. */
  readonly told = new Set<string>();
  readonly #onSave: () => void;
  #unsubscribe = () => {};

  /**
   * @param source where to ask, and as whom
   * @param mode whether each change saves itself
   * @param onSave what the page tells other pages after a save
   */
  constructor(source: PreferencesSource, mode: 'instant' | 'submit', onSave: () => void) {
    this.store = createPreferencesStore(source);
    this.mode = mode;
    this.#onSave = onSave;
    this.add();
    this.store.load();
  }

  /** Adds the element to the page, or again. */
  add(): void {
    if (this.present) return;
    this.present = true;
    this.#unsubscribe = this.store.subscribe((event) => this.#hear(event));
    this.#draw();
    this.store.resume();
  }

  remove(): void {
    this.present = false;
    this.#unsubscribe();
  }

  /** Keys that the page has switches for, once it has loaded. */
  get isLoaded(): boolean {
    return 'all' in this.store.state.saved;
  }

  /** The status that a switch shows: a form stays as it was filled in when a save fails. */
  shown(key: string): Status {
    const { failed } = this.store.state;
    const kept = this.mode === 'submit' ? failed[key] : undefined;
    return this.store.state.wanted[key] ?? kept ?? this.store.shown(key);
  }

  /** @returns the person's new wish */
  toggle(key: string): Statuses {
    if (!this.present || !this.isLoaded) return {};
    const status = this.shown(key) === 'subscribed' ? 'unsubscribed' : 'subscribed';
    this.told.delete(key);
    this.store.set({ [key]: status });
    if (this.mode === 'instant') this.#save({ [key]: status });
    return { [key]: status };
  }

  /** Saves all that was changed, and what could not be saved before. */
  save(): void {
    if (!this.present || !this.isLoaded) return;
    this.store.set(this.store.state.failed);
    this.#save(this.store.unsaved);
  }

  /** @returns keys without a wish from now on: nothing carries them yet */
  discard(): string[] {
    if (!this.present) return [];
    const { failed } = this.store.state;
    const dropped = Object.keys({ ...this.store.unsaved, ...failed });
    this.store.discard();
    return dropped;
  }

  retry(): void {
    if (this.present) this.store.retry();
  }

  /** Whether the page says of a key that the last wish for it may not be stored. */
  says(key: string): boolean {
    const { state } = this.store;
    return !this.isLoaded || key in state.wanted || key in state.failed || this.told.has(key);
  }

  /** Whether the page says of a key that it may show another status than the stored one. */
  isUnsure(key: string): boolean {
    const { state } = this.store;
    return !this.isLoaded || key in state.wanted || key in state.failed;
  }

  #save(changes: Statuses): void {
    for (const [key, status] of Object.entries(changes)) this.saved.add(`${key}=${status}`);
    this.store.save();
  }

  #hear(event: PreferencesEvent): void {
    this.#draw();
    if (event.type === 'save') this.#onSave();
  }

  #draw(): void {
    for (const key of this.store.state.changedElsewhere) this.told.add(key);
  }
}
