/** Hydrates the element from the server's markup, without replacing a node. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { EmailPreferences } from 'fb-email-preferences/element';

/**
 * @param token the token that was removed from the address
 * @param clicked the switches that were clicked before, each with its `checked` after the last click
 */
export async function hydrate(
  token: string,
  clicked: ReadonlyMap<HTMLInputElement, boolean>,
): Promise<void> {
  await parsed();
  keepTokenInMemory(token);
  const element = document.querySelector('fb-email-preferences');
  if (!element) return;
  const { messages } = element.dataset;
  Object.assign(element, {
    token,
    // The handler serves this page, so its base is the page's folder, also under a path prefix.
    endpoint: new URL('.', document.baseURI).href,
    messages: messages && JSON.parse(messages),
  });
  offerNewLink(element, token);
  customElements.define('fb-email-preferences', EmailPreferences);
  await element.updateComplete;
  // With JavaScript each change is saved at once. Removing the form's `action` also removes the last
  // copy of the token from the document.
  element.removeAttribute('save');
  element.removeAttribute('action');
  element.action = undefined;
  await element.updateComplete;
  for (const [input, checked] of clicked) {
    if (checked === input.defaultChecked) continue;
    // Back to the state before the click, then the click again.
    input.checked = !checked;
    input.click();
  }
}

export type Hydrate = typeof hydrate;

/** Moves the token out of hidden fields, which hold it for a page without JavaScript, into memory. */
function keepTokenInMemory(token: string): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=token]')) {
    input.value = '';
    input.form?.addEventListener('formdata', ({ formData }) => formData.set('token', token));
  }
}

/** Once the link has expired, the element offers to mail a new one, in place of "Try again". */
function offerNewLink(element: EmailPreferences, token: string): void {
  const form = document.querySelector<HTMLFormElement>('form.new-link');
  if (!form) return;
  // The token is in the page only while the form is sent.
  form.addEventListener('submit', () => {
    form.action = `request-link?token=${token}`;
  });
  element.addEventListener('fb-error', ({ detail }) => {
    if (detail.error.code !== 'token_expired') return;
    form.slot = 'retry';
    form.hidden = false;
    element.append(form);
  });
}

/** Resolves once the page is parsed: before, the element has no declarative shadow root. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
}
