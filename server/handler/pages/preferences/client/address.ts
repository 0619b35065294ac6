/**
 * The first script of the preferences page. It runs before the rest of the page is parsed, and removes
 * the token from the address bar and from the browser's history: later requests, extensions that read
 * addresses and people who see the screen do not get it. After that, only this page's memory holds it.
 *
 * A classic script, because those block the parser; the module is imported after it.
 */
import type { Hydrate } from './hydrate.ts';

/** The address of `hydrate.ts`, beside this script. The build fills it in. */
declare const HYDRATE_URL: string;

const address = new URL(location.href);
const token = address.searchParams.get('token');
if (token) {
  address.searchParams.delete('token');
  history.replaceState(history.state, '', address);

  // Clicks before hydration are repeated after it.
  const clicked = new Map<HTMLInputElement, boolean>();
  const onClick = (event: Event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement) clicked.set(target, target.checked);
  };
  addEventListener('click', onClick, true);

  import(HYDRATE_URL).then(async ({ hydrate }: { hydrate: Hydrate }) => {
    await hydrate(token, clicked);
    removeEventListener('click', onClick, true);
  });
}
