/** The page with all preferences of one person. */

import { labelOf, type Messages } from 'fb-email-preferences/messages';
import type { Statuses } from 'fb-email-preferences/preferences';
import { html, raw } from 'hono/html';
import { ELEMENT_STYLE, renderElement } from '#hosted-page-element';
import type { ContactEmailPreferences } from '../../../contract/contract.ts';
import { DOWNLOAD, TICK } from '../icons.ts';
import { inlineStyle } from '../inline-style.ts';
import type { ReaderTexts } from '../language.ts';
import type { Markup, PageContent } from '../page.ts';
import { ownLabels, type Pages } from '../pages.ts';
import { CLIENT_ENTRY } from './client-files.ts';
import { elementMessages, servedLabels } from './element-messages.ts';

export interface PreferencesPage {
  /** The address masked. */
  contact: ContactEmailPreferences;
  /** The token that the page was opened with, for its forms. */
  token: string;
  /** After Save, without JavaScript. */
  saved?: SaveOutcome | undefined;
}

/** The result of the form, by preference key. */
export interface SaveOutcome {
  /** The statuses that the person changed, as they are stored now. */
  changes: Statuses;
  /** The present statuses that differ from the page that the person saw: changed elsewhere. */
  elsewhere: Statuses;
}

/** The title contains no name or address; the element shows the masked address. */
export function preferencesPage(
  pages: Pages,
  texts: ReaderTexts,
  page: PreferencesPage,
): PageContent {
  const own = elementMessages(texts, ownLabels(pages, texts, page.contact.preferences));
  const served = servedLabels(texts, page.contact);
  const labels = { ...texts.element.labels, ...served, ...own.labels };
  const messages = { ...texts.element, ...own, labels };
  const { title } = messages;
  const saved = page.saved && Object.keys(page.saved.changes).length > 0;
  const { email, recipient = email } = page.contact;
  return {
    title: saved ? `${messages.saved} · ${title}` : title,
    head: html`<script src="${CLIENT_ENTRY}"></script>
<style>${raw(PAGE_STYLE.css)}</style>`,
    body: html`<h1>${title}</h1>
${recipient ? html`<p class="quiet">${messages.for(recipient)}</p>` : ''}
${page.saved ? savedNotice(messages, page.saved) : ''}
${raw(
  renderElement({
    contact: page.contact,
    // Where scripts run, the form becomes one that saves itself: its sentence stands there at once.
    messages: { ...messages, unchanged: messages.instant },
    own,
    action: `preferences?token=${page.token}`,
  }),
)}
${pages.requestLink ? newLinkForm(texts) : ''}`,
    tools: pages.upstream.getHistory ? historyForm(texts, page.token) : '',
    note: html`<p>${texts.keepPrivate}</p>`,
    styles: [PAGE_STYLE, ELEMENT_STYLE],
    policy: {
      'script-src': "'self'",
      'connect-src': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'lit-html',
    },
  };
}

function savedNotice(messages: Messages, { changes, elsewhere }: SaveOutcome): Markup {
  const choices = (statuses: Statuses) =>
    Object.entries(statuses).map(([key, status]) => {
      const [name] = labelOf(key, messages.labels);
      return messages.choice(name, status);
    });
  const [saved, changed] = [choices(changes), choices(elsewhere)];
  return html`<div class="saved" role="status">
${saved.length > 0 ? TICK : ''}
<div>
<p>${saved.length > 0 ? messages.saved : messages.unchanged}</p>
<ul>${saved.map((choice) => html`<li>${choice}</li>`)}</ul>
${changed.length > 0 ? html`<p>${messages.changedElsewhere(messages.list(changed))}</p>` : ''}
</div>
</div>`;
}

function historyForm(texts: ReaderTexts, token: string): Markup {
  return html`<form method="post" action="preferences/history">
<input type="hidden" name="token" value="${token}">
<button class="as-link">${DOWNLOAD}${texts.history}</button>
</form>`;
}

/** Hidden until the link expires while the page is open: then the page's script shows it in the element. */
function newLinkForm(texts: ReaderTexts): Markup {
  return html`<form class="new-link" method="post" action="request-link" hidden>
<button>${texts.requestNewLink}</button>
</form>`;
}

/**
 * The page has its own heading and address, so the element's heading is for screen readers alone.
 *
 * The buttons are for pages without JavaScript, and for pages whose script does not load. Where
 * scripts run, they take no room for five seconds, longer than hydration usually takes: nothing moves
 * when they are removed. Until then the sentence about saving is that of the live element.
 */
const PAGE_STYLE = inlineStyle(`
:root { --fb-accent: var(--accent); --fb-on-accent: var(--on-accent); --fb-line: var(--line); --fb-muted: var(--quiet); --fb-max-width: none; }
:root body { max-width: 40rem; }
fb-email-preferences::part(title) { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
fb-email-preferences::part(email) { display: none; }
@media (scripting: enabled) {
  fb-email-preferences::part(buttons) { visibility: hidden; max-width: 0; max-height: 0; margin-inline-start: -0.5em; overflow: clip; animation: reveal 0s 5s forwards; }
  fb-email-preferences[save]::part(hint) { animation: leave 0s 5s forwards; }
}
@media (scripting: none) {
  fb-email-preferences::part(hint) { display: none; }
}
@keyframes reveal { to { visibility: visible; max-width: 100%; max-height: 10em; margin-inline-start: 0; overflow: visible; } }
@keyframes leave { to { visibility: hidden; } }
.saved { display: flex; gap: 0.75rem; margin-top: 1.25rem; padding-block: 0.875rem; border-block: 1px solid var(--line); }
.saved > svg { margin-top: 0.125rem; color: var(--accent); }
.saved p { margin: 0; font-weight: 600; }
.saved ul { margin: 0; padding: 0; list-style: none; }
`);
