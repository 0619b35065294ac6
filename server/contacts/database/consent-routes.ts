/** The routes by which a change of a preference can come. */
import type { ConsentRoute } from 'fb-email-preferences-server/contract';

/**
 * The routes that a caller can name. `api` is the operator's own system; `element`, `hosted_page` and
 * `one_click` are the person's own acts; `command_line` is an operator at a terminal.
 */
export const CONSENT_ROUTES = [
  'api',
  'element',
  'hosted_page',
  'one_click',
  'command_line',
] as const satisfies readonly ConsentRoute[];

/**
 * The routes in the log. Two are the service's own: `suppression`, an earlier opt-out that was
 * applied to a contact which got that address or user id; `merge`, the opt-out of a lead that was
 * merged into the contact. Both only ever unsubscribe.
 */
export const STORED_ROUTES = [...CONSENT_ROUTES, 'suppression', 'merge'] as const;

export type StoredRoute = (typeof STORED_ROUTES)[number];

/** Whether a change by this route is an act of the person, rather than of an operator's system. */
export function isPersonal(route: StoredRoute): boolean {
  return route === 'element' || route === 'hosted_page' || route === 'one_click';
}
