/** `/playground`: for designers, and for whoever documents the element. Talks to nobody. */
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { CHOICES, type Choice, playgroundPage } from './playground-page.ts';

/** The one route, `/`. */
export function playground(): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const choice = choiceOf(c);
    const css =
      choice.theme === 'none'
        ? '/* Nothing: this is how it looks by itself. */'
        : await readFile(new URL(`../public/themes/${choice.theme}.css`, import.meta.url), 'utf8');
    return c.html(playgroundPage(choice, css));
  });
  return app;
}

/** Whatever is not one of the values falls back to the first. */
function choiceOf(c: Context): Choice {
  const entries = Object.entries(CHOICES).map(([name, values]) => {
    const value = c.req.query(name) ?? '';
    return [name, values.includes(value) ? value : values[0]];
  });
  return Object.fromEntries(entries);
}
