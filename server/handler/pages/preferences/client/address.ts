/**
 * The first thing that runs on the preferences page, before the rest of it is read: takes the token
 * out of the address bar and the history, so that no later request, no extension that looks at
 * addresses and nobody who looks over a shoulder finds it there. It lives on in memory alone.
 *
 * A classic script, because those run where they stand; the module follows once this is done.
 */
import type { GoLive } from './live.ts';

/** The address of `live.ts` beside this script: the build puts it here. */
declare const LIVE: string;

const address = new URL(location.href);
const token = address.searchParams.get('token');
if (token) {
  address.searchParams.delete('token');
  history.replaceState(history.state, '', address);

  // What is clicked before the page is live shall not be lost.
  const clicked = new Map<HTMLInputElement, boolean>();
  const onClick = (event: Event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement) clicked.set(target, target.checked);
  };
  addEventListener('click', onClick, true);

  import(LIVE).then(async ({ goLive }: { goLive: GoLive }) => {
    await goLive(token, clicked);
    removeEventListener('click', onClick, true);
  });
}
