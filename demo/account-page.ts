/** A plausible account page of a customer's product, with the element live in it. */
import { html } from 'hono/html';
import { avatar, type DemoSite, type Markup, page } from './page.ts';
import type { Person } from './people.ts';

/** What to try on every system of record, and what happens then. */
const IDEAS = [
  ['Open a second tab', 'Both stay in step.'],
  ['Go offline in the developer tools', 'Changes wait, and are saved when you are back.'],
] as const;

const MAILBOX_IDEA = ['Open the mailbox', 'Real messages, with links that work.'] as const;

/**
 * The page as the customer's server would send it: for the person who is signed in, with a token
 * made for them.
 *
 * @param site the people to choose from
 * @param person who is signed in
 * @param token a `manage` token for that person
 * @param unread how many messages in the mailbox have not been opened
 */
export function accountPage(site: DemoSite, person: Person, token: string, unread: number): Markup {
  return page({
    site,
    title: 'Settings',
    section: '/',
    person,
    unread,
    head: html`<script type="module" src="/fb-email-preferences.js"></script>`,
    body: html`<section class="card profile" aria-label="Profile">
            ${avatar(person)}
            <p><b>${person.name}</b><br><span class="quiet">${person.email}</span></p>
            <code>${person.userId}</code>
          </section>
          <section class="card" aria-label="Notifications">
            <fb-email-preferences token="${token}" channel="${site.hasEmails ? 'email' : 'whatsapp'}"></fb-email-preferences>
          </section>`,
    aside: html`<h2>Try this</h2>
          <ol>${[site.idea, ...IDEAS, ...(site.hasEmails ? [MAILBOX_IDEA] : [])].map(([idea, effect]) => html`<li><b>${idea}</b><br>${effect}</li>`)}</ol>`,
  });
}
