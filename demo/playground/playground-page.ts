/** The playground: every state of the element, in every theme and language, from sample data. */

import { PREVIEWS } from 'fb-email-preferences/preview';
import { html } from 'hono/html';
import type { Markup } from '../page.ts';

/** What a visitor has chosen. */
export interface Choice {
  theme: string;
  state: string;
  lang: string;
  scheme: string;
}

/** The values that each part of a choice may have; the first is the default. */
export const CHOICES: Readonly<Record<keyof Choice, readonly string[]>> = {
  theme: ['none', 'ledger', 'terminal', 'bloom', 'compact', 'contrast'],
  state: PREVIEWS,
  lang: [
    'en',
    'de',
    'fr',
    'es',
    'pt-BR',
    'it',
    'nl',
    'pl',
    'sv',
    'tr',
    'ja',
    'ko',
    'zh-Hans',
    'zh-Hant',
    'ar',
    'he',
  ],
  scheme: ['light', 'dark'],
};

/** Themes that put an icon beside each category, by the slots for it. */
const WITH_ICONS = new Set(['bloom']);

const ICONS = ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog'];

/**
 * Draws the playground.
 *
 * @param css the source of the theme; nothing else styles the element
 */
export function playgroundPage(choice: Choice, css: string): Markup {
  const { theme, state, lang, scheme } = choice;
  return html`<!doctype html>
<html lang="en" class="${scheme}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Playground · fb-email-preferences</title>
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/harbor.css">
    <link rel="stylesheet" href="/demo/playground.css">
    ${theme === 'none' ? '' : html`<link rel="stylesheet" href="/demo/themes/${theme}.css">`}
    <script type="module" src="/fb-email-preferences.js"></script>
  </head>
  <body>
    <header class="bar">
      <a class="brand" href="/"><img src="/demo/icon.svg" alt="" width="24" height="24"> Harbor</a>
      <h1>Playground</h1>
    </header>
    <div class="playground">
      <nav aria-label="What to show">
        ${Object.entries(CHOICES).map(([name, values]) => options(name as keyof Choice, values, choice))}
      </nav>
      <main>
        <div class="stage">
          <fb-email-preferences preview="${state}" lang="${lang}" ${state === 'changed' ? html`save="submit"` : ''}>
            ${WITH_ICONS.has(theme) ? ICONS.map((key) => html`<img slot="icon-${key}" src="/demo/icons/${key}.svg" alt="" width="24" height="24">`) : ''}
          </fb-email-preferences>
        </div>
        <h2>${theme === 'none' ? 'Without any styling' : `The whole theme: ${theme}.css`}</h2>
        <pre tabindex="0"><code>${css}</code></pre>
      </main>
    </div>
  </body>
</html>`;
}

function options(name: keyof Choice, values: readonly string[], choice: Choice): Markup {
  const links = values.map((value) => {
    const query = new URLSearchParams({ ...choice, [name]: value });
    const current = choice[name] === value ? html`aria-current="true"` : '';
    return html`<a href="/playground?${query.toString()}" ${current}>${value}</a>`;
  });
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${name}</h2><div class="options">${links}</div></section>`;
}
