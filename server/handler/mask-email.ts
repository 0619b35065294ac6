/** Masking email addresses: people recognize their own, and others cannot read it. */
import type { ContactEmailPreferences } from '../contract/contract.ts';

/**
 * Masks an email address: people can tell two of their own apart. The number of dots is fixed, so that
 * the length is not visible.
 *
 * @returns dots alone for a text that is not an address
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

/** A contact with its address masked, as it may leave the handler. */
export function maskContact(contact: ContactEmailPreferences): ContactEmailPreferences {
  return contact.email ? { ...contact, email: maskEmail(contact.email) } : contact;
}
