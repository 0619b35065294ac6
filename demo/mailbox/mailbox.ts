/** `/mailbox`: messages that were really sent, and a mail program's button to unsubscribe. */

import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { DemoSite } from '../page.ts';
import type { Person } from '../people.ts';
import type { MailServer } from './mail-server.ts';
import { mailboxPage } from './mailbox-pages.ts';
import type { Delivery, Mailer } from './mailer.ts';

/** The routes below `/mailbox`. `?as=` says whose mailbox. */
export function mailbox(site: DemoSite, server: MailServer, mailer: Mailer): Hono {
  const app = new Hono();
  const personOf = (c: Context): Person =>
    site.people.find(({ userId }) => userId === c.req.query('as')) ?? site.people[0];

  app.get('/:id/content', async (c) => {
    const mail = await server.read(personOf(c).email, c.req.param('id'));
    if (!mail) return c.notFound();
    // A message is a stranger's markup: it may look like itself, and nothing else.
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    return c.html(withLinksToTop(mail.parsed.html || ''));
  });

  app.use(
    secureHeaders({
      originAgentCluster: false,
      xFrameOptions: 'SAMEORIGIN',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  );

  app.get('/', async (c) => {
    const person = personOf(c);
    return c.html(mailboxPage({ site, person, mails: await server.list(person.email) }));
  });

  app.post('/', async (c) => {
    const person = personOf(c);
    const notice = tell(await mailer.sendOneOfEach(person));
    return c.html(mailboxPage({ site, person, mails: await server.list(person.email), notice }));
  });

  app.get('/:id', async (c) => {
    return (await show(c, personOf(c))) ?? c.notFound();
  });

  app.post('/:id/unsubscribe', async (c) => {
    const person = personOf(c);
    const mail = await server.read(person.email, c.req.param('id'));
    if (!mail) return c.notFound();
    const notice = await unsubscribe(oneClickUrl(mail.source.toString()));
    return (await show(c, person, notice)) ?? c.notFound();
  });

  /** The mailbox with one message open. */
  async function show(c: Context, person: Person, notice = ''): Promise<Response | undefined> {
    const id = c.req.param('id') ?? '';
    server.markRead(id);
    const mails = await server.list(person.email);
    const chosen = mails.find((mail) => mail.id === id);
    return chosen && c.html(mailboxPage({ site, person, mails, chosen, notice }));
  }

  return app;
}

function tell({ sent, heldBack }: Delivery): string {
  const held = heldBack.length === 0 ? '' : ` Held back, as asked: ${heldBack.join(', ')}.`;
  return `Sent: ${sent.join(', ') || 'nothing'}.${held}`;
}

/** Links in a frame would open in the frame. */
function withLinksToTop(markup: string): string {
  return markup.replace('<head>', '<head><base target="_top">');
}

/**
 * The address for one click, as a mail provider reads it from a message's headers (RFC 8058).
 *
 * @returns undefined when the message does not offer it
 */
export function oneClickUrl(source: string): string | undefined {
  const head = source.slice(0, source.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  if (!/^List-Unsubscribe-Post: *List-Unsubscribe=One-Click *$/im.test(head)) return undefined;
  return /^List-Unsubscribe:.*?<(https?:[^>]+)>/im.exec(head)?.[1];
}

/** Does what a mail provider's button does: one POST, without cookie, sign-in or origin. */
async function unsubscribe(url: string | undefined): Promise<string> {
  if (url === undefined) return 'This message offers no one-click unsubscribe.';
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  const { status } = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return status === 200
    ? 'Your mail provider has unsubscribed you from messages like this.'
    : `Your mail provider could not unsubscribe you: the sender answered ${status}.`;
}
