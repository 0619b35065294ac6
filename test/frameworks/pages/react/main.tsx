import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'fb-email-preferences/react';
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
if (root) createRoot(root).render(<Account />);
