export default function Page() {
  return <p>Your own pages go on here.</p>;
}
