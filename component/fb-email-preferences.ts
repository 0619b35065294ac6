/** Registers `<fb-email-preferences>`. */
import { EmailPreferences, type EmailPreferencesEvents } from './email-preferences.ts';

export * from './email-preferences.ts';
export type { Label, Messages } from './messages.ts';

declare global {
  interface HTMLElementTagNameMap {
    'fb-email-preferences': EmailPreferences;
  }
  interface HTMLElementEventMap extends EmailPreferencesEvents {}
}

// A page may well load this twice, by two bundles: the first to come serves both.
if (!customElements.get('fb-email-preferences')) {
  customElements.define('fb-email-preferences', EmailPreferences);
}
