/** Makes the server's markup the live element, in place: no node is drawn anew. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { EmailPreferences } from 'fb-email-preferences/element';

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
  const { messages } = element.dataset;
  Object.assign(element, {
    token,
    // The handler is where the page is, also behind a path prefix.
    endpoint: new URL('.', location.href).href,
    messages: messages && JSON.parse(messages),
  });
  offerNewLink(element, token);
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

/** Before it is parsed, the element has no shadow root of the server's to take over. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
}
