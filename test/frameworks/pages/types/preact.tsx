/** @jsxImportSource preact */
/** Not run: what the compiler has to accept, and what it has to refuse, in Preact's JSX. */
import { FbEmailPreferences } from 'fb-email-preferences/preact';

export const right = (
  <FbEmailPreferences
    endpoint="https://preferences.example.com"
    tokenProvider={async () => 'token'}
    save="submit"
    categories="changelog postUpdates"
    lang="fr"
    class="preferences"
    ref={(element) => void element?.refresh()}
    onfb-change={(event) => {
      if (event.detail.changes.changelog === 'unsubscribed') event.preventDefault();
    }}
    onfb-error={({ detail }) => detail.error.code}
  >
    <h2 slot="header">Emails</h2>
  </FbEmailPreferences>
);

// @ts-expect-error There is no such way to save.
export const wrongValue = <FbEmailPreferences save="later" />;

// @ts-expect-error There is no such property.
export const wrongName = <FbEmailPreferences tokens="token" />;

// @ts-expect-error A method is not a property to set.
export const wrongMember = <FbEmailPreferences refresh={async () => {}} />;

// @ts-expect-error What has been saved comes without an error.
export const wrongDetail = <FbEmailPreferences onfb-save={({ detail }) => detail.error} />;
