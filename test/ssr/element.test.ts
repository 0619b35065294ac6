/** The element renders on a server, readable and usable before any script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import '../../component/fb-email-preferences.ts';
import german from '../../component/locales/de.ts';
import type { ContactEmailPreferences } from '../../component/preferences.ts';

const contact: ContactEmailPreferences = {
  object: 'contact_email_preferences',
  contactId: '676f0f6765bdaa7d7d760f88',
  userId: 'usr_12345',
  email: 'j•••@e••••••.com',
  preferences: {
    all: { status: 'unsubscribed', effectiveStatus: 'unsubscribed' },
    changelog: { status: 'subscribed', effectiveStatus: 'unsubscribed' },
    weeklyDigest: { status: 'unsubscribed', effectiveStatus: 'unsubscribed' },
    security: {
      status: 'subscribed',
      effectiveStatus: 'unsubscribed',
      label: 'Security <alerts>',
      locked: 'required',
      reason: 'The law asks for it.',
    },
  },
};

/** The element as a server sends it, with hydration markers taken out. */
async function rendered(): Promise<string> {
  const result = render(html`<fb-email-preferences
    lang="de"
    save="submit"
    action="/preferences?token=t"
    contact=${JSON.stringify(contact)}
    .messages=${german}
  ></fb-email-preferences>`);
  return (await collectResult(result)).replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');
}

test('the stored choices, what they come to, and whose they are, can be read', async () => {
  const page = await rendered();
  assert.match(page, /<template shadowroot="open" shadowrootmode="open">/);
  assert.match(page, /Für j•••@e••••••\.com/);
  assert.match(page, new RegExp(`>${german.labels.changelog?.[0]}</label>`));
  assert.match(page, new RegExp(`part="note badge" id="n1" *> *${german.notSent} *</span>`));
  assert.match(page, />Weekly digest<\/label>/);
  assert.match(page, new RegExp(german.whyExcept));
});

test('a served label and the reason of a lock are shown as text', async () => {
  const page = await rendered();
  assert.match(page, />Security &lt;alerts&gt;<\/label>/);
  assert.match(page, /The law asks for it\./);
});

test('the form posts every preference that can be changed, the status it was drawn with, and only the stored ones as on', async () => {
  const page = await rendered();
  assert.match(page, /<form part="form" method="post" action="\/preferences\?token=t" lang="de"/);
  const inputs = Array.from(page.matchAll(/<input ([^>]*)>/g), ([, attributes = '']) => ({
    name: /name="(.*?)"/.exec(attributes)?.[1],
    value: /value="(.*?)"/.exec(attributes)?.[1],
    sent:
      /type="hidden"/.test(attributes) ||
      (/\schecked\b/.test(attributes) && !/\sdisabled\b/.test(attributes)),
  }));
  assert.deepEqual(
    inputs.filter(({ sent }) => sent).map(({ name, value }) => `${name}=${value}`),
    [
      'drawn.all=unsubscribed',
      'all=unsubscribed',
      'drawn.changelog=subscribed',
      'changelog=unsubscribed',
      'changelog=subscribed',
      'drawn.weeklyDigest=unsubscribed',
      'weeklyDigest=unsubscribed',
    ],
  );
  assert.match(page, /<button part="button save" aria-disabled="false" *>Speichern<\/button>/);
});

test('on a server nobody is asked, and nothing waits for a token', async () => {
  const { fetch, setTimeout } = globalThis;
  const used: string[] = [];
  Object.assign(globalThis, {
    fetch: () => used.push('fetch'),
    setTimeout: () => used.push('setTimeout'),
  });
  try {
    for (const token of ['a-token', undefined]) {
      const element = html`<fb-email-preferences user-id="usr_1" .token=${token}></fb-email-preferences>`;
      assert.match(await collectResult(render(element)), /shadowroot/);
    }
    assert.deepEqual(used, []);
  } finally {
    Object.assign(globalThis, { fetch, setTimeout });
  }
});
