/** What Harbor writes to people: one message for each category, with its links. */

import { english } from 'fb-email-preferences/messages';
import { html } from 'hono/html';
import { firstNameOf, type Person } from '../people.ts';

/** Addresses that a message needs, made for its recipient. */
export interface MessageLinks {
  /** To the page with all preferences. */
  preferences: string;
  /** To the page that unsubscribes from this kind of message; missing where that is not possible. */
  unsubscribe: string | undefined;
}

/** A message, ready for a mailer. */
export interface Message {
  subject: string;
  text: string;
  html: string;
}

interface Story {
  subject: string;
  /** Why the recipient gets it. */
  because: string;
  paragraphs: readonly string[];
}

/** The category of a message, as its system of record describes it. */
export interface MessageCategory {
  key: string;
  label: string;
  description: string | undefined;
}

const STORIES: Readonly<Record<string, Story>> = {
  postUpdates: {
    subject: 'Dark mode for reports is now in progress',
    because: 'you voted for this post',
    paragraphs: [
      'Good news about a post you voted for: “Dark mode for reports” moved from Planned to In progress.',
      'We expect a first version by the end of the month, and will tell you when it is out.',
    ],
  },
  postComments: {
    subject: 'Tomás commented on “Export to CSV”',
    because: 'you follow this post',
    paragraphs: [
      'Tomás Rivera wrote: “Would it help if the export kept the filters of the current view? That is what I keep redoing by hand.”',
      'Two others have answered since.',
    ],
  },
  commentReplies: {
    subject: 'Lena replied to your comment',
    because: 'somebody replied to you',
    paragraphs: [
      'Lena Fischer replied: “You are right, the shortcut clashes with the browser’s. We will change it to Shift+K.”',
    ],
  },
  changelog: {
    subject: 'New in Harbor: shared views and a faster search',
    because: 'you subscribed to our changelog',
    paragraphs: [
      'Views can now be shared with people outside of your workspace, with or without comments.',
      'Search is about three times faster on large boards, and finds archived posts too.',
    ],
  },
};

/**
 * Writes a message of one category.
 *
 * @param links made for `person`: whoever has them can act for them
 */
export function messageFor(
  { key, label, description = '' }: MessageCategory,
  person: Person,
  { preferences, unsubscribe }: MessageLinks,
): Message {
  const { subject, because, paragraphs } = STORIES[key] ?? {
    subject: `News: ${label}`,
    because: `“${label}” is on`,
    paragraphs: [`This is a message of the category “${label}”. ${description}`],
  };
  const [line, link] = unsubscribe
    ? [
        `Unsubscribe from emails like this: ${unsubscribe}\n`,
        html`<a href="${unsubscribe}" style="color: inherit">Unsubscribe from emails like this</a> ·`,
      ]
    : ['', ''];
  return write(person, subject, paragraphs, {
    text: `You get this email because ${because}.\n${line}All email preferences: ${preferences}`,
    html: html`You get this email because ${because}.<br>
        ${link}
        <a href="${preferences}" style="color: inherit">All email preferences</a>`,
  });
}

/** Writes the first message to somebody. */
export function welcomeMessage(person: Person, link: string): Message {
  const paragraphs = ['Good to have you. Here is how to choose which emails you get.'];
  return write(person, `Welcome to Harbor, ${firstNameOf(person)}`, paragraphs, {
    text: `All email preferences: ${link}`,
    html: html`<a href="${link}">All email preferences</a>`,
  });
}

/** Writes the message with a fresh link, for somebody who asked for it. */
export function linkMessage(person: Person, link: string): Message {
  const paragraphs = ['Here is the fresh link to your email preferences that you asked for.'];
  return write(person, 'Your link to your email preferences', paragraphs, {
    text: `Open your email preferences: ${link}`,
    html: html`<a href="${link}">Open your email preferences</a>`,
  });
}

/** The name of a category, as the element has it. */
export function nameOf(category: string): string {
  return english.labels[category]?.[0] ?? category;
}

function write(
  person: Person,
  subject: string,
  paragraphs: readonly string[],
  footer: { text: string; html: ReturnType<typeof html> },
): Message {
  const firstName = firstNameOf(person);
  const text = [`Hi ${firstName},`, ...paragraphs, 'The Harbor team', footer.text].join('\n\n');
  const markup = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="color-scheme" content="light dark">
    <title>${subject}</title>
  </head>
  <body style="margin: 0; font: 16px/1.6 system-ui, sans-serif; color: light-dark(#1c2430, #e8ebf0); background: light-dark(#fff, #161b22)">
    <div style="max-width: 36em">
      <p style="margin-top: 0">Hi ${firstName},</p>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <p>The Harbor team</p>
      <p style="margin-top: 32px; padding-top: 16px; border-top: 1px solid light-dark(#dde2ea, #2b323d); font-size: 14px; color: light-dark(#505a6b, #a5afbf)">
        ${footer.html}
      </p>
    </div>
  </body>
</html>`;
  return { subject, text, html: String(markup) };
}
