/**
 * The element, and its type in the markup of Svelte 5.
 *
 * @example
 * import 'fb-email-preferences/svelte';
 *
 * <fb-email-preferences {token} onfb-save={({ detail }) => toast(detail.changes)}>
 * </fb-email-preferences>
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { EmailPreferences } from '../fb-email-preferences.ts';
import type { EmailPreferencesListeners, EmailPreferencesProps } from './props.ts';

export * from '../fb-email-preferences.ts';

type EmailPreferencesAttributes = HTMLAttributes<EmailPreferences> &
  EmailPreferencesProps &
  EmailPreferencesListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'fb-email-preferences': EmailPreferencesAttributes;
  }
}
