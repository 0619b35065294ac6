/**
 * The element, and its type in the templates of Vue 3.
 *
 * @example
 * import 'fb-email-preferences/vue';
 *
 * <fb-email-preferences :token="token" @fb-save="({ detail }) => toast(detail.changes)" />
 */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { EmailPreferences, EmailPreferencesEvents } from '../fb-email-preferences.ts';
import type { EmailPreferencesProps } from './props.ts';

export * from '../fb-email-preferences.ts';

/** Vue's tools know `@fb-save` as the prop `onFbSave`. */
type Listeners = {
  [Type in keyof EmailPreferencesEvents as Type extends `fb-${infer Name}`
    ? `onFb${Capitalize<Name>}`
    : never]?: (event: EmailPreferencesEvents[Type]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'fb-email-preferences': new () => EmailPreferences & {
      $props: HTMLAttributes & PublicProps & EmailPreferencesProps & Listeners;
    };
  }
}
