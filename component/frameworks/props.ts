/** What a framework's markup may give the element: derived from its class, so it cannot drift. */
import type { LitElement } from 'lit';
import type { EmailPreferences, EmailPreferencesEvents } from '../email-preferences.ts';

/** Public members of the element's own, methods among them. */
type Own = Omit<EmailPreferences, keyof LitElement>;

/** Methods are always there; every property may be left out. */
type Method = { [Key in keyof Own]: undefined extends Own[Key] ? never : Key }[keyof Own];

/**
 * The properties of `<fb-email-preferences>`, all optional.
 *
 * @example
 * const props: EmailPreferencesProps = { token, save: 'submit', messages: { title: 'Your emails' } };
 */
export type EmailPreferencesProps = Partial<Omit<Own, Method>>;

/**
 * Listeners for the element's events, as props: `on` and the event's name.
 *
 * @example
 * const listeners: EmailPreferencesListeners = {
 *   'onfb-save': ({ detail }) => toast(`Saved ${Object.keys(detail.changes)}`),
 * };
 */
export type EmailPreferencesListeners = {
  [Type in keyof EmailPreferencesEvents as `on${Type}`]?: (
    event: EmailPreferencesEvents[Type],
  ) => void;
};
