/**
 * The element, and its type in the JSX of Preact.
 *
 * @example
 * import 'fb-email-preferences/preact';
 *
 * <fb-email-preferences token={token} onfb-save={({ detail }) => toast(detail.changes)} />
 */
import type { HTMLAttributes } from 'preact';
import type { EmailPreferences } from '../fb-email-preferences.ts';
import type { EmailPreferencesListeners, EmailPreferencesProps } from './props.ts';

export * from '../fb-email-preferences.ts';

type EmailPreferencesAttributes = HTMLAttributes<EmailPreferences> &
  EmailPreferencesProps &
  EmailPreferencesListeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fb-email-preferences': EmailPreferencesAttributes;
    }
  }
}
