/**
 * What a person does with the element, and what comes of it. Asked for once the preferences are drawn,
 * or cannot be read.
 *
 * Imports nothing of the element's own file but types: that may have been loaded under another name
 * than the one it was built with, and would be loaded a second time.
 */
import type { Shown } from './email-preferences.template.ts';
import type { EmailPreferences } from './email-preferences.ts';
import { followPage } from './page.ts';
import type { Statuses } from './preferences.ts';
import type { PreferencesSource, Reading } from './preferences-client.ts';
import {
  createStore,
  type PreferencesEvent,
  type PreferencesRequest,
  type PreferencesStore,
} from './preferences-store.ts';
import { statusLine } from './status-line.ts';

/** What can be asked of it. */
export interface Interaction extends Pick<PreferencesStore, 'load' | 'retry' | 'discard'> {
  /**
   * Goes on from what is shown.
   *
   * @param source where to ask, and as whom
   * @param reading what is on its way
   */
  start(source: PreferencesSource, reading: Promise<Reading> | undefined): Promise<void>;
  /** Does what a click on a switch has asked for. */
  toggle(input: HTMLInputElement): void;
  /** Changes preferences, unless the page prevents it. */
  change(changes: Statuses): void;
  /** Saves what waits: with `save="submit"` the whole form, as it is shown. */
  submit(): Promise<void>;
}

/**
 * Makes an element answer.
 *
 * @param host the element
 * @param request how to ask
 * @param shown what is shown
 * @param show shows something else
 */
export default function interact(
  host: EmailPreferences,
  request: PreferencesRequest,
  shown: () => Shown,
  show: (state: Shown) => void,
): Interaction {
  let store = createStore({}, request);
  let leavePage: () => void;
  let focused: Element | null | undefined;
  /** The person has just turned all emails off. */
  let undo = false;

  const inForm = () => host.save === 'submit';

  const dispatch = (type: string, detail: object) =>
    host.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );

  const use = (next: PreferencesStore) => {
    store = next;
    // What an earlier store still has to say is not about what is shown now.
    store.subscribe((event) => store === next && listen(event));
  };

  const listen = ({ type, ...detail }: PreferencesEvent) => {
    const { state } = store;
    show({ ...state, undo, line: (...texts) => statusLine(state, inForm(), ...texts) });
    if (type !== 'state') dispatch(`fb-${type}`, detail);
  };

  const interaction: Interaction = {
    async start(source, reading) {
      undo = false;
      use(createStore(source, request, shown()));
      if (reading) store.load();
      const { preview } = host;
      if (preview == null) return;
      const samples = await import('./preview.ts');
      if (source === store.source) use(samples.default(preview, host, createStore));
    },
    load: () => store.load(),
    retry: () => store.retry(),
    discard: () => store.discard(),
    toggle({ name, checked, ariaDisabled }) {
      if (ariaDisabled === 'true') host.requestUpdate();
      else interaction.change({ [name]: checked ? 'subscribed' : 'unsubscribed' });
    },
    change(changes) {
      if (!dispatch('fb-change', { changes })) return host.requestUpdate();
      undo = changes.all === 'unsubscribed';
      store.set(changes);
      if (!inForm()) store.save();
    },
    async submit() {
      await host.updateComplete;
      const form = [...host.renderRoot.querySelectorAll('input')].map(({ name }) => name);
      return store.save(inForm() ? form : undefined);
    },
  };

  host.addController({
    hostConnected() {
      leavePage = followPage(host, () => store);
    },
    hostDisconnected() {
      leavePage();
    },
    hostUpdate() {
      focused = host.shadowRoot?.activeElement;
    },
    hostUpdated() {
      // A switch that was clicked has a mind of its own: it shall show ours.
      for (const input of host.renderRoot.querySelectorAll('input')) {
        input.checked = input.defaultChecked;
      }
      // What had the focus is gone: it goes to the whole, not to the top of the page.
      if (focused?.isConnected === false) host.renderRoot.querySelector('form')?.focus();
    },
  });
  return interaction;
}
