import { WithProvider } from './WithProvider.jsx';

/** A server component. */
export default async function Page({ searchParams }) {
  const { token, endpoint } = await searchParams;
  return <WithProvider token={token} endpoint={endpoint} />;
}
