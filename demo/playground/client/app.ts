/** The playground in the browser: a view from the address, drawn, and written back when it changes. */
import type { EmailPreferences } from 'fb-email-preferences/element';
import { loadMessages } from 'fb-email-preferences/load-messages';
import { english } from 'fb-email-preferences/messages';
import { html, nothing, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { snippetOf } from '../snippet.ts';
import {
  CHOICES,
  categoriesOf,
  ownProperties,
  ownTexts,
  PROPERTIES,
  queryOf,
  saveOf,
  type View,
  viewOf,
} from '../view.ts';
import { controls, segments } from './controls.ts';
import { eventLog, type LogEntry, panel } from './panels.ts';

/** The theme that puts an icon beside each category, and the slots for it. */
const THEME_WITH_ICONS = 'bloom';
const ICONS = ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog'];

const root = document.querySelector<HTMLElement>('#playground') ?? document.body;
const wide = matchMedia('(width >= 52rem)');

let view = viewOf(new URLSearchParams(location.search));
let css = '';
let builtIn = english;
let entries: readonly LogEntry[] = [];
/** Which button has just copied something. */
let copied: 'link' | 'source' | undefined;

function change(changes: Partial<View>): void {
  view = { ...view, ...changes };
  const query = queryOf(view).toString();
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
  update();
}

/** Texts and theme first: what is copied has them in it. */
async function update(): Promise<void> {
  const { lang, theme } = view;
  const [texts, source] = await Promise.all([
    lang === 'en' ? english : loadMessages(lang),
    theme === 'none' ? '' : fetch(`/demo/themes/${theme}.css`).then((answer) => answer.text()),
  ]);
  if (lang !== view.lang || theme !== view.theme) return;
  builtIn = texts ?? english;
  css = source;
  draw();
  // The panels show what the element draws.
  await stageElement()?.updateComplete;
  draw();
}

function stageElement(): EmailPreferences | null {
  return root.querySelector<EmailPreferences>('fb-email-preferences');
}

function draw(): void {
  const allDescription = builtIn.labels.all?.[1] ?? '';
  document.documentElement.className = view.scheme;
  render(page(allDescription), root);
  // The page's policy forbids style attributes, and allows the object model.
  const frame = root.querySelector<HTMLElement>('.frame');
  if (frame) frame.style.inlineSize = `${view.width}px`;
  const own = new Map(ownProperties(view));
  for (const name of PROPERTIES) {
    stageElement()?.style.setProperty(`--fb-${name}`, own.get(`--fb-${name}`) ?? '');
  }
}

function page(allDescription: string): TemplateResult {
  const { theme } = view;
  return html`
    ${theme === 'none' ? '' : html`<link rel="stylesheet" href="/demo/themes/${theme}.css" />`}
    <section class="controls" aria-label="Controls">${controls(view, wide.matches, change)}</section>
    <main>
      <div class="tools">
        ${segments('width', [...CHOICES.width].sort(), view, change)}
        ${segments('scheme', CHOICES.scheme, view, change)} ${segments('dir', CHOICES.dir, view, change)}
        <button @click=${() => copy('link', location.href)}>
          ${copied === 'link' ? 'Copied' : 'Copy link to this view'}
        </button>
      </div>
      <div class="stage" @fb-load=${log} @fb-change=${log} @fb-save=${log} @fb-error=${log}>
        <div class="frame">${stage(allDescription)}</div>
      </div>
      <div class="panels">
        ${panel({
          view,
          change,
          css,
          snippet: snippetOf(view, { css, allDescription }),
          element: stageElement(),
          isCopied: copied === 'source',
          copy: (text) => copy('source', text),
        })}
        ${eventLog({
          entries,
          cancels: view.cancel === 'yes',
          setCancels: (cancels) => change({ cancel: cancels ? 'yes' : '' }),
          clear: () => {
            entries = [];
            draw();
          },
        })}
      </div>
      <p class="hidden" role="status">${copied ? 'Copied' : ''}</p>
    </main>
  `;
}

/** Each state starts afresh: what was changed in another one is gone. */
function stage(allDescription: string): TemplateResult {
  const { state, lang, theme } = view;
  const icons = theme === THEME_WITH_ICONS ? ICONS : [];
  return html`${keyed(
    `${state} ${saveOf(view)}`,
    html`<fb-email-preferences
      preview=${state}
      lang=${lang}
      save=${saveOf(view) === 'submit' ? 'submit' : nothing}
      categories=${categoriesOf(view) ?? nothing}
      .messages=${ownTexts(view, allDescription)}
    >
      ${icons.map((key) => html`<img slot="icon-${key}" src="/demo/icons/${key}.svg" alt="" width="24" height="24" />`)}
    </fb-email-preferences>`,
  )}`;
}

function log(event: CustomEvent): void {
  const { type, detail } = event;
  const isCancelled = type === 'fb-change' && view.cancel === 'yes';
  if (isCancelled) event.preventDefault();
  entries = [{ time: new Date(), type, detail, isCancelled }, ...entries].slice(0, 100);
  draw();
}

async function copy(what: 'link' | 'source', text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  copied = what;
  draw();
  setTimeout(() => {
    copied = undefined;
    draw();
  }, 2000);
}

wide.addEventListener('change', draw);
update();
