/** What the stand-in for SoftwareOne's Marketplace holds, and the ways in which it can behave. */

/** Ways in which the vendor's documents leave open, or contradict, how the service behaves. */
export type SoftwareOneVariant =
  /** `optOutAllowed` is the text "true" or "false", as in an example. */
  | 'optOutAllowed-as-text'
  /** Statuses are `active` and `blocked`, as in the prose, not `Active` and `Blocked`. */
  | 'lower-case-status'
  /** Blocking a blocked contact, or unblocking an active one, is answered 400. */
  | 'repeat-block-400'
  /** A PUT takes away what it does not name. */
  | 'put-replaces'
  /** `errors` of a problem is a list of texts, not a map of fields. */
  | 'errors-as-list'
  /** No page has more than one entry, whatever the limit. */
  | 'pages-of-1'
  /** `audit` has only `created` and `updated`, as in the OpenAPI document. */
  | 'audit-of-2025'
  /** Entries of a list leave `optOuts` out. */
  | 'lists-without-optOuts';

export type Role = 'operations' | 'vendor' | 'client';

export interface AuditEvent {
  at: string;
  by: { id: string; name: string };
}

export interface StoredContact {
  id: string;
  email: string;
  name: string | null;
  userId: string | null;
  status: 'New' | 'Active' | 'Blocked';
  blockedReason: string | null;
  /** Ids of categories. */
  optOuts: string[];
  audit: Record<string, AuditEvent>;
}

export interface StoredCategory {
  id: string;
  name: string | null;
  shortDescription: string;
  icon: string | null;
  status: 'Published' | 'Unpublished';
  optOutAllowed: boolean;
}

/** What a contact can opt out of, unless told otherwise: one required, one not published. */
export const CATEGORIES: readonly StoredCategory[] = [
  {
    id: 'NTC-1234-0001',
    name: 'Price changes',
    shortDescription: 'When the price of something you have bought is about to change.',
    icon: '/static/NTC-1234-0001/icon.png',
    status: 'Published',
    optOutAllowed: true,
  },
  {
    id: 'NTC-1234-0002',
    name: 'Renewals',
    shortDescription: 'Before a subscription renews.',
    icon: null,
    status: 'Published',
    optOutAllowed: true,
  },
  {
    id: 'NTC-1234-0003',
    name: 'Security',
    shortDescription: 'Sign-ins and password changes.',
    icon: null,
    status: 'Published',
    optOutAllowed: false,
  },
  {
    id: 'NTC-1234-0009',
    name: 'Not out yet',
    shortDescription: 'A draft.',
    icon: null,
    status: 'Unpublished',
    optOutAllowed: true,
  },
];

/** API tokens by role. */
export const TOKENS = {
  operations: 'idt:TKN-0000-0001:operations-canary',
  vendor: 'idt:TKN-0000-0002:vendor-canary',
  client: 'idt:TKN-0000-0003:client-canary',
} as const;

/** Under whom a change is recorded. */
export const ACTORS: Readonly<Record<Role | 'staff', { id: string; name: string }>> = {
  operations: { id: 'TKN-0000-0001', name: 'Operations' },
  vendor: { id: 'TKN-0000-0002', name: 'Vendor' },
  client: { id: 'TKN-0000-0003', name: 'Client' },
  staff: { id: 'USR-0000-0042', name: 'Staff' },
};
