import { EmailPreferences } from 'fb-email-preferences';

const tokenProvider = async () => (await fetch('/preferences-token')).text();
const element = new EmailPreferences();
Object.assign(element, { endpoint: 'https://preferences.example.com', tokenProvider });
element.messages = { title: 'Your emails' };
element.addEventListener('fb-save', ({ detail }) => console.log(detail.changes));
document.body.append(element);
