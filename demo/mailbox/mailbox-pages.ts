/** The mailbox as its owner sees it: the messages, and beside them the one that is open. */
import { html } from 'hono/html';
import { BACK, PLANE } from '../icons.ts';
import { type DemoSite, type Markup, page } from '../page.ts';
import type { Person } from '../people.ts';
import type { Mail } from './mail-server.ts';

/** Headers worth a look, in this order. */
const SHOWN_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'List-ID',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'DKIM-Signature',
];

export interface MailboxPage {
  site: DemoSite;
  person: Person;
  /** Everything in the mailbox, the newest first. */
  mails: readonly Mail[];
  /** The message that was asked for. Default: the newest, where there is room for it beside the list. */
  chosen?: Mail | undefined;
  /** What has just happened, if anything. */
  notice?: string;
}

/** Draws the mailbox. */
export function mailboxPage({ site, person, mails, chosen, notice }: MailboxPage): Markup {
  const open = chosen ?? mails[0];
  return page({
    site,
    title: 'Mailbox',
    section: '/mailbox',
    person,
    unread: mails.filter(({ isRead }) => !isRead).length,
    action: html`<form method="post" action="/mailbox?as=${person.userId}">
          <button>${PLANE} Send me one of each</button>
        </form>`,
    body: html`${notice ? html`<p role="status" class="notice">${notice}</p>` : ''}
          <div class="card mailbox ${chosen ? 'chosen' : ''}">
            ${open ? html`<ul>${mails.map((mail) => row(person, mail, mail.id === open.id))}</ul>${message(person, open)}` : html`<p class="none">No messages yet.</p>`}
          </div>`,
  });
}

function row({ userId }: Person, { id, parsed, isRead }: Mail, isOpen: boolean): Markup {
  const [, firstParagraph = ''] = (parsed.text ?? '').split('\n\n');
  return html`<li><a href="/mailbox/${id}?as=${userId}" class="${isRead ? '' : 'unread'}" ${isOpen ? html`aria-current="true"` : ''}>
              <span class="from"><span>${parsed.from?.value[0]?.name}</span> <span class="kind">${kindOf(parsed)}</span> ${time(parsed.date)}</span>
              <span class="subject">${isRead ? '' : html`<span class="hidden">Unread: </span>`}${parsed.subject}</span>
              <span class="start">${firstParagraph}</span>
            </a></li>`;
}

/** One message: what a mail program shows, and below it what it knows. */
function message({ userId }: Person, mail: Mail): Markup {
  const { parsed } = mail;
  const here = `/mailbox/${mail.id}`;
  const as = `?as=${userId}`;
  const [from] = parsed.from?.value ?? [];
  const headers = SHOWN_HEADERS.flatMap((name) => {
    const line = parsed.headerLines.find(({ key }) => key === name.toLowerCase())?.line;
    return line === undefined ? [] : [[name, line.slice(name.length + 1).trim()] as const];
  });
  return html`<article aria-labelledby="subject">
              <a class="back" href="/mailbox${as}">${BACK} All messages</a>
              <h2 id="subject">${parsed.subject}</h2>
              <div class="sender">
                <i class="avatar" aria-hidden="true">H</i>
                <p><b>${from?.name}</b> ${from?.address}<br><span class="quiet">${time(parsed.date)}</span></p>
                ${
                  parsed.headers.has('list')
                    ? html`<form method="post" action="${here}/unsubscribe${as}"><button>Unsubscribe</button></form>`
                    : ''
                }
              </div>
              <iframe title="Message" src="${here}/content${as}" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
              <details>
                <summary>Headers</summary>
                <dl>${headers.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
              </details>
            </article>`;
}

/** The name of the mailing list (RFC 2919); what goes to one person alone has none. */
function kindOf({ headerLines }: Mail['parsed']): string {
  const line = headerLines.find(({ key }) => key === 'list-id')?.line ?? '';
  return /^[^:]*:\s*"?([^"<]*?)"?\s*</.exec(line)?.[1] ?? 'Account';
}

const TIME = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' });

function time(date = new Date()): Markup {
  const isToday = date.toDateString() === new Date().toDateString();
  return html`<time datetime="${date.toISOString()}">${(isToday ? TIME : DAY).format(date)}</time>`;
}
