/** The props of a framework's component, as attributes, and as properties and listeners. */
import type { EmailPreferences } from '../email-preferences.ts';
import type { EmailPreferencesListeners, EmailPreferencesProps } from './props.ts';

/** The props that are for the element, and not HTML's own. */
export type ElementProps = EmailPreferencesProps & EmailPreferencesListeners;

/** Objects and functions: markup has no attribute for them. */
const OBJECTS = [
  'tokenProvider',
  'messages',
  'contact',
] as const satisfies readonly (keyof EmailPreferencesProps)[];

/** The props that are objects or functions. */
export type ObjectProps = Pick<EmailPreferencesProps, (typeof OBJECTS)[number]>;

const LISTENERS = [
  'onfb-load',
  'onfb-change',
  'onfb-save',
  'onfb-error',
] as const satisfies readonly (keyof EmailPreferencesListeners)[];

/**
 * The props that can be written into markup, by a server too, by the names of their attributes.
 *
 * @example
 * attributesOf({ userId: 'usr_1', messages: {}, id: 'emails' }); // { 'user-id': 'usr_1', id: 'emails' }
 */
export function attributesOf(props: object): Record<string, unknown> {
  const others: readonly string[] = [...OBJECTS, ...LISTENERS];
  const entries = Object.entries(props).filter(([name]) => !others.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name === 'userId' ? 'user-id' : name, value]),
  );
}

/**
 * Sets the props that markup has no attribute for.
 *
 * @param previous the props of the last call: a property that has not changed since is left alone
 * @returns removes the listeners
 * @example
 * const removeListeners = setProperties(element, { messages, 'onfb-save': onSave }, {});
 */
export function setProperties(
  element: EmailPreferences,
  props: ElementProps,
  previous: ElementProps,
): () => void {
  for (const name of OBJECTS) {
    if (props[name] !== previous[name]) Object.assign(element, { [name]: props[name] });
  }
  const listening = new AbortController();
  for (const name of LISTENERS) {
    const listener = props[name] as ((event: Event) => void) | undefined;
    if (!listener) continue;
    element.addEventListener(name.slice('on'.length), listener, { signal: listening.signal });
  }
  return () => listening.abort();
}
