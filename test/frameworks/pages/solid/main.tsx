/** @jsxImportSource solid-js */
import type { EmailPreferences, EmailPreferencesEvents } from 'fb-email-preferences';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import 'fb-email-preferences';
import { endpoint, messages, tokenProvider } from '../account.ts';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'fb-email-preferences': JSX.HTMLAttributes<EmailPreferences> & {
        endpoint?: string;
        'prop:messages'?: EmailPreferences['messages'];
        'prop:tokenProvider'?: EmailPreferences['tokenProvider'];
        'on:fb-save'?: (event: EmailPreferencesEvents['fb-save']) => void;
      };
    }
  }
}

function Account() {
  const [saved, setSaved] = createSignal('');
  return (
    <>
      <fb-email-preferences
        endpoint={endpoint}
        prop:tokenProvider={tokenProvider}
        prop:messages={messages}
        on:fb-save={({ detail }) => setSaved(JSON.stringify(detail.changes))}
      />
      <output>{saved()}</output>
    </>
  );
}

const root = document.getElementById('root');
if (root) render(() => <Account />, root);
