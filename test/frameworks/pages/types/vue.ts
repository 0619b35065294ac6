/** Not run: what the compiler has to accept, and what it has to refuse, in Vue's templates. */
import 'fb-email-preferences/vue';
import type { GlobalComponents } from 'vue';

type Component = InstanceType<GlobalComponents['fb-email-preferences']>;
type Attributes = Component['$props'];

export const right: Attributes = {
  endpoint: 'https://preferences.example.com',
  tokenProvider: async () => 'token',
  save: 'submit',
  lang: 'fr',
  class: 'preferences',
  onFbError: ({ detail }) => detail.error.code,
};

export const fromTemplateRef = (element: Component) => element.refresh();

// @ts-expect-error There is no such way to save.
export const wrongValue: Attributes = { save: 'later' };

// @ts-expect-error A method is not a property to set.
export const wrongMember: Attributes = { refresh: async () => {} };

// @ts-expect-error What has been saved comes without an error.
export const wrongDetail: Attributes = { onFbSave: ({ detail }) => detail.error };
