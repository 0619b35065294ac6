'use client';

/**
 * The element as a component of React 18 and newer, rendered by a server or not.
 *
 * React writes what is text into attributes on the server, and drops the rest: objects, functions and
 * listeners of a custom element never reach it after hydration. This component sets them when it is
 * mounted, and again when they change.
 *
 * @see https://github.com/facebook/react/issues/35446
 * @example
 * import { FbEmailPreferences } from 'fb-email-preferences/react';
 *
 * <FbEmailPreferences
 *   endpoint="https://preferences.example.com"
 *   tokenProvider={fetchToken}
 *   messages={{ title: 'Your emails' }}
 *   onfb-save={({ detail }) => toast(detail.changes)}
 * />
 */
import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { EmailPreferences } from '../email-preferences.ts';
import { attributesOf, type ElementProps, setProperties } from './properties.ts';

export * from '../fb-email-preferences.ts';

/** The props of {@link FbEmailPreferences}: the element's properties, its listeners, and HTML's own. */
export type FbEmailPreferencesProps = Omit<HTMLAttributes<EmailPreferences>, keyof ElementProps> &
  ElementProps;

/** `<fb-email-preferences>` in React. Its `ref` is the element, with `refresh()` and the other methods. */
export const FbEmailPreferences: ForwardRefExoticComponent<
  FbEmailPreferencesProps & RefAttributes<EmailPreferences>
> = forwardRef<EmailPreferences, FbEmailPreferencesProps>(function FbEmailPreferences(props, ref) {
  const element = useRef<EmailPreferences>(null);
  const previous = useRef<ElementProps>({});
  useImperativeHandle(ref, () => element.current as EmailPreferences, []);
  useLayoutEffect(() => {
    if (!element.current) return;
    const removeListeners = setProperties(element.current, props, previous.current);
    previous.current = props;
    return removeListeners;
  });
  return createElement('fb-email-preferences', { ...attributesOf(props), ref: element });
});
