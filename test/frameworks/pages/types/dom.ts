/** Not run: what the compiler has to accept, and what it has to refuse, in plain DOM code. */
import 'fb-email-preferences';
import type { Messages } from 'fb-email-preferences';

const element = document.createElement('fb-email-preferences');
element.save = 'submit';
element.addEventListener('fb-save', ({ detail }) => detail.preferences.changelog);
document.body.addEventListener('fb-error', ({ detail }) => detail.error.status);
document.querySelector('fb-email-preferences')?.unsubscribeAll();

// @ts-expect-error There is no such way to save.
element.save = 'later';

// @ts-expect-error What has been saved comes without an error.
element.addEventListener('fb-save', ({ detail }) => detail.error);

export const norwegian: Partial<Messages> = {
  title: 'E-postinnstillinger',
  labels: { weeklyDigest: ['Ukebrev', 'Hver mandag.'] },
  unsaved: (count) => `${count} ulagrede endringer`,
};
element.messages = norwegian;
