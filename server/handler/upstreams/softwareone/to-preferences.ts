/** A contact and the categories of the Marketplace, as the contract has them. */
import {
  type ContactEmailPreferences,
  effectiveStatus,
  GATE,
  type Lock,
  type Preference,
  type Status,
} from 'fb-email-preferences/preferences';
import { invalidResponse, notFound } from '../upstream-errors.ts';
import type { SoftwareOneCategory, SoftwareOneContact } from './schemas.ts';

/** Words for the person by kind of lock. What the staff noted on a contact is never one of them. */
export type Reasons = Readonly<Partial<Record<Lock, string>>>;

export interface ToPreferencesOptions {
  /** The user id that was asked for. */
  userId: string;
  contact: SoftwareOneContact;
  /** All categories; only the published ones are shown. */
  categories: readonly SoftwareOneCategory[];
  /** Why the gate cannot be changed; undefined when it can. */
  gateLock: Lock | undefined;
  reasons: Reasons;
  /** What addresses of icons are relative to. */
  baseUrl: string;
}

/**
 * Whether the contact is blocked, which stops every email to it.
 *
 * @throws {ApiError} 404 `resource_not_found` when it is deleted; 502 `upstream_invalid_response` for a
 *   status that says neither that it is blocked nor that it is not
 */
export function isBlocked({ status }: SoftwareOneContact): boolean {
  switch (status.toLowerCase()) {
    case 'blocked':
      return true;
    case 'active':
    case 'new':
      return false;
    case 'deleted':
      throw notFound();
    default:
      throw invalidResponse();
  }
}

/**
 * The ids of the categories that the contact does not want.
 *
 * @throws {ApiError} 502 `upstream_invalid_response` when the answer leaves the list out: taking that
 *   for an empty list would subscribe the person to everything
 */
export function optOutsOf({ optOuts }: SoftwareOneContact): string[] {
  if (!optOuts) throw invalidResponse();
  return optOuts.map(({ id }) => id);
}

export function toPreferences(options: ToPreferencesOptions): ContactEmailPreferences {
  const { userId, contact, categories, gateLock, reasons, baseUrl } = options;
  const gate: Status = isBlocked(contact) ? 'unsubscribed' : 'subscribed';
  const optOuts = new Set(optOutsOf(contact));
  const locked = (lock: Lock | undefined) =>
    lock && { locked: lock, ...(reasons[lock] && { reason: reasons[lock] }) };

  const preferences: Record<string, Preference> = {
    [GATE]: { status: gate, effectiveStatus: gate, ...locked(gateLock) },
  };
  for (const category of categories) {
    if (category.status.toLowerCase() !== 'published') continue;
    const required = String(category.optOutAllowed).toLowerCase() === 'false';
    // Nobody can opt out of what is required, so an entry from before it was has no effect.
    const status = optOuts.has(category.id) && !required ? 'unsubscribed' : 'subscribed';
    preferences[category.id] = {
      status,
      effectiveStatus: effectiveStatus(gate, status),
      ...(category.name && { label: category.name }),
      ...(category.shortDescription && { description: category.shortDescription }),
      ...iconOf(category, baseUrl),
      ...locked(required ? 'required' : undefined),
    };
  }
  return {
    object: 'contact_email_preferences',
    contactId: contact.id,
    userId,
    email: contact.email ?? null,
    preferences,
  };
}

/** Only over https: a page under https would not show any other. */
function iconOf({ icon }: SoftwareOneCategory, baseUrl: string): Pick<Preference, 'icon'> {
  if (!icon || !URL.canParse(icon, baseUrl)) return {};
  const url = new URL(icon, baseUrl);
  return url.protocol === 'https:' && url.href.length < 2000 ? { icon: url.href } : {};
}
