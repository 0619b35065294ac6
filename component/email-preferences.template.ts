/** What is seen: a picture of the state in, a template out. Renders on a server, too. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Label, Messages } from './messages.ts';
import { effectiveStatus, GATE } from './preferences.ts';
import type { PreferencesStore } from './preferences-store.ts';

/** All that the template depends on. */
export interface View {
  store: PreferencesStore;
  messages: Messages;
  /** Language of the messages. */
  lang: string;
  /** Keys of the categories to show, in order. */
  categories: readonly string[];
  /** Whether changes wait for a Save button. */
  form: boolean;
  /** Where the form goes without JavaScript. */
  action: string | null;
  /** Whether a save has succeeded, and nothing has been changed since. */
  saved: boolean;
}

/** What a person can do. */
export interface Actions {
  toggle: (event: Event) => void;
  submit: (event: Event) => void;
  discard: () => void;
  retry: () => void;
}

/** The whole element. */
export function template(view: View, actions: Actions): TemplateResult {
  const { store, messages, lang, action, form } = view;
  const { phase, email } = store.state;
  const [problem, retry] = problemOf(view);
  return html`
    <slot name="header"></slot>
    <form
      part="form"
      method="post"
      action=${action ?? nothing}
      lang=${lang}
      dir=${messages.dir ?? 'ltr'}
      tabindex="-1"
      @submit=${actions.submit}
    >
      <fieldset aria-busy=${phase === 'loading'}>
        <legend part="title">${messages.title}</legend>
        ${email ? html`<p part="email">${messages.for(email)}</p>` : nothing}
        ${phase === 'loading' ? [0, 1, 2, 3, 4].map(() => html`<div part="skeleton"></div>`) : nothing}
        ${phase === 'ready' ? list(view, actions) : nothing}
      </fieldset>
      <div part="error" role="alert">
        ${problem} ${retry ? button('retry', messages.retry, actions.retry) : nothing}
      </div>
      <div part="bar">
        <p part="status" role="status">${statusOf(view)}</p>
        ${
          form && phase === 'ready'
            ? html`${button('discard', messages.discard, actions.discard)}
                <button part="button save">${messages.save}</button>`
            : nothing
        }
      </div>
    </form>
    <slot name="footer"></slot>
  `;
}

function list(view: View, actions: Actions): TemplateResult {
  const { messages, categories } = view;
  return html`
    ${[GATE, ...categories].map((key, index) => row(key, index, view, actions))}
    ${categories.length ? nothing : html`<p part="notice">${messages.empty}</p>`}
  `;
}

function row(key: string, index: number, view: View, actions: Actions): TemplateResult {
  const { messages, store } = view;
  const [name, description] = labelOf(key, messages);
  const gate = key === GATE;
  const closed = effectiveStatus(store.shown(GATE), 'subscribed') === 'unsubscribed';
  const stored = store.shown(key);
  const failed = store.state.failed[key];
  return html`
    <div part="row ${gate ? 'all' : 'category'}">
      <slot name="icon-${key}"></slot>
      <div part="text">
        <label part="label" for="s${index}">${name}</label>
        ${closed && !gate ? html`<span part="badge" id="b${index}">${messages.off}</span>` : nothing}
        <p part="description" id="d${index}">${description}</p>
        ${
          failed
            ? html`<p part="note" id="n${index}">
                ${failed === 'subscribed' ? messages.wantedOn : messages.wantedOff}
              </p>`
            : nothing
        }
      </div>
      ${view.action === null ? nothing : html`<input type="hidden" name=${key} value="unsubscribed" />`}
      <input
        part="switch"
        type="checkbox"
        role="switch"
        id="s${index}"
        name=${key}
        value="subscribed"
        ?checked=${stored === 'subscribed'}
        aria-disabled=${closed && !gate}
        aria-describedby="d${index} b${index} n${index}${closed ? ' why' : ''}"
        @click=${actions.toggle}
      />
    </div>
    ${
      gate && closed
        ? html`<div part="notice">
            <p id="why">${messages.why}</p>
          </div>`
        : nothing
    }
  `;
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
function problemOf({ store, messages }: View): [text?: string, retry?: boolean] {
  const { phase, error, failed, wanted, offline } = store.state;
  if (!error) return [];
  if (error.status === 401 || error.code === 'token_invalid') return [messages.expired];
  if (error.status === 404) return [messages.unknown];
  if (phase === 'failed') return [offline ? messages.offline : messages.down, true];
  const names = Object.keys({ ...wanted, ...failed }).map((key) => labelOf(key, messages)[0]);
  return [messages.failed(names.join(', ')), Object.keys(failed).length > 0];
}

/** A category without a built-in name is called by its key, made readable: `weeklyDigest` → "Weekly digest". */
export function labelOf(key: string, { labels }: Messages): Label {
  const words = key
    .replace(/([a-z\d])([A-Z])|[_.-]+/g, '$1 $2')
    .trim()
    .toLowerCase();
  return labels[key] ?? [words.charAt(0).toUpperCase() + words.slice(1), ''];
}
