/** Not run: what the compiler has to accept, and what it has to refuse, in Svelte's markup. */
import 'fb-email-preferences/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Attributes = SvelteHTMLElements['fb-email-preferences'];

export const right: Attributes = {
  endpoint: 'https://preferences.example.com',
  save: 'submit',
  lang: 'fr',
  class: 'preferences',
  'onfb-error': ({ detail }) => detail.error.code,
};

// @ts-expect-error There is no such way to save.
export const wrongValue: Attributes = { save: 'later' };

// @ts-expect-error A method is not a property to set.
export const wrongMember: Attributes = { refresh: async () => {} };

// @ts-expect-error What has been saved comes without an error.
export const wrongDetail: Attributes = { 'onfb-save': ({ detail }) => detail.error };

// @ts-expect-error An object would be written into the markup as text: see `properties`.
export const wrongObject: Attributes = { messages: { title: 'Your emails' } };
