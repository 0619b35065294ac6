/** Nothing moves under a finger: rows, gate and bar keep their places through every state. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../component/fb-email-preferences.ts';
import type { EmailPreferences } from '../../component/email-preferences.ts';

const CATEGORIES = 'postUpdates postComments commentReplies changelog';

/** Without preferences: a panel stands in the place of the gate. */
const NOT_LOADED = ['failed', 'offline'];

/** The states of a form that saves itself. */
const INSTANT = [
  ...['loading', ...NOT_LOADED, 'ready', 'saving', 'saved'],
  ...['unsaved', 'waiting', 'undo', 'off'],
];

/** The same with a Save button. */
const SUBMIT = ['ready', 'changed', 'saving', 'saved'];

/** Engines place boxes on whole device pixels, in pixels. */
const ROUNDING = 0.6;

/** Where everything is that must not move, in pixels below the top of the element. */
async function placesOf(
  width: number,
  lang: string,
  preview: string,
  save: string,
): Promise<Record<string, number>> {
  const page = await fixture(html`<div style="width: ${width}px; font: 16px sans-serif">
    <fb-email-preferences
      lang=${lang}
      preview=${preview}
      save=${save}
      categories=${CATEGORIES}
    ></fb-email-preferences>
  </div>`);
  const element = page.firstElementChild as EmailPreferences;
  await element.updateComplete;
  const { top } = element.getBoundingClientRect();
  const places: Record<string, number> = {};
  for (const row of element.shadowRoot?.querySelectorAll('[part~=row]') ?? []) {
    const key = row.querySelector<HTMLInputElement>('[role=switch]')?.name;
    const box = row.getBoundingClientRect();
    places[`${key} top`] = box.top - top;
    places[`${key} bottom`] = box.bottom - top;
    const control = row.querySelector('[role=switch]')?.getBoundingClientRect();
    places[`${key} switch`] = (control?.top ?? 0) - top;
  }
  const bar = element.shadowRoot?.querySelector('[part~=bar]')?.getBoundingClientRect();
  // While nothing could be loaded, the bar is the panel in the gate's place.
  if (!NOT_LOADED.includes(preview)) places.bar = (bar?.top ?? 0) - top;
  return places;
}

describe('nothing moves', () => {
  for (const width of [288, 368, 640]) {
    for (const lang of ['en', 'de', 'ar']) {
      for (const [save, states] of [
        ['instant', INSTANT],
        ['submit', SUBMIT],
      ] as const) {
        it(`at ${width} pixels in ${lang}, save="${save}"`, async () => {
          const expected = await placesOf(width, lang, 'ready', save);
          expect(Object.keys(expected)).to.have.length(16);
          for (const state of states) {
            const places = await placesOf(width, lang, state, save);
            const moved = Object.entries(places).filter(
              ([place, top]) => Math.abs(top - (expected[place] ?? 0)) > ROUNDING,
            );
            expect(moved, state).to.deep.equal([]);
          }
        });
      }
    }
  }
});
