/**
 * The element, and its type in the JSX of React 19.
 *
 * @example
 * import 'fb-email-preferences/react';
 *
 * <fb-email-preferences token={token} onfb-save={({ detail }) => toast(detail.changes)} />
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { EmailPreferences } from '../fb-email-preferences.ts';
import type { EmailPreferencesListeners, EmailPreferencesProps } from './props.ts';

export * from '../fb-email-preferences.ts';

type EmailPreferencesAttributes = DetailedHTMLProps<
  HTMLAttributes<EmailPreferences>,
  EmailPreferences
> &
  EmailPreferencesProps &
  EmailPreferencesListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'fb-email-preferences': EmailPreferencesAttributes;
    }
  }
}
