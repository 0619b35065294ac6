/** Makes the server's markup the live element, in place: no node is drawn anew. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { EmailPreferences } from 'fb-email-preferences/element';
import { loadMessages } from 'fb-email-preferences/load-messages';
import { english } from 'fb-email-preferences/messages';
import { renamed } from '../renamed.ts';

/**
 * @param token what was taken out of the address
 * @param clicked switches that were clicked meanwhile, and how they were left
 */
export async function goLive(
  token: string,
  clicked: ReadonlyMap<HTMLInputElement, boolean>,
): Promise<void> {
  await parsed();
  keepTokenInMemory(token);
  const element = document.querySelector('fb-email-preferences');
  if (!element) return;
  const { labels } = element.dataset;
  Object.assign(element, {
    token,
    // The handler is where the page is, also behind a path prefix.
    endpoint: new URL('.', location.href).href,
    messages:
      labels &&
      renamed((await loadMessages(document.documentElement.lang)) ?? english, JSON.parse(labels)),
  });
  customElements.define('fb-email-preferences', EmailPreferences);
  await element.updateComplete;
  // From here on each change saves itself: the form of those without JavaScript goes, and with its
  // address the last trace of the token in the page.
  element.removeAttribute('save');
  element.removeAttribute('action');
  element.action = undefined;
  await element.updateComplete;
  for (const [input, checked] of clicked) {
    if (checked === input.defaultChecked) continue;
    // As if it were clicked only now.
    input.checked = !checked;
    input.click();
  }
}

export type GoLive = typeof goLive;

/** The forms of the page carry the token for those without JavaScript; now they get it when they go. */
function keepTokenInMemory(token: string): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=token]')) {
    input.value = '';
    input.form?.addEventListener('formdata', ({ formData }) => formData.set('token', token));
  }
}

/** Before it is parsed, the element has no shadow root of the server's to take over. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
}
