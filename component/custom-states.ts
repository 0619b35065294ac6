/** The custom states of the element, which a page's style sheet matches with `:state()`. */
import { GATE } from './preferences.ts';
import type { PreferencesState } from './preferences-store.ts';
import { isEmpty } from './statuses.ts';

/**
 * @param state that of the store
 * @param isChecking whether the outcome of a save is unknown, and being read
 * @param isJustSaved whether the last save is recent
 * @returns one of `loading`, `ready`, `saving`, `saved`, `offline` and `failed`; besides, `unsaved` and `off`
 */
export function customStatesOf(
  state: PreferencesState,
  isChecking: boolean,
  isJustSaved: boolean,
): string[] {
  const { status, saved, wanted, inFlight, failed } = state;
  const hasUnsaved = Object.keys(wanted).some((key) => wanted[key] !== inFlight[key]);
  const isOff = (wanted[GATE] ?? saved[GATE]) === 'unsubscribed';
  let main: string = status;
  if (isChecking) main = 'saving';
  else if (!isEmpty(failed)) main = 'failed';
  else if (status === 'saved' && !isJustSaved) main = 'ready';
  return [main, ...(hasUnsaved ? ['unsaved'] : []), ...(isOff ? ['off'] : [])];
}
