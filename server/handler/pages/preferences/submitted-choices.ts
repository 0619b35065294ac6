/** The form of the preferences page without JavaScript. */
import type { Status } from 'fb-email-preferences/preferences';
import { statusSchema } from '../../../contract/contract.ts';
import { badRequest } from '../../../http/api-error.ts';
import { hasKey } from '../../upstreams/has-key.ts';
import type { UpstreamContract } from '../../upstreams/upstream.ts';

/** Beside each field, the form has a hidden field with the status that the page was drawn with. */
const DRAWN = 'drawn.';

/** What a form says, by preference key. */
export interface SubmittedChoices {
  /** The statuses that the page was drawn with. */
  drawn: Record<string, Status>;
  /** The statuses that the person has changed. */
  changes: Record<string, Status>;
}

/**
 * Compares each field with the status that it was drawn with. A page can have been open for hours, so
 * only what the person changed on it may be stored: a field that was left as it was is not a wish,
 * and would undo a change that was made elsewhere meanwhile.
 *
 * @param form fields without a status beside them are ignored: extensions of browsers add their own
 * @throws {ApiError} 400 `parameter_missing`, `parameter_invalid`, with `param`
 */
export function readChoices(
  form: ReadonlyMap<string, string>,
  contract: UpstreamContract,
): SubmittedChoices {
  const drawn: Record<string, Status> = {};
  const changes: Record<string, Status> = {};
  for (const name of form.keys()) {
    const key = name.slice(DRAWN.length);
    if (!name.startsWith(DRAWN) || !hasKey(contract, key)) continue;
    const before = readStatus(form, name);
    const submitted = readStatus(form, key);
    drawn[key] = before;
    if (submitted !== before) changes[key] = submitted;
  }
  if (Object.keys(drawn).length === 0) {
    throw badRequest('parameter_missing', 'The form holds no preference.', 'preferences');
  }
  return { drawn, changes };
}

function readStatus(form: ReadonlyMap<string, string>, name: string): Status {
  const value = form.get(name);
  const { success, data } = statusSchema.safeParse(value);
  if (success) return data;
  const code = value === undefined ? 'parameter_missing' : 'parameter_invalid';
  throw badRequest(code, `${name} must be "subscribed" or "unsubscribed".`, name);
}
