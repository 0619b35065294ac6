/** The frame around Harbor's pages: head, bar, and who is signed in. */
import { html } from 'hono/html';
import type { Person } from './people.ts';
import type { DemoSystem } from './systems.ts';

/** Markup that is safe to put into a page. */
export type Markup = ReturnType<typeof html>;

const SECTIONS = [
  ['/', 'Notifications'],
  ['/mailbox', 'Your mailbox'],
] as const;

/** What every page shows of the system of record. */
export type DemoSite = Pick<DemoSystem, 'people' | 'hasEmails'>;

export interface PageOptions {
  site: DemoSite;
  title: string;
  /** The path of the section that is open. */
  section: (typeof SECTIONS)[number][0];
  person: Person;
  /** Inside `<main>`. */
  body: Markup;
  /** Further markup for the head. */
  head?: Markup;
}

/** Draws a page. */
export function page({ site, title, section, person, body, head }: PageOptions): Markup {
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
      <a class="brand" href="/"><img src="/demo/icon.svg" alt="" width="24" height="24"> Harbor</a>
      <nav aria-label="Signed in as">
        ${site.people.map(
          (
            other,
          ) => html`<a class="person" href="${section}?as=${other.userId}" ${current(other === person)}>
            ${other.name} <small>${other.story}</small></a>`,
        )}
      </nav>
    </header>
    <div class="columns">
      <nav class="sections" aria-label="Settings">
        ${SECTIONS.filter(([path]) => path === '/' || site.hasEmails).map(
          ([path, name]) =>
            html`<a class="section" href="${path}?as=${person.userId}" ${current(path === section)}>${name}</a>`,
        )}
        <a class="section" href="/playground">Playground</a>
      </nav>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
    </div>
  </body>
</html>`;
}

function current(is: boolean) {
  return is ? html`aria-current="page"` : '';
}
