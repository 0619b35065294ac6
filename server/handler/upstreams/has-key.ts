/** Which keys an upstream knows. */
import type { UpstreamContract } from './upstream.ts';

/** Whether an upstream may be asked to change this key, as a link or a form names it. */
export function hasKey({ update }: UpstreamContract, key: string): boolean {
  return update.safeParse({ preferences: { [key]: 'unsubscribed' } }).success;
}
