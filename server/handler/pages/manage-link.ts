/** How a page leads to all preferences. */
import { html } from 'hono/html';
import type { ReaderTexts } from './language.ts';
import type { Markup } from './page.ts';
import type { Pages } from './pages.ts';

/** The link with which a page was opened. */
export interface PageLink {
  token: string;
  /** Whether the scope of its token is `manage`. */
  manages: boolean;
}

/**
 * How to get from a page to all preferences: a link for the holder of a managing token; else a button
 * that mails one to the address on record; else a link to the operator's own page, if there is one.
 */
export function manageLink(pages: Pages, texts: ReaderTexts, link: PageLink): Markup | '' {
  if (link.manages) {
    return html`<p><a href="preferences?token=${link.token}">${texts.manage}</a></p>`;
  }
  if (pages.requestLink) {
    return html`<form method="post" action="request-link?token=${link.token}">
<button class="quiet">${texts.requestLink}</button>
</form>
<p>${texts.requestLinkDetail}</p>`;
  }
  return accountLink(pages, texts);
}

/** A link to the operator's own page, which has a sign-in of its own and needs no token. */
export function accountLink({ accountUrl }: Pages, texts: ReaderTexts): Markup | '' {
  return accountUrl === undefined ? '' : html`<p><a href="${accountUrl}">${texts.manage}</a></p>`;
}
