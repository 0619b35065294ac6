'use client';

/**
 * The element as a component of Preact, rendered by a server or not.
 *
 * Preact does not set properties when it hydrates markup from a server. This component sets them, and
 * the listeners, when it is mounted, and again when they change.
 *
 * @example
 * import { FbEmailPreferences } from 'fb-email-preferences/preact';
 *
 * <FbEmailPreferences
 *   endpoint="https://preferences.example.com"
 *   tokenProvider={fetchToken}
 *   messages={{ title: 'Your emails' }}
 *   onfb-save={({ detail }) => toast(detail.changes)}
 * />
 */
import { type ComponentChildren, createElement, type HTMLAttributes, type Ref } from 'preact';
import { forwardRef } from 'preact/compat';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import type { EmailPreferences } from '../email-preferences.ts';
import { attributesOf, type ElementProps, setProperties } from './properties.ts';

export * from '../fb-email-preferences.ts';

/** The props of {@link FbEmailPreferences}: the element's properties, its listeners, and HTML's own. */
export type FbEmailPreferencesProps = Omit<
  HTMLAttributes<EmailPreferences>,
  keyof ElementProps | 'ref'
> &
  ElementProps & { ref?: Ref<EmailPreferences> | undefined };

/** `<fb-email-preferences>` in Preact. Its `ref` is the element, with `refresh()` and the other methods. */
export const FbEmailPreferences: (props: FbEmailPreferencesProps) => ComponentChildren = forwardRef<
  EmailPreferences,
  Omit<FbEmailPreferencesProps, 'ref'>
>(function FbEmailPreferences(props, ref) {
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
