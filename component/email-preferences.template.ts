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

/** What a person can do that is for the element to hear about first. */
export interface Actions {
  toggle: (event: Event) => void;
  submit: (event: Event) => void;
  undo: () => void;
}

/** The whole element. */
export function template(view: View, actions: Actions): TemplateResult {
  const { store, messages, categories, form, action, undo } = view;
  const { status, error, email, saved, wanted, failed } = store.state;
  const loaded = GATE in saved;
  const closed = loaded && effectiveStatus(store.shown(GATE), 'subscribed') === 'unsubscribed';
  const changes = Object.keys(wanted).length;
  /** What could not be saved, by name, and how it was wanted. */
  const lost = Object.entries(failed).map(
    ([key, to]) => `${labelOf(key, messages)[0]} (${messages[to === 'subscribed' ? 'on' : 'off']})`,
  );

  const button = (part: string, text: string, action: () => void) =>
    html`<button part="button ${part}" type="button" @click=${action}>${text}</button>`;

  const row = (key: string, index: number) => {
    const [name, description] = labelOf(key, messages);
    const off = index && closed;
    const part = `row ${index ? 'category' : 'all'}`;
    if (!loaded) return html`<div part="${part} skeleton"></div>`;
    return html`
      <div part="${part} ${form && key in wanted ? 'changed' : ''}">
        <slot name="icon-${key}"></slot>
        <div part="text">
          <label part="label" for="s${index}">${name}</label>
          ${off ? html`<span part="badge" id="b${index}">${messages.notSent}</span>` : ''}
          <p part="description" id="d${index}">${description}</p>
        </div>
        ${action ? html`<input type="hidden" name=${key} value="unsubscribed" />` : ''}
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
              <p part="text" id="why">${messages.why}</p>
              ${undo ? button('undo', messages.undo, actions.undo) : ''}
            </div>`
          : ''
      }
    `;
  };

  const problem = lost[0] || status === 'failed';
  /** Of these there is no use in trying again. */
  const final = ({ 401: messages.expired, 404: messages.unknown } as Record<number, string>)[
    error?.status ?? 0
  ];
  const sentence = problem
    ? (final ??
      (lost[0] ? messages.failed(lost) : messages[error?.code === 'offline' ? 'offline' : 'down']))
    : form && changes && status === 'ready'
      ? messages.unsaved(changes)
      : messages[status as 'saved'];

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
      @reset=${store.discard}
    >
      <fieldset aria-busy=${status === 'loading'}>
        <legend part="title">${messages.title}</legend>
        ${email ? html`<p part="email">${messages.for(email)}</p>` : ''}
        ${
          status === 'failed'
            ? ''
            : html`<div part="list">
                ${[GATE, ...(loaded ? categories : CATEGORIES)].map(row)}
                ${loaded && !categories[0] ? html`<p part="notice">${messages.empty}</p>` : ''}
              </div>`
        }
      </fieldset>
      <div part="bar">
        <p part="status ${problem ? 'error' : ''}" role="status">${sentence}</p>
        ${problem && !final ? button('retry', messages.retry, store.retry) : ''}
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

/** A preference without a name of its own is called by its key: `weeklyDigest` → "Weekly digest". */
function labelOf(key: string, { labels }: Messages): Label {
  const words = key.replace(/([A-Z])|[_.-]+/g, ' $1').toLowerCase();
  return labels[key] ?? [words.charAt(0).toUpperCase() + words.slice(1), ''];
}
