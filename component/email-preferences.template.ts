/** What is seen: a picture of the state in, a template out. Renders on a server, too. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Label, Messages } from './messages.ts';
import { CATEGORIES, effectiveStatus, GATE } from './preferences.ts';
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
  const { store, messages, categories, form, action } = view;
  const { status, error, email, saved } = store.state;
  const loaded = GATE in saved;
  const problem = problemOf(view);
  return html`
    <slot name="header"></slot>
    <form
      part="form"
      method="post"
      action=${action ?? nothing}
      lang=${messages.lang}
      dir=${messages.dir ?? 'ltr'}
      tabindex="-1"
      @submit=${actions.submit}
      @reset=${actions.discard}
    >
      <fieldset aria-busy=${status === 'loading'}>
        <legend part="title">${messages.title}</legend>
        ${email ? html`<p part="email">${messages.for(email)}</p>` : ''}
        ${status === 'failed' ? '' : html`<div part="list">${list(view, actions)}</div>`}
        ${loaded && !categories[0] ? html`<p part="notice">${messages.empty}</p>` : ''}
      </fieldset>
      <div part="bar">
        <p part="status ${problem ? 'error' : ''}" role="status">${problem || statusOf(view)}</p>
        ${
          problem && error?.status !== 401 && error?.status !== 404
            ? button('retry', messages.retry, actions.retry)
            : ''
        }
        ${
          form && loaded
            ? html`<button part="button discard" type="reset">${messages.discard}</button>
                <button part="button save">${messages.save}</button>`
            : ''
        }
      </div>
    </form>
    <slot name="footer"></slot>
  `;
}

function list(view: View, actions: Actions): unknown[] {
  const { store, messages, categories, form, action, undo } = view;
  const { saved, wanted } = store.state;
  const keys = [GATE, ...(GATE in saved ? categories : CATEGORIES)];
  const closed = effectiveStatus(store.shown(GATE), 'subscribed') === 'unsubscribed';
  return keys.map((key, index) => {
    const [name, description] = labelOf(key, messages);
    const off = index && closed;
    const part = `row ${index ? 'category' : 'all'}`;
    if (!(GATE in saved)) return html`<div part="${part} skeleton"></div>`;
    return html`
      <div part="${part} ${form && key in wanted ? 'changed' : ''}">
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
          aria-disabled=${!!off}
          aria-describedby="d${index} ${off ? `b${index} why` : ''}"
          @click=${actions.toggle}
        />
      </div>
      ${
        closed && !index
          ? html`<div part="notice">
              <p id="why">${messages.why}</p>
              ${undo ? button('undo', messages.undo, actions.undo) : ''}
            </div>`
          : ''
      }
    `;
  });
}

function button(part: string, text: string, action: () => void): TemplateResult {
  return html`<button part="button ${part}" type="button" @click=${action}>${text}</button>`;
}

/** What went wrong, in a sentence; or nothing. */
function problemOf({ store, messages }: View): string {
  const { status, error, failed } = store.state;
  const names = Object.entries(failed).map(
    ([key, to]) =>
      `${labelOf(key, messages)[0]} (${to === 'subscribed' ? messages.on : messages.off})`,
  );
  if (!error || (status !== 'failed' && !names[0])) return '';
  if (error.status === 401) return messages.expired;
  if (error.status === 404) return messages.unknown;
  if (names[0]) return messages.failed(names.join(', '));
  return error.code === 'offline' ? messages.offline : messages.down;
}

/** Where things stand, in a sentence; or nothing. */
function statusOf({ store, messages, form }: View): string {
  const { status, wanted } = store.state;
  const changes = Object.keys(wanted).length;
  if (form && changes && status === 'ready') return messages.unsaved(changes);
  return status === 'ready' || status === 'failed' ? '' : messages[status];
}

/** A preference without a name of its own is called by its key: `weeklyDigest` → "Weekly digest". */
function labelOf(key: string, { labels }: Messages): Label {
  const words = key
    .replace(/([A-Z])|[_.-]+/g, ' $1')
    .toLowerCase()
    .trim();
  return labels[key] ?? [words.charAt(0).toUpperCase() + words.slice(1), ''];
}
