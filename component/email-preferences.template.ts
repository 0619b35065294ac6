/** The markup of the element: a view in, a template out. Renders on a server, too. */
import { html, nothing, type TemplateResult } from 'lit';
import { markOf } from './marks.template.ts';
import { GATE } from './preferences.ts';
import type { Row } from './row.ts';
import type { View } from './view.ts';

/** What the markup needs besides the {@link View}. */
export interface TemplateProps {
  readonly view: View;
  /** Whether changes wait for the Save button. */
  readonly form: boolean;
  /** Where the form is posted without JavaScript. */
  readonly action?: string | undefined;
  /** Whether the browser posts the form: there is no token to save with yet. */
  readonly posts: boolean;
}

/** What the controls do. */
export interface TemplateActions {
  /** A person has clicked a switch, which is `checked` now. */
  toggle(row: Row, checked: boolean): void;
  undo(): void;
  /** Undo stays while `isHeld`. */
  holdUndo(isHeld: boolean): void;
  retry(): void;
  submit(): void;
  discard(): void;
}

/**
 * The whole element.
 *
 * @example
 * render(template({ view, form: false, posts: false }, actions), root);
 */
export function template(props: TemplateProps, actions: TemplateActions): TemplateResult {
  const { view, form, action, posts } = props;
  const { messages, phase, gate, categories, isClosed } = view;
  const ready = phase === 'ready';
  const skeleton = ready ? '' : 'skeleton';

  const rowOf = (row: Row, index: number) => {
    const { key, state = '' } = row;
    const isGate = key === GATE;
    const part = isGate
      ? `row all ${isClosed ? 'closed' : ''} ${view.isGateLast ? 'last' : ''}`
      : 'row category';
    // The label covers the row: a button inside of a label would be invalid.
    return html`
      <div part="${part} ${state} ${row.isLocked ? 'locked' : ''} ${row.isUnsent ? 'unsent' : ''} ${skeleton}" ?inert=${!ready} ?hidden=${isGate && phase === 'down'}>
        <slot name="icon-${key}"></slot>
        <label part="label" for="s${index}">${row.name}</label>
        <span part=${state === 'badge' ? 'note badge' : 'note'} id="n${index}" ?hidden=${isGate && view.hasUndo}>${markOf(state)}${row.note}</span>
        <p part="description">
          <span id="d${index}">${row.description} ${row.reason}</span>
          ${row.reserved ? html`<span hidden>${row.reserved}</span>` : ''}
        </p>
        ${
          action && !row.isLocked
            ? html`<input type="hidden" name="drawn.${key}" value=${row.saved ?? nothing} />
                <input type="hidden" name=${key} value="unsubscribed" />`
            : ''
        }
        <input
          part="switch"
          type="checkbox"
          role="switch"
          id="s${index}"
          name=${key}
          value="subscribed"
          ?checked=${row.isOn}
          aria-disabled=${row.isLocked || nothing}
          ?disabled=${action && row.isLocked}
          aria-describedby="d${index} n${index}"
          @change=${({ currentTarget }: Event) => actions.toggle(row, (currentTarget as HTMLInputElement).checked)}
        />
        ${isGate && (!form || action) ? undoButton() : ''}
      </div>
    `;
  };

  // Also in a form from a server: it has none once it is live, and then nothing may move.
  const undoButton = () => {
    const hold = ({ currentTarget }: Event) =>
      actions.holdUndo((currentTarget as Element).matches(':hover, :focus'));
    return html`<button
      part="button undo"
      type="button"
      ?hidden=${!view.hasUndo}
      @click=${actions.undo}
      @pointerenter=${hold}
      @pointerleave=${hold}
      @focus=${hold}
      @blur=${hold}>${messages.undo}</button>`;
  };

  const gateRow = () => rowOf(gate, 0);

  const list = (rows: readonly Row[]) => html`
    <fieldset part="group">
      <legend part="heading ${skeleton}">${isClosed ? messages.later : messages.chosen}</legend>
      <div part="list">
        ${rows[0] || !ready ? rows.map((row, index) => rowOf(row, index + 1)) : html`<p part="notice">${messages.empty}</p>`}
      </div>
    </fieldset>
  `;

  const submit = (event: Event) => {
    if (posts) return;
    event.preventDefault();
    actions.submit();
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
      @reset=${actions.discard}>
      <fieldset aria-busy=${phase === 'loading'}>
        <legend part="title">${messages.title}</legend>
        ${
          phase === 'final'
            ? ''
            : html`
                ${view.recipient ? html`<p part="email ${skeleton}" ?inert=${!ready}>${messages.for(view.recipient)}</p>` : ''}
                ${view.isGateLast ? '' : gateRow()} ${categories ? list(categories) : ''}
                ${view.isGateLast ? gateRow() : ''}
              `
        }
        ${bar(props, actions)}
      </fieldset>
    </form>
    <slot name="footer"></slot>
  `;
}

function bar({ view, form, posts }: TemplateProps, { retry }: TemplateActions): TemplateResult {
  const { messages, phase } = view;
  const { tone, title, detail, hint, canRetry, canSave } = view.bar;
  const nothingToSave = !posts && !canSave;
  const isPanel = tone ? `panel ${tone}` : '';
  const isFinal = phase === 'final' && !canRetry;
  const mark = tone === 'error' || isFinal ? 'failed' : 'waiting';
  return html`
    <div part="bar ${isPanel}">
      <div part="text">
        <p part="status" role="status">${tone ? markOf(mark) : ''}${title ? html`<b>${title}</b> ` : ''}${detail}</p>
        ${hint ? html`<p part="hint">${hint}</p>` : ''}
      </div>
      ${
        canRetry
          ? html`<slot name="retry"><button part="button retry" type="button" @click=${retry}>${messages.retry}</button></slot>`
          : ''
      }
      ${
        form && phase === 'ready'
          ? html`<span part="buttons">
              <button part="button discard" type="reset" aria-disabled=${nothingToSave}>${messages.discard}</button>
              <button part="button save" aria-disabled=${nothingToSave}>${messages.save}</button>
            </span>`
          : ''
      }
    </div>
  `;
}
