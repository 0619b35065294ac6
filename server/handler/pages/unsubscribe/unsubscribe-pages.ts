/** What people see around unsubscribing. Nothing here names a person or shows a status. */

import { GATE } from 'fb-email-preferences/preferences';
import { html } from 'hono/html';
import type { ReaderTexts } from '../language.ts';
import { manageLink, type PageLink } from '../manage-link.ts';
import type { Markup, PageContent } from '../page.ts';
import { labelFor, type Pages } from '../pages.ts';

/** Asks before anything happens, because programs follow links too. One button, no script. */
export function confirmPage(pages: Pages, texts: ReaderTexts, key: string): PageContent {
  const category = categoryOf(pages, texts, key);
  return {
    title: texts.title,
    body: html`<h1>${texts.confirm(pages.brand.name, category)}</h1>
<p>${texts.confirmDetail(category)}</p>
${actionForm('unsubscribe', texts.unsubscribe)}`,
  };
}

/**
 * @param undoToken what the Undo button sends; undefined when nothing changed, so nothing can be undone
 */
export function donePage(
  pages: Pages,
  texts: ReaderTexts,
  { key, undoToken, link }: { key: string; undoToken: string | undefined; link: PageLink },
): PageContent {
  const undo = html`<p>${texts.mistake}</p>
${actionForm('undo', texts.undo, html`<input type="hidden" name="undo" value="${undoToken}">`)}`;
  return {
    title: texts.done,
    body: html`<h1>${texts.done}</h1>
<p role="status">${texts.doneDetail(pages.brand.name, categoryOf(pages, texts, key))}</p>
${undoToken === undefined ? '' : undo}
${manageLink(pages, texts, link)}`,
  };
}

/**
 * After Undo.
 *
 * @param sent whether the emails are sent again: a category is not, while all emails are off
 */
export function undonePage(
  pages: Pages,
  texts: ReaderTexts,
  { key, sent, link }: { key: string; sent: boolean; link: PageLink },
): PageContent {
  const sender = pages.brand.name;
  const heading = sent ? texts.undone : texts.undoneOff;
  const detail = sent
    ? texts.undoneDetail(sender, categoryOf(pages, texts, key))
    : texts.undoneOffDetail(sender);
  return {
    title: heading,
    body: html`<h1>${heading}</h1>
<p role="status">${detail}</p>
${manageLink(pages, texts, link)}`,
  };
}

/** Without an `action`, a form goes back to the address it came from, token included. */
function actionForm(action: string, label: string, fields: Markup | '' = ''): Markup {
  return html`<form method="post">
<input type="hidden" name="action" value="${action}">${fields}
<button>${label}</button>
</form>`;
}

/** Nothing for the gate, which is about all emails. */
function categoryOf(pages: Pages, texts: ReaderTexts, key: string): string | undefined {
  return key === GATE ? undefined : labelFor(pages, texts, key)[0];
}
