/** The mailbox as its owner sees it: a list of messages, and one message with its headers. */
import { html } from 'hono/html';
import { type DemoSite, type Markup, page } from '../page.ts';
import type { Person } from '../people.ts';
import type { Mail } from './mail-server.ts';

/** Headers worth a look, in this order. */
const SHOWN_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'DKIM-Signature',
];

/**
 * The list of somebody's messages.
 *
 * @param notice what has just happened, if anything
 */
export function mailboxPage(
  site: DemoSite,
  person: Person,
  mails: readonly Mail[],
  notice: string,
): Markup {
  const list = mails.map(
    ({ id, parsed }) => html`<li>
            <a class="mail" href="/mailbox/${id}?as=${person.userId}">
              <strong>${parsed.subject}</strong>
              <span>${parsed.from?.text} · <time datetime="${parsed.date?.toISOString()}">${parsed.date?.toUTCString()}</time></span>
            </a>
          </li>`,
  );
  return page({
    site,
    title: 'Your mailbox',
    section: '/mailbox',
    person,
    body: html`<form method="post" action="/mailbox?as=${person.userId}">
          <button>Send me one of each</button>
          <p>Harbor sends one message of each kind that ${person.name} gets, by real SMTP.</p>
        </form>
        ${notice ? html`<p role="status" class="notice">${notice}</p>` : ''}
        ${mails.length > 0 ? html`<ul class="mails">${list}</ul>` : html`<p>No messages yet.</p>`}`,
  });
}

/** One message: what the mail program shows, and below it what it knows. */
export function mailPage(site: DemoSite, person: Person, mail: Mail, notice: string): Markup {
  const here = `/mailbox/${mail.id}`;
  const as = `?as=${person.userId}`;
  const headers = SHOWN_HEADERS.flatMap((name) => {
    const line = mail.parsed.headerLines.find(({ key }) => key === name.toLowerCase())?.line;
    return line === undefined ? [] : [[name, line.slice(name.length + 1).trim()] as const];
  });
  return page({
    site,
    title: mail.parsed.subject ?? 'No subject',
    section: '/mailbox',
    person,
    body: html`${notice ? html`<p role="status" class="notice">${notice}</p>` : ''}
        <div class="sender">
          <p>${mail.parsed.from?.text}</p>
          ${
            mail.parsed.headers.has('list')
              ? html`<form method="post" action="${here}/unsubscribe${as}"><button>Unsubscribe</button></form>`
              : ''
          }
        </div>
        <iframe title="Message" src="${here}/content${as}" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
        <details>
          <summary>Headers</summary>
          <dl class="headers">${headers.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
        </details>`,
  });
}
