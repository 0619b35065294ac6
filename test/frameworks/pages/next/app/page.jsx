import { EmailSettings } from '../EmailSettings.tsx';

/** A server component. */
export default function Page() {
  return <EmailSettings />;
}
