/** What the handler's tests share: a system of record on loopback, keys, and an app between them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPreferencesApp, type PreferencesAppOptions } from '../../../server/handler/app.ts';
import {
  createFeaturebaseUpstream,
  type FeaturebaseUpstreamOptions,
} from '../../../server/handler/upstreams/featurebase.ts';
import type { LogEntry } from '../../../server/http/log.ts';
import { createTokenKeys, generateSecret, type TokenKeys } from '../../../server/tokens/index.ts';

export const PUBLIC_URL = 'https://preferences.example.com';
export const APP_ORIGIN = 'https://app.example.com';
export const API_KEY = 'sk_test_canary_0123456789';
export const USER_ID = 'usr_12345';
export const EMAIL = 'john@example.com';

/** A request as it arrived at the server. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server on loopback that keeps what it receives. */
export interface RecordingServer {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

export async function startServer(
  answer: (request: Received, response: ServerResponse, count: number) => void,
): Promise<RecordingServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: path = '', headers } = request;
    received.push({ method, path, headers, body });
    answer({ method, path, headers, body }, response, received.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of a contact's preferences, everything on unless told otherwise. */
export function contactJson(changes: Record<string, string> = {}, userId = USER_ID) {
  const keys = ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog'];
  const preferences = Object.fromEntries(
    keys.map((key) => {
      const status = changes[key] ?? 'subscribed';
      return [key, { status, effectiveStatus: changes.all ?? status }];
    }),
  );
  return {
    object: 'contact_email_preferences',
    contactId: '676f0f6765bdaa7d7d760f88',
    userId,
    email: EMAIL,
    preferences,
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

export interface TestApp {
  app: ReturnType<typeof createPreferencesApp>;
  keys: TokenKeys;
  log: LogEntry[];
}

/** Keys with a new secret. */
export function createTestKeys(issuer = PUBLIC_URL): Promise<TokenKeys> {
  return createTokenKeys({ issuer, secrets: [{ secret: generateSecret() }] });
}

/**
 * The handler in front of a server on loopback: one that answers as told, or the contacts service.
 *
 * @param upstream options of the upstream, its `url` in place of `baseUrl`
 */
export async function createTestApp(
  { url: baseUrl, ...upstream }: { url: string } & Partial<FeaturebaseUpstreamOptions>,
  options: Partial<PreferencesAppOptions> = {},
): Promise<TestApp> {
  const keys = options.keys ?? (await createTestKeys());
  const log: LogEntry[] = [];
  const app = createPreferencesApp({
    publicUrl: PUBLIC_URL,
    allowedOrigins: [APP_ORIGIN],
    keys,
    upstream: createFeaturebaseUpstream({ baseUrl, apiKey: API_KEY, ...upstream }),
    log: (entry) => log.push(entry),
    ...options,
  });
  return { app, keys, log };
}

export const preferencesPath = (userId = USER_ID) =>
  `/v2/contacts/by-user-id/${encodeURIComponent(userId)}/email-preferences`;
