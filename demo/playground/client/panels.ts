/** Below the stage: what to copy, what can be styled, and which events there were. */
import type { EmailPreferences } from 'fb-email-preferences/element';
import { html, type TemplateResult } from 'lit';
import { CHOICES, type View } from '../view.ts';
import { type Change, segments } from './controls.ts';
import { CUSTOM_PROPERTIES, PARTS } from './element-docs.ts';

/** An event of the element. */
export interface LogEntry {
  time: Date;
  type: string;
  detail: unknown;
  /** Whether the page has cancelled it. */
  isCancelled: boolean;
}

export interface PanelProps {
  view: View;
  change: Change;
  /** The HTML to copy. */
  snippet: string;
  /** The source of the theme. */
  css: string;
  element: EmailPreferences | null;
  isCopied: boolean;
  copy: (text: string) => void;
}

/** HTML, custom properties, parts and the theme, one at a time. */
export function panel(props: PanelProps): TemplateResult {
  const { view, change, snippet, css, isCopied, copy } = props;
  const contents: Readonly<Record<string, () => TemplateResult>> = {
    html: () => code(snippet),
    properties: () => properties(props),
    parts: () => parts(props),
    theme: () => code(css || '/* No theme: this is how the element looks by itself. */'),
  };
  const source = view.panel === 'theme' ? css : snippet;
  return html`
    <section class="panel" aria-label="Code">
      <div class="tools">
        ${segments('panel', CHOICES.panel, view, change)}
        <button @click=${() => copy(source)}>${isCopied ? 'Copied' : `Copy ${view.panel === 'theme' ? 'theme' : 'HTML'}`}</button>
      </div>
      ${contents[view.panel]?.()}
    </section>
  `;
}

function code(source: string): TemplateResult {
  return html`<pre tabindex="0"><code>${source}</code></pre>`;
}

function properties({ element }: PanelProps): TemplateResult {
  const style = element && getComputedStyle(element);
  return html`<dl tabindex="0" aria-label="Custom properties">
    ${CUSTOM_PROPERTIES.map(
      ({ name, description, fallback }) =>
        html`<dt>${name}</dt><dd><code>${style?.getPropertyValue(name).trim() || fallback}</code> ${description}</dd>`,
    )}
  </dl>`;
}

function parts({ element }: PanelProps): TemplateResult {
  const count = (name: string) =>
    element?.shadowRoot?.querySelectorAll(`[part~="${name}"]`).length ?? 0;
  return html`<dl tabindex="0" aria-label="Parts">
    ${PARTS.map(
      ({ name, description }) =>
        html`<dt>::part(${name})</dt><dd><code>${count(name)} here</code> ${description}</dd>`,
    )}
  </dl>`;
}

export interface EventLogProps {
  entries: readonly LogEntry[];
  cancels: boolean;
  setCancels: (cancels: boolean) => void;
  clear: () => void;
}

/** The events of the element, the newest first. */
export function eventLog({ entries, cancels, setCancels, clear }: EventLogProps): TemplateResult {
  return html`
    <section class="panel" aria-label="Events">
      <div class="tools">
        <h2>Events</h2>
        <label>
          <input
            type="checkbox"
            .checked=${cancels}
            @change=${({ target }: Event) => setCancels((target as HTMLInputElement).checked)}
          />
          cancel fb-change
        </label>
        <button @click=${clear}>Clear</button>
      </div>
      <ol tabindex="0" aria-label="Log">
        ${entries.map(
          ({ time, type, detail, isCancelled }) => html`<li>
            <time>${time.toTimeString().slice(0, 8)}</time>
            <b class=${type}>${type}</b>${isCancelled ? ' cancelled' : ''}
            <code>${JSON.stringify(detail, withoutMethods)}</code>
          </li>`,
        )}
        ${entries.length === 0 ? html`<li class="quiet">Change something on the stage.</li>` : ''}
      </ol>
    </section>
  `;
}

/** An error is more than its own enumerable properties. */
function withoutMethods(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { code, status } = value as Error & { code?: string; status?: number };
  return { code, status, message: value.message };
}
