/** How a request names a contact: by its id, or as a customer by external user id. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ApiError } from 'fb-email-preferences-server/http';
import { contacts } from '../database/schema.ts';

/** Exactly one contact, or none. */
export interface ContactRef {
  /** The path parameter that named it. */
  param: 'id' | 'userId';
  /** The contact's id, when that is what named it. */
  id?: string;
  /** The condition that picks its row. */
  where: SQL | undefined;
}

/** Names a contact, customer or lead, by its id; one that was merged, by the id that it had too. */
export function byId(id: string): ContactRef {
  const where = sql`${contacts.seq} = coalesce(
    (SELECT seq FROM contacts WHERE id = ${id}),
    (SELECT contact_seq FROM merged_contacts WHERE id = ${id}))`;
  return { param: 'id', id, where };
}

/** Names a customer by external user id; a lead is never found this way. */
export function byUserId(userId: string): ContactRef {
  return {
    param: 'userId',
    where: and(eq(contacts.userId, userId), eq(contacts.type, 'customer')),
  };
}

/** The 404 for a name that no contact answers to. */
export function contactNotFound({ param }: ContactRef): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_not_found',
    message: param === 'id' ? 'No contact has this id.' : 'No customer contact has this user id.',
    param,
  });
}
