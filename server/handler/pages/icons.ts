/** The icons of the pages: lines in the colour of the text, hidden from screen readers. */
import { html } from 'hono/html';

/** Beside what has been done. */
export const TICK = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13.5 4.5"/></svg>`;

/** Beside what can be downloaded. */
export const DOWNLOAD = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5v7m-3-3 3 3 3-3M3 13h10"/></svg>`;

/** Above the heading of a page that says what has been done. */
export const DONE = html`<div class="tick">${TICK}</div>`;
