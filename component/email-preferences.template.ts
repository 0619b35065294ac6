/** What is seen: a picture of the state in, a template out. Renders on a server, too. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Label, Messages } from './messages.ts';
import { effectiveStatus, GATE } from './preferences.ts';
import type { PreferencesStore } from './preferences-store.ts';

/** All that the template depends on. */
export interface View {
  store: PreferencesStore;
  messages: Messages;
  /** Keys of the categories to show, in order. */
  categories: readonly string[];
  /** Whether changes wait for a Save button. */
  form: boolean;
  /** Where the form goes without JavaScript. */
  action: string | undefined;
  /** Whether a save has succeeded, and nothing has been changed since. */
  saved: boolean;
  /** Whether Undo is offered. */
  undo: boolean;
}

/** What a person can do. */
export interface Actions {
  toggle: (event: Event) => void;
  submit: (event: Event) => void;
  discard: () => void;
  retry: () => void;
  undo: () => void;
}

/** The whole element. */
export function template(view: View, actions: Actions): TemplateResult {
  const { store, messages, categories, form } = view;
  const { phase, email } = store.state;
  const [problem, retry] = problemOf(view);
  return html`
    <slot name="header"></slot>
    <form
      part="form"
      method="post"
      action=${view.action ?? nothing}
      lang=${messages.lang}
      dir=${messages.dir ?? 'ltr'}
      tabindex="-1"
      @submit=${actions.submit}
    >
      <fieldset aria-busy=${phase === 'loading'}>
        <legend part="title">${messages.title}</legend>
        ${email && html`<p part="email">${messages.for(email)}</p>`}
        ${{
          loading: () => [0, 1, 2, 3, 4].map(() => html`<div part="row skeleton"></div>`),
          ready: () => [
            [GATE, ...categories].map((key, index) => row(key, index, view, actions)),
            categories[0] ? '' : html`<p part="notice">${messages.empty}</p>`,
          ],
          failed: () => '',
        }[phase]()}
      </fieldset>
      <div part="error" role="alert">
        ${problem} ${retry ? button('retry', messages.retry, actions.retry) : ''}
      </div>
      <div part="bar">
        <p part="status" role="status">${statusOf(view)}</p>
        ${
          form && phase === 'ready'
            ? [
                button('discard', messages.discard, actions.discard),
                html`<button part="button save">${messages.save}</button>`,
              ]
            : ''
        }
      </div>
    </form>
    <slot name="footer"></slot>
  `;
}

function row(key: string, index: number, view: View, actions: Actions): unknown {
  const { messages, store, form, action, undo } = view;
  const [name, description] = labelOf(key, messages);
  const gate = key === GATE;
  const closed = effectiveStatus(store.shown(GATE), 'subscribed') === 'unsubscribed';
  const off = closed && !gate;
  return [
    html`
      <div part="row ${gate ? 'all' : 'category'} ${form && key in store.unsaved ? 'changed' : ''}">
        <slot name="icon-${key}"></slot>
        <div part="text">
          <label part="label" for="s${index}">${name}</label>
          ${off ? html`<span part="badge" id="b${index}">${messages.notSent}</span>` : ''}
          <p part="description" id="d${index}">${description}</p>
        </div>
        ${action === undefined ? '' : html`<input type="hidden" name=${key} value="unsubscribed" />`}
        <input
          part="switch"
          type="checkbox"
          role="switch"
          id="s${index}"
          name=${key}
          value="subscribed"
          ?checked=${store.shown(key) === 'subscribed'}
          aria-disabled=${off}
          aria-describedby="d${index} ${off ? `b${index} why` : ''}"
          @click=${actions.toggle}
        />
      </div>
    `,
    gate && closed
      ? html`<div part="notice">
          <p id="why">${messages.why}</p>
          ${undo ? button('undo', messages.undo, actions.undo) : ''}
        </div>`
      : '',
  ];
}

function button(part: string, text: string, action: () => void): TemplateResult {
  return html`<button part="button ${part}" type="button" @click=${action}>${text}</button>`;
}

/** One polite sentence, or nothing. */
function statusOf({ store, messages, form, saved }: View): string {
  const { phase, saving, offline, wanted } = store.state;
  const changes = Object.keys(wanted).length;
  if (phase === 'loading') return messages.loading;
  if (phase === 'failed') return '';
  if (saving) return messages.saving;
  if (offline) return messages.offline;
  if (form && changes) return messages.unsaved(changes);
  return saved ? messages.saved : '';
}

/** What went wrong, in a sentence, and whether trying again can help. */
function problemOf({ store, messages }: View): [text: string, retry: boolean] {
  const { phase, error, failed, wanted, offline } = store.state;
  const { status } = error ?? {};
  if (!error) return ['', false];
  if (status === 401) return [messages.expired, false];
  if (status === 404) return [messages.unknown, false];
  if (phase === 'failed') return [offline ? messages.offline : messages.down, true];
  const names = Object.entries({ ...wanted, ...failed }).map(
    ([key, to]) =>
      `${labelOf(key, messages)[0]} (${to === 'subscribed' ? messages.on : messages.off})`,
  );
  return [names[0] ? messages.failed(names.join(', ')) : '', !!names[0]];
}

/** A preference without a name of its own is called by its key: `weeklyDigest` → "Weekly digest". */
function labelOf(key: string, { labels }: Messages): Label {
  const words = key
    .replace(/([A-Z])|[_.-]+/g, ' $1')
    .toLowerCase()
    .trim();
  return labels[key] ?? [words.charAt(0).toUpperCase() + words.slice(1), ''];
}
