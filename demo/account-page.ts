/** A plausible account page of a customer's product, with the element live in it. */
import { html } from 'hono/html';
import { type DemoSite, type Markup, page } from './page.ts';
import type { Person } from './people.ts';

/**
 * The page as the customer's server would send it: for the person who is signed in, with a token
 * made for them.
 *
 * @param site the people to choose from
 * @param person who is signed in
 * @param token a `manage` token for that person
 */
export function accountPage(site: DemoSite, person: Person, token: string): Markup {
  return page({
    site,
    title: 'Settings',
    section: '/',
    person,
    head: html`<script type="module" src="/fb-email-preferences.js"></script>`,
    body: html`<section aria-labelledby="profile-title">
          <h2 id="profile-title">Profile</h2>
          <dl>
            <dt>Name</dt><dd>${person.name}</dd>
            <dt>Email</dt><dd>${person.email}</dd>
            <dt>User id</dt><dd><code>${person.userId}</code></dd>
          </dl>
        </section>
        <section aria-label="Notifications">
          <fb-email-preferences token="${token}"></fb-email-preferences>
        </section>`,
  });
}
