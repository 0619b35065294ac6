/** What people see around unsubscribing. Nothing here names a person or shows a status. */

import { GATE } from 'fb-email-preferences/preferences';
import { html } from 'hono/html';
import { DONE } from '../icons.ts';
import type { ReaderTexts } from '../language.ts';
import { manageLink, type PageLink } from '../manage-link.ts';
import type { PageContent } from '../page.ts';
import { labelFor, type Pages } from '../pages.ts';

/** The preference that a page is about. */
export interface NamedKey {
  key: string;
  /** Its name by the system of record, or by the link. */
  label?: string | undefined;
}

/**
 * Asks before anything happens, because programs follow links too. One button, no script. Without an
 * `action`, the form goes back to the address it came from, token included.
 */
export function confirmPage(
  pages: Pages,
  texts: ReaderTexts,
  { link, ...named }: NamedKey & { link: PageLink },
): PageContent {
  const category = categoryOf(pages, texts, named);
  return {
    title: texts.title,
    body: html`<h1>${texts.confirm(pages.brand.name, category)}</h1>
<p class="quiet">${texts.confirmDetail(category)}</p>
<form class="act" method="post">
<input type="hidden" name="action" value="unsubscribe">
<button class="main">${texts.unsubscribe}</button>
</form>
${manageLink(pages, texts, link)}`,
  };
}

/**
 * @param undoToken what the Undo button sends; undefined when nothing changed, so nothing can be undone
 */
export function donePage(
  pages: Pages,
  texts: ReaderTexts,
  { undoToken, link, ...named }: NamedKey & { undoToken: string | undefined; link: PageLink },
): PageContent {
  const undo = html`<form class="act undo" method="post">
<p>${texts.mistake}</p>
<input type="hidden" name="action" value="undo">
<input type="hidden" name="undo" value="${undoToken}">
<button>${texts.undo}</button>
</form>`;
  return {
    title: texts.done,
    body: html`${DONE}
<h1>${texts.done}</h1>
<p class="quiet" role="status">${texts.doneDetail(pages.brand.name, categoryOf(pages, texts, named))}</p>
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
  { sent, link, ...named }: NamedKey & { sent: boolean; link: PageLink },
): PageContent {
  const sender = pages.brand.name;
  const heading = sent ? texts.undone : texts.undoneOff;
  const detail = sent
    ? texts.undoneDetail(sender, categoryOf(pages, texts, named))
    : texts.undoneOffDetail(sender);
  return {
    title: heading,
    body: html`${DONE}
<h1>${heading}</h1>
<p class="quiet" role="status">${detail}</p>
${manageLink(pages, texts, link)}`,
  };
}

/** Nothing for the gate, which is about all emails. */
function categoryOf(
  pages: Pages,
  texts: ReaderTexts,
  { key, label }: NamedKey,
): string | undefined {
  return key === GATE ? undefined : labelFor(pages, texts, key, { label })[0];
}
