import { EmailSettings } from '../EmailSettings.tsx';

/** A server component. */
export default async function Page({ searchParams }) {
  const { token } = await searchParams;
  return <EmailSettings token={token} />;
}
