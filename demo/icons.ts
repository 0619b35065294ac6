/** Icons: lines in the colour of the text, hidden from screen readers. */
import { html, raw } from 'hono/html';

export const BELL = icon(
  'M3.5 12h9c-1-1-1.500-2-1.500-5a3 3 0 0 0-6 0c0 3-.5 4-1.500 5zm3.500 2h2',
);
export const ENVELOPE = icon('M2 4h12v8.500H2zl6 4.500 6-4.500');
export const SCREEN = icon('M2 3h12v8H2zm4 10.500h4m-2-2.500v2.500');
export const PLANE = icon('M14 2 2 7l4.500 2.500L9 14zM14 2 6.500 9.500');
export const BACK = icon('M10 3 5 8l5 5');

function icon(path: string) {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${raw(path)}"/></svg>`;
}
