/** A plausible account page of a customer's product, with the element live in it. */
import { html } from 'hono/html';
import { PEOPLE, type Person } from './people.ts';

/**
 * The page as the customer's server would send it: for the person who is signed in, with a token
 * made for them.
 *
 * @param person who is signed in
 * @param token a `manage` token for that person
 */
export function accountPage(person: Person, token: string) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Email notifications · Harbor</title>
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/account.css">
    <script type="module" src="/fb-email-preferences.js"></script>
  </head>
  <body>
    <header class="bar">
      <a class="brand" href="/"><img src="/demo/icon.svg" alt="" width="24" height="24"> Harbor</a>
      <nav aria-label="Signed in as">
        ${PEOPLE.map(
          (
            other,
          ) => html`<a class="person" href="/?as=${other.userId}"${other === person ? html` aria-current="true"` : ''}>
            ${other.name} <small>${other.story}</small></a>`,
        )}
      </nav>
    </header>
    <div class="columns">
      <nav class="sections" aria-label="Settings">
        <a class="section" href="#profile">Profile</a>
        <a class="section" href="#notifications" aria-current="page">Email notifications</a>
        <a class="section" href="/mailbox">Your mailbox</a>
        <a class="section" href="/playground">Playground</a>
      </nav>
      <main>
        <h1>Settings</h1>
        <section id="profile" aria-labelledby="profile-title">
          <h2 id="profile-title">Profile</h2>
          <dl>
            <dt>Name</dt><dd>${person.name}</dd>
            <dt>Email</dt><dd>${person.email}</dd>
            <dt>User id</dt><dd><code>${person.userId}</code></dd>
          </dl>
        </section>
        <section id="notifications" aria-label="Email notifications">
          <fb-email-preferences token="${token}"></fb-email-preferences>
        </section>
      </main>
    </div>
  </body>
</html>`;
}
