/** @jsxImportSource preact */

import { FbEmailPreferences } from 'fb-email-preferences/preact';
import { useState } from 'preact/hooks';
import { endpoint, messages, tokenProvider } from '../account.ts';

export function Account() {
  const [saved, setSaved] = useState('');
  return (
    <>
      <FbEmailPreferences
        endpoint={endpoint}
        tokenProvider={tokenProvider}
        messages={messages}
        onfb-save={({ detail }) => setSaved(JSON.stringify(detail.changes))}
      />
      <output>{saved}</output>
    </>
  );
}
