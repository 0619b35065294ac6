/** What every refusal has, on every hop: Featurebase's envelope, and a sentence for a person. */
import assert from 'node:assert/strict';
import type { ErrorEnvelope } from '../server/http/api-error.ts';

/** The class of an error follows from its status: it is what the caller has to change. */
function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'authorization_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'api_error' : 'invalid_request_error';
}

/** Whether a text says something, and ends as sentences do. */
export function assertSentence(text: string): void {
  assert.match(text, /^\S.{12,}\S\.$/);
}

/**
 * Asserts that an answer is a refusal with this status and code.
 *
 * @returns the parameter at fault
 */
export async function assertRefusal(
  response: Response,
  status: number,
  code: string,
): Promise<string | undefined> {
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
  const { error, ...beside } = (await response.json()) as ErrorEnvelope;
  const { message, param, ...said } = error;
  assert.deepEqual([response.status, said], [status, { type: typeOf(status), code, status }]);
  assert.deepEqual(beside, {});
  assertSentence(message);
  return param;
}
