/** Showing whose preferences these are without showing the address. */
import type { ContactEmailPreferences } from '../contract/contract.ts';

/**
 * Masks an email address: enough for its owner to tell two of theirs apart, of no use to anybody
 * else. The number of dots is fixed, so that it does not tell the length.
 *
 * @returns what is not an address comes back as dots alone
 * @example
 * maskEmail('john@example.com'); // 'j•••@e••••••.com'
 */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const [local] = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1);
  const [first] = domain;
  if (local === undefined || first === undefined) return '•••';
  const dot = domain.lastIndexOf('.');
  return `${local}•••@${first}••••••${dot > 0 ? domain.slice(dot) : ''}`;
}

/** A contact as it may leave: the address tells its owner whose preferences these are, and nobody else. */
export function maskContact(contact: ContactEmailPreferences): ContactEmailPreferences {
  return contact.email ? { ...contact, email: maskEmail(contact.email) } : contact;
}
