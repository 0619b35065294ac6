/** The page of the playground: a frame, which its script fills in. */
import { html } from 'hono/html';
import type { Markup } from '../page.ts';

/** Draws the page. */
export function playgroundPage(): Markup {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Playground · fb-email-preferences</title>
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/harbor.css">
    <link rel="stylesheet" href="/demo/playground.css">
    <script type="module" src="/fb-email-preferences.js"></script>
    <script type="module" src="/playground/client.js"></script>
  </head>
  <body>
    <header class="bar">
      <span class="brand"><img src="/demo/icon.svg" alt="" width="28" height="28"> <h1>Playground</h1></span>
      <p class="quiet">Sample data. No request is sent.</p>
      <a class="account" href="/">Back to the account page</a>
    </header>
    <div id="playground"></div>
    <noscript><p class="notice">The playground needs JavaScript.</p></noscript>
  </body>
</html>`;
}
