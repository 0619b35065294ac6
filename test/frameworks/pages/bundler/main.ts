import { EmailPreferences } from 'fb-email-preferences';
import { token } from '../account.ts';

const element = new EmailPreferences();
Object.assign(element, { endpoint: 'https://preferences.example.com', token });
element.messages = { title: 'Your emails' };
element.addEventListener('fb-save', ({ detail }) => console.log(detail.changes));
document.body.append(element);
