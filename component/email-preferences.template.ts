/** What is seen: a picture of the state in, a template out. Renders on a server, too. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EmailPreferences } from './email-preferences.ts';
import type { Interaction } from './interaction.ts';
import type { Label, Messages } from './messages.ts';
import { CATEGORIES, effectiveStatus, GATE, type Statuses } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { StatusLine } from './status-line.ts';

/** What is shown: a state of the store, or the little that is known before there is one. */
export type Shown = Partial<PreferencesState> &
  Pick<PreferencesState, 'status'> & {
    /** Whether Undo is offered. */
    undo?: boolean;
    /** How to try again, when that takes more than asking again. */
    retry?: () => void;
    /** What to say about it, when that takes more than the status. */
    line?: (messages: Messages, nameOf: (key: string) => string) => StatusLine;
  };

/** Does something, and settles when it is done. */
export type Act = <Name extends keyof Interaction>(
  name: Name,
  ...details: Parameters<Interaction[Name]>
) => Promise<void>;

/**
 * The whole element.
 *
 * @param element what its attributes say
 * @param state where things stand
 * @param builtIn texts in the language of the page
 * @param act what its controls do
 */
export function template(
  element: EmailPreferences,
  state: Shown,
  builtIn: Messages,
  act: Act,
): TemplateResult {
  const { action, save } = element;
  const { status, email, saved = {}, wanted = {}, undo } = state;
  const messages = {
    ...builtIn,
    ...element.messages,
    labels: { ...builtIn.labels, ...element.messages?.labels },
  };
  const form = save === 'submit';
  const shown: Statuses = { ...saved, ...wanted };
  const loaded = GATE in saved;
  const gate = shown[GATE] ?? 'subscribed';
  const closed = effectiveStatus(gate, 'subscribed') === 'unsubscribed';
  const keys = element.categories?.split(/\s+/) ?? [...CATEGORIES, ...Object.keys(saved)];
  const categories = loaded
    ? [...new Set(keys)].filter((key) => key in saved && key !== GATE)
    : CATEGORIES;
  const failed = status === 'failed';
  const {
    sentence,
    problem = failed,
    retry = failed,
  } = state.line?.(messages, (key) => labelOf(key, messages)[0]) ?? {
    sentence: messages[failed ? 'down' : (status as 'loading')],
  };

  const submit = (event: Event) => {
    // Before there is a token, the form goes where it would go without JavaScript.
    if (action && !element.token && !element.tokenProvider) return;
    event.preventDefault();
    act('submit');
  };

  const button = (part: string, text: string, action: () => void) =>
    html`<button part="button ${part}" type="button" @click=${action}>${text}</button>`;

  const row = (key: string, index: number) => {
    const [name, description] = labelOf(key, messages);
    const off = index && closed;
    const part = `row ${index ? 'category' : 'all'}`;
    if (!loaded) return html`<div part="${part} skeleton"></div>`;
    return html`
      <label part="${part} ${form && key in wanted ? 'changed' : ''}">
        <slot name="icon-${key}"></slot>
        <span part="text">
          <b part="label" id="l${index}">${name}</b>
          ${off ? html`<small part="badge" id="b${index}">${messages.notSent}</small>` : ''}
          <small part="description" id="d${index}">${description}</small>
        </span>
        ${action ? html`<input type="hidden" name=${key} value="unsubscribed" />` : ''}
        <input
          part="switch"
          type="checkbox"
          role="switch"
          name=${key}
          value="subscribed"
          ?checked=${shown[key] === 'subscribed'}
          aria-disabled=${!!off}
          aria-labelledby="l${index}"
          aria-describedby="d${index} ${off ? `b${index} why` : ''}"
        />
      </label>
      ${
        closed && !index
          ? html`<div part="notice">
              <p part="text" id="why">${messages.why}</p>
              ${undo ? button('undo', messages.undo, () => act('change', { [GATE]: 'subscribed' })) : ''}
            </div>`
          : ''
      }
    `;
  };

  return html`
    <slot name="header"></slot>
    <form
      part="form"
      method="post"
      action=${action ?? nothing}
      lang=${messages.lang}
      dir=${messages.dir ?? 'ltr'}
      tabindex="-1"
      @submit=${submit}
      @reset=${() => act('discard')}
    >
      <fieldset aria-busy=${status === 'loading'} @change=${({ target }: Event) => act('toggle', target as HTMLInputElement)}>
        <legend part="title">${messages.title}</legend>
        ${email ? html`<p part="email">${messages.for(email)}</p>` : ''}
        ${
          failed
            ? ''
            : html`<div part="list">
                ${[GATE, ...categories].map(row)}
                ${categories[0] ? '' : html`<p part="notice">${messages.empty}</p>`}
              </div>`
        }
      </fieldset>
      <div part="bar">
        <p part="status ${problem ? 'error' : ''}" role="status">${sentence}</p>
        ${retry ? button('retry', messages.retry, state.retry ?? (() => act('retry'))) : ''}
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
