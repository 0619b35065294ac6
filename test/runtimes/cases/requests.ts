/** The requests that the cases are made of. */
import { type SignTokenOptions, signToken } from '../../../server/tokens/index.ts';
import type { Subject } from '../subject.ts';

/** The path of a contact's preferences. */
export const preferencesPath = (userId: string) =>
  `/v2/contacts/by-user-id/${encodeURIComponent(userId)}/email-preferences`;

/** A token of a contact; scope `manage` unless told otherwise. */
export function tokenFor(
  { keys }: Subject,
  sub: string,
  options: Partial<SignTokenOptions> = {},
): Promise<string> {
  return signToken(keys, { sub, scope: 'manage', expiresIn: '15m', ...options });
}

/** The headers of a request to the API. */
export async function bearer(subject: Subject, userId: string): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${await tokenFor(subject, userId)}` };
}

/** A change with the contact's own token, with any body. */
export async function patch(
  subject: Subject,
  userId: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return subject.request(preferencesPath(userId), {
    method: 'PATCH',
    headers: {
      ...(await bearer(subject, userId)),
      'Content-Type': 'application/json',
      ...headers,
    },
    body,
  });
}

/** The path, below the public address, of a link that a mailer has made. */
export function pathOf({ publicUrl }: Subject, link: string): string {
  return link.slice(publicUrl.length);
}

/** A form as a browser posts it. */
export function form(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

/** The status and the error code of an answer, such as `401 token_invalid`. */
export async function refusal(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { code: string; status: number } };
  const agrees = error.status === response.status;
  return `${response.status} ${error.code}${agrees ? '' : `, which says ${error.status}`}`;
}
