/**
 * The element in the markup of Svelte 5, rendered by a server or not.
 *
 * Svelte writes every attribute of a custom element into the markup of a server, an object as
 * `[object Object]`. Objects and functions are therefore given by an attachment, which runs in the
 * page alone.
 *
 * @example
 * import { properties } from 'fb-email-preferences/svelte';
 *
 * <fb-email-preferences
 *   {token}
 *   onfb-save={({ detail }) => toast(detail.changes)}
 *   {@attach properties({ messages: { title: 'Your emails' } })}
 * ></fb-email-preferences>
 */
import type { Attachment } from 'svelte/attachments';
import type { HTMLAttributes } from 'svelte/elements';
import type { EmailPreferences } from '../fb-email-preferences.ts';
import { type ObjectProps, setProperties } from './properties.ts';
import type { EmailPreferencesListeners, EmailPreferencesProps } from './props.ts';

export * from '../fb-email-preferences.ts';

/**
 * Sets the properties that are objects or functions: `tokenProvider`, `messages`, `contact`.
 *
 * @returns an attachment (Svelte 5.29 and newer)
 */
export function properties(props: ObjectProps): Attachment<EmailPreferences> {
  return (element) => setProperties(element, props, {});
}

type EmailPreferencesAttributes = HTMLAttributes<EmailPreferences> &
  Omit<EmailPreferencesProps, keyof ObjectProps> &
  EmailPreferencesListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'fb-email-preferences': EmailPreferencesAttributes;
  }
}
