/** @jsxImportSource preact */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import 'fb-email-preferences/preact';
import { endpoint, messages, token } from '../account.ts';

function Account() {
  const [saved, setSaved] = useState('');
  return (
    <>
      <fb-email-preferences
        endpoint={endpoint}
        token={token}
        messages={messages}
        onfb-save={({ detail }) => setSaved(JSON.stringify(detail.changes))}
      />
      <output>{saved}</output>
    </>
  );
}

const root = document.getElementById('root');
if (root) render(<Account />, root);
