/** The canaries: what no program may let out, and how a system of record lets it out. */
import { generateSecret } from '../../server/tokens/index.ts';
import type { startServer } from '../server/handler/fixtures.ts';

export const SECRET = generateSecret();
export const SUPPRESSION_KEY = generateSecret();
export const API_KEY = 'sk_canary/key+0123456789abcdef';
export const OTHER_KEY = 'sk_canary/other+fedcba9876543210';
export const EMAIL = 'canary.person+7f3a9@mailbox.example';
export const PHONE = '+15550123456';
export const QUERY = 'canary query 8d2?&';
/** Short, because the error of a JSON parser quotes the first ten characters. */
const UPSTREAM_TEXT = 'uP5tr34m-';
export const APP_ORIGIN = 'https://app.example.com';

/** User ids, by the system that knows them. */
export const USERS = {
  featurebase: 'usr/canary 7f3a9',
  softwareone: 'CTT-7777-3333-9999',
  wappfy: PHONE,
} as const;

export const CANARIES: Record<string, string> = {
  'token secret': SECRET,
  'suppression key': SUPPRESSION_KEY,
  'API key': API_KEY,
  'another API key': OTHER_KEY,
  address: EMAIL,
  'phone number': PHONE.slice(1),
  'user id': USERS.featurebase,
  'id in the Marketplace': USERS.softwareone,
  query: QUERY,
  'text of an upstream': UPSTREAM_TEXT,
};

/** Secrets that no answer may hold, also not one that succeeds. */
export const NEVER = [
  'token secret',
  'suppression key',
  'API key',
  'another API key',
  'text of an upstream',
];

/** How a system of record fails. */
export const FAILURES: Readonly<Record<string, Parameters<typeof startServer>[0]>> = {
  'a 500 that quotes': (_, response) => response.writeHead(500, { 'X-Why': QUOTE }).end(QUOTE),
  'a 401 that quotes': (_, response) => response.writeHead(401, QUOTE).end(QUOTE),
  'a 404 that quotes': (_, response) => response.writeHead(404).end(JSON.stringify({ QUOTE })),
  'a busy 429': (_, response) => response.writeHead(429, { 'Retry-After': '60' }).end(QUOTE),
  'a redirect': (_, response) =>
    response.writeHead(302, { Location: `/${encodeURIComponent(QUOTE)}` }).end(),
  'text instead of JSON': (_, response) => response.end(QUOTE),
  'JSON of another form': (_, response) =>
    response.end(JSON.stringify({ [QUOTE]: QUOTE, preferences: { [QUOTE]: QUOTE } })),
  'half of an answer': (_, response) => {
    response.writeHead(200, { 'Content-Length': '999' });
    response.write(QUOTE, () => response.socket?.resetAndDestroy());
  },
};
const QUOTE = `${UPSTREAM_TEXT} ${EMAIL} ${USERS.featurebase} ${PHONE} ${API_KEY}`;
