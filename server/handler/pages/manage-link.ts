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
 *
 * @param look `main` for the one thing to do on the page; default a link below something else
 */
export function manageLink(
  pages: Pages,
  texts: ReaderTexts,
  link: PageLink,
  look: 'main' | 'as-link' = 'as-link',
): Markup | '' {
  if (link.manages) {
    return html`<p class="way"><a href="preferences?token=${link.token}">${texts.manage}</a></p>`;
  }
  if (pages.requestLink) {
    return html`<form method="post" action="request-link?token=${link.token}" class="way">
<button class="${look}">${texts.requestLink}</button>
<p class="quiet small">${texts.requestLinkDetail}</p>
</form>`;
  }
  return accountLink(pages, texts);
}

/** A link to the operator's own page, which has a sign-in of its own and needs no token. */
export function accountLink({ accountUrl }: Pages, texts: ReaderTexts): Markup | '' {
  return accountUrl === undefined
    ? ''
    : html`<p class="way"><a href="${accountUrl}">${texts.manage}</a></p>`;
}
