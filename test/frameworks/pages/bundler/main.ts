import { EmailPreferences } from 'fb-email-preferences';
import { endpoint, messages, token } from '../account.ts';

const element = new EmailPreferences();
Object.assign(element, { endpoint, token, messages });
element.addEventListener('fb-save', ({ detail }) => {
  const output = document.querySelector('output');
  if (output) output.textContent = JSON.stringify(detail.changes);
});
document.body.prepend(element);
