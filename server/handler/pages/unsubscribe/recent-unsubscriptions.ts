/** What links have unsubscribed from a short while ago. */
import { UNDO_TOKEN_LIFETIME } from '../../../tokens/claims.ts';

/** The most that are remembered, so that memory stays small. The oldest are forgotten first. */
const MAX_REMEMBERED = 10_000;

/** Remembers, for as long as Undo works, what was subscribed when a link unsubscribed from it. */
export interface RecentUnsubscriptions {
  remember(tokenId: string, key: string): void;
  forget(tokenId: string, key: string): void;
  has(tokenId: string, key: string): boolean;
}

/**
 * Kept in the memory of this process or isolate alone. That is enough for its purpose: a person who
 * presses "Unsubscribe" twice, or loads the answer again, sees Undo the second time too, although the
 * preference is already `unsubscribed` then. Elsewhere the second answer comes without Undo.
 */
export function createRecentUnsubscriptions(): RecentUnsubscriptions {
  /** By token and key, in the order of time: when each is forgotten, in milliseconds since 1970. */
  const until = new Map<string, number>();
  const nameOf = (tokenId: string, key: string) => `${tokenId} ${key}`;
  return {
    remember(tokenId, key) {
      const name = nameOf(tokenId, key);
      until.delete(name);
      until.set(name, Date.now() + UNDO_TOKEN_LIFETIME * 1000);
      const [oldest] = until.keys();
      if (oldest !== undefined && until.size > MAX_REMEMBERED) until.delete(oldest);
    },
    forget(tokenId, key) {
      until.delete(nameOf(tokenId, key));
    },
    has: (tokenId, key) => (until.get(nameOf(tokenId, key)) ?? 0) > Date.now(),
  };
}
