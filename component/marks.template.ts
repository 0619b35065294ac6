/** The icons: drawn with lines in the colour of the text, hidden from screen readers. */
import { html, type TemplateResult } from 'lit';

const CIRCLE = 'M8 1.5a6.5 6.5 0 1 0 .1 0';

/** Paths in a box of 16 by 16, by the state they stand for. */
const PATHS: Readonly<Record<string, string>> = {
  failed: `${CIRCLE}M8 4.5v4m0 2.8v.1`,
  waiting: `${CIRCLE}M8 4.5V8l2.3 1.4`,
  saving: 'M8 1.5A6.5 6.5 0 1 0 14.5 8',
  saved: 'm2.5 8.5 3.5 3.5 7.5-8',
  locked: 'M3 7.5h10v7H3zm2.5 0V5a2.5 2.5 0 0 1 5 0v2.5',
};

/**
 * @param state `failed`, `waiting`, `saving`, `saved` or `locked`
 * @returns nothing for every other state
 */
export function markOf(state: string): TemplateResult | '' {
  const path = PATHS[state];
  return path
    ? html`<svg part="mark" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`
    : '';
}
