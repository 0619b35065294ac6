/** The handler in front of a system, and a person who uses it. */
import { createPreferencesApp } from '../../server/handler/app.ts';
import type { Upstream } from '../../server/handler/upstreams/upstream.ts';
import { preferencesLink, signToken, unsubscribeLink } from '../../server/tokens/index.ts';
import { createTestKeys, preferencesPath } from '../server/handler/fixtures.ts';

const publicUrl = 'https://preferences.example.com';

/** An answer of the API, as a test reads it. */
export interface Answer {
  status: number;
  body: {
    error?: { code: string; param?: string; message: string };
    channel?: string;
    recipient?: string;
    email?: string | null;
    blocksReplies?: boolean;
    preferences: Record<
      string,
      {
        status: string;
        effectiveStatus: string;
        label?: string;
        description?: string;
        icon?: string;
        locked?: string;
        reason?: string;
      }
    >;
  };
  /** As it was sent, to look for what it may not hold. */
  text: string;
}

/** The handler with an upstream; tokens are signed with keys of its own. */
export async function handlerOf(upstream: Upstream) {
  const keys = await createTestKeys(publicUrl);
  const app = createPreferencesApp({ publicUrl, keys, upstream, log: () => {} });

  async function ask(userId: string, init: RequestInit = {}): Promise<Answer> {
    const token = await signToken(keys, { sub: userId, scope: 'manage' });
    const response = await app.request(preferencesPath(userId), {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(init.body != null && { 'Content-Type': 'application/json' }),
      },
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text), text };
  }

  return {
    app,
    keys,
    /** GET. */
    read: (userId: string) => ask(userId),
    /** PATCH with these statuses. */
    change: (userId: string, preferences: Record<string, string>) =>
      ask(userId, { method: 'PATCH', body: JSON.stringify({ preferences }) }),
    /** PATCH with this body. */
    patch: (userId: string, body: string) => ask(userId, { method: 'PATCH', body }),
    /** The path of a link to the page with all preferences. */
    async pagePath(sub: string): Promise<string> {
      return (await preferencesLink(keys, { publicUrl, sub })).slice(publicUrl.length);
    },
    /** The path of a link to unsubscribe. */
    async linkPath(sub: string, category?: string): Promise<string> {
      const link = await unsubscribeLink(keys, { publicUrl, sub, ...(category && { category }) });
      return link.slice(publicUrl.length);
    },
  };
}

export type Handler = Awaited<ReturnType<typeof handlerOf>>;
