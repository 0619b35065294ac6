'use client';

import { FbEmailPreferences } from 'fb-email-preferences/react';
import { useState } from 'react';

/** Every object, function and listener that React drops on a server; and a second rendering. */
export function WithProvider({ token, endpoint }) {
  const [title, setTitle] = useState('Your emails');
  return (
    <>
      <FbEmailPreferences
        endpoint={endpoint}
        tokenProvider={async () => token}
        messages={{ title }}
        onfb-load={() => setTitle('Emails for you')}
        onfb-save={({ detail }) => console.log(detail.changes)}
      />
      <output>{title}</output>
    </>
  );
}
