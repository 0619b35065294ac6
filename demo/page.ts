/** The frame around Harbor's pages: head, bar, navigation, and who is signed in. */
import { html } from 'hono/html';
import { BELL, ENVELOPE, SCREEN } from './icons.ts';
import { firstNameOf, initialsOf, type Person } from './people.ts';
import type { DemoSystem } from './systems.ts';

/** Markup that is safe to put into a page. */
export type Markup = ReturnType<typeof html>;

/** What every page shows of the system of record. */
export type DemoSite = Pick<DemoSystem, 'people' | 'hasEmails' | 'idea'>;

export interface PageOptions {
  site: DemoSite;
  title: string;
  /** The path of the section that is open. */
  section: '/' | '/mailbox';
  person: Person;
  /** How many messages in the mailbox have not been opened. */
  unread: number;
  /** Inside `<main>`, below the heading. */
  body: Markup;
  /** Beside the heading. */
  action?: Markup;
  /** Beside the body, where there is room. */
  aside?: Markup;
  /** Further markup for the head. */
  head?: Markup;
}

/** Draws a page. */
export function page(options: PageOptions): Markup {
  const { site, title, section, person, unread, body, action, aside, head } = options;
  const link = (path: string, icon: Markup, name: Markup | string) =>
    html`<a href="${path}?as=${person.userId}" ${current(path === section)}>${icon} ${name}</a>`;
  const count =
    unread > 0 ? html`<b class="count">${unread}<span class="hidden"> unread</span></b>` : '';
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Harbor</title>
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/harbor.css">
    ${head ?? ''}
  </head>
  <body>
    <header class="bar">
      <a class="brand" href="/"><img src="/demo/icon.svg" alt="" width="28" height="28"> Harbor</a>
      <nav class="people" aria-labelledby="signed-in">
        <span id="signed-in">Signed in as</span>
        ${site.people.map((other) => personLink(other, section, person))}
      </nav>
    </header>
    <div class="columns">
      <nav class="sections" aria-label="Harbor">
        <p>Account</p>
        ${link('/', BELL, 'Notifications')}
        ${site.hasEmails ? link('/mailbox', ENVELOPE, html`Mailbox ${count}`) : ''}
        <p>For developers</p>
        <a href="/playground">${SCREEN} Playground</a>
      </nav>
      <main>
        <div class="heading"><h1>${title}</h1>${action ?? ''}</div>
        <div class="body">${body}</div>
        ${aside ? html`<aside>${aside}</aside>` : ''}
      </main>
    </div>
  </body>
</html>`;
}

function personLink(other: Person, section: string, person: Person): Markup {
  return html`<a href="${section}?as=${other.userId}" ${current(other === person)}>
          ${avatar(other)} <span>${firstNameOf(other)} <small>${other.story}</small></span></a>`;
}

/** A person's initials in a circle. */
export function avatar(person: Person): Markup {
  return html`<i class="avatar ${person.userId}" aria-hidden="true">${initialsOf(person)}</i>`;
}

function current(is: boolean) {
  return is ? html`aria-current="page"` : '';
}
