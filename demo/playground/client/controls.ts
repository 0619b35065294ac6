/** The controls of the playground. Each is a native one, named after the part of the view that it sets. */
import { CATEGORIES, GATE } from 'fb-email-preferences/preferences';
import { html, type TemplateResult } from 'lit';
import { CHOICES, type ChoiceName, PROPERTIES, saveOf, type View } from '../view.ts';
import { CUSTOM_PROPERTIES } from './element-docs.ts';

/** Sets parts of the view. */
export type Change = (changes: Partial<View>) => void;

const STATE_GROUPS = [
  ['at rest', ['ready', 'off', 'locked', 'gate', 'empty']],
  ['changing', ['saving', 'saved', 'unsaved', 'waiting', 'undo', 'changed']],
  ['cannot', ['loading', 'failed', 'offline', 'expired', 'unknown', 'unavailable']],
] as const;

/** The column beside the stage. */
export function controls(view: View, isWide: boolean, change: Change): TemplateResult {
  const setState = (state: string) => change({ state, save: '' });
  return html`
    <div class="chips">
      ${STATE_GROUPS.map(
        ([group, states]) => html`
          <fieldset>
            <legend>State · ${group}</legend>
            <div class="options">${states.map((state) => radio('state', state, view.state, setState))}</div>
          </fieldset>
        `,
      )}
    </div>
    <div class="pair">
      <label class="states">
        State
        <select @change=${(event: Event) => setState(textOf(event))}>
          ${STATE_GROUPS.map(
            ([group, states]) =>
              html`<optgroup label=${group}>${states.map((state) => option(state, view.state))}</optgroup>`,
          )}
        </select>
      </label>
      ${select('lang', view, change)}
      ${isWide ? select('theme', view, change) : ''}
    </div>
    <details ?open=${isWide}>
      <summary>All controls <span class="quiet">save, categories, texts, looks</span></summary>
      <div class="more">
      ${isWide ? '' : select('theme', view, change)}
      <fieldset>
        <legend>save</legend>
        <div class="segments">
          ${['instant', 'submit'].map((save) => radio('save', save, saveOf(view), (value) => change({ save: value })))}
        </div>
      </fieldset>
      ${categories(view, change)}
      <div class="pair">${(['title', 'all', 'undo'] as const).map((name) => text(name, view, change))}</div>
      <div class="pair">${(['accent', 'danger'] as const).map((name) => color(name, view, change))}</div>
      ${(['radius', 'gap'] as const).map((name) => length(name, view, change))}
      <button @click=${() => change({ ...Object.fromEntries(PROPERTIES.map((name) => [name, ''])) })}>
        Reset looks
      </button>
      </div>
    </details>
  `;
}

/** A choice whose values stand side by side. */
export function segments(name: ChoiceName, values: readonly string[], view: View, change: Change) {
  return html`
    <fieldset class="inline ${name}">
      <legend>${name === 'dir' ? 'direction' : name}</legend>
      <div class="segments">
        ${values.map((value) => radio(name, value, view[name], () => change({ [name]: value })))}
      </div>
    </fieldset>
  `;
}

function radio(name: string, value: string, current: string, set: (value: string) => void) {
  return html`<label>
    <input type="radio" name=${name} value=${value} .checked=${value === current} @change=${() => set(value)} />
    <span>${value}</span>
  </label>`;
}

function select(name: ChoiceName, view: View, change: Change): TemplateResult {
  return html`<label>
    ${name}
    <select @change=${(event: Event) => change({ [name]: textOf(event) })}>
      ${CHOICES[name].map((value) => option(value, view[name]))}
    </select>
  </label>`;
}

function option(value: string, current: string): TemplateResult {
  return html`<option .selected=${value === current}>${value}</option>`;
}

/** Which categories, in which order; the gate is above them, unless it is named at the end. */
function categories(view: View, change: Change): TemplateResult {
  const shown = view.categories.split(' ').filter((key) => key && key !== GATE);
  const rest = CATEGORIES.filter((key) => !shown.includes(key));
  const isGateLast = view.categories.endsWith(GATE);
  const set = (keys: readonly string[], gateLast = isGateLast) =>
    change({ categories: [...keys, ...(gateLast ? [GATE] : [])].join(' ') });
  const move = (key: string, by: -1 | 1) => {
    const order = shown.filter((other) => other !== key);
    order.splice(shown.indexOf(key) + by, 0, key);
    set(order);
  };
  const toggle = (key: string, isShown: boolean) =>
    set(isShown ? [...shown, key] : shown.filter((other) => other !== key));
  return html`
    <fieldset>
      <legend>categories, in this order</legend>
      ${[...shown, ...rest].map((key) => {
        const index = shown.indexOf(key);
        return html`<div class="category">
          <label>
            <input type="checkbox" .checked=${index >= 0} @change=${(event: Event) => toggle(key, isChecked(event))} />
            ${key}
          </label>
          <button aria-label="${key} up" ?disabled=${index < 1} @click=${() => move(key, -1)}>↑</button>
          <button aria-label="${key} down" ?disabled=${index < 0 || index === shown.length - 1} @click=${() => move(key, 1)}>↓</button>
        </div>`;
      })}
      <label class="last">
        <input type="checkbox" .checked=${isGateLast} @change=${(event: Event) => set(shown, isChecked(event))} />
        all at the end
      </label>
    </fieldset>
  `;
}

function text(name: 'title' | 'all' | 'undo', view: View, change: Change): TemplateResult {
  return html`<label>
    ${name}
    <input
      maxlength="80"
      placeholder="built in"
      .value=${view[name]}
      @input=${(event: Event) => change({ [name]: textOf(event) })}
    />
  </label>`;
}

function color(name: 'accent' | 'danger', view: View, change: Change): TemplateResult {
  const [light = '', dark = ''] = fallbackOf(name).match(/#[\da-f]{6}/g) ?? [];
  const value = view[name] || (view.scheme === 'dark' ? dark : light);
  return html`<label>
    --fb-${name}
    <span class="color">
      <input type="color" .value=${value} @input=${(event: Event) => change({ [name]: textOf(event) })} />
      ${value}
    </span>
  </label>`;
}

function length(name: 'radius' | 'gap', view: View, change: Change): TemplateResult {
  const value = Number.parseFloat(view[name] || fallbackOf(name));
  return html`<label class="length">
    --fb-${name}
    <input
      type="range"
      min="0"
      max="2"
      step="0.125"
      .value=${String(value)}
      @input=${(event: Event) => change({ [name]: `${textOf(event)}em` })}
    />
    <output>${value}em</output>
  </label>`;
}

function fallbackOf(name: string): string {
  return CUSTOM_PROPERTIES.find((property) => property.name === `--fb-${name}`)?.fallback ?? '';
}

function textOf({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement).value;
}

function isChecked({ target }: Event): boolean {
  return (target as HTMLInputElement).checked;
}
