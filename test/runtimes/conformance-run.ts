/** Runs the conformance suite against a handler, and keeps what came of it for the table. */
import { after, before, describe, test } from 'node:test';
import { exportJWK } from 'jose';
import { createTokenKeys, type TokenKeys } from '../../server/tokens/index.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { type RecordingServer, sendJson, startServer } from '../server/handler/fixtures.ts';
import { CORPUS } from '../server/tokens/attacks/corpus.ts';
import { createSetting, EDDSA_KID, type Setting } from '../server/tokens/attacks/setting.ts';
import { ISSUER, KID, SECRET } from '../server/tokens/forge.ts';
import { ALLOWED_ORIGIN, BRAND, type Case, GROUPS, type Subject } from './conformance.ts';
import type { Running, Start, Variables } from './engines.ts';
import { Table } from './table.ts';

/** A path that the handler may be served under. */
const PREFIX = '/email/preferences-center';
/** A host name that leads to the handler, beside the public one. */
const ALIAS = 'mail.example.org';
/** Servers refuse longer request lines and headers themselves. */
const LONGEST_TOKEN = 8_000;

/** What a handler is started with, and all that the cases need besides. */
interface World {
  variables: Variables;
  subject: Omit<Subject, 'request' | 'publicUrl' | 'ownOrigin'>;
  close(): Promise<void>;
}

async function createWorld(publicUrl: string): Promise<World> {
  const setting = await createSetting();
  const { es256Jwk, eddsa } = setting;
  const eddsaJwk = { ...(await exportJWK(eddsa.publicKey)), alg: 'EdDSA', kid: EDDSA_KID };
  const jwks: RecordingServer = await startServer((_request, response) =>
    sendJson(response, 200, { keys: [es256Jwk, eddsaJwk] }),
  );
  const contacts: TestContacts = await startContacts();
  const keys: TokenKeys = await createTokenKeys({
    issuer: publicUrl,
    secrets: [{ secret: SECRET, kid: KID }],
  });
  return {
    variables: {
      FEATUREBASE_API_KEY: API_KEY,
      FEATUREBASE_BASE_URL: contacts.url,
      PREFERENCES_TOKEN_SECRET: `${KID}:${SECRET}`,
      PREFERENCES_JWKS_URL: `${jwks.url}/jwks.json`,
      PREFERENCES_PUBLIC_URL: publicUrl,
      PREFERENCES_ALLOWED_ORIGINS: ALLOWED_ORIGIN,
      PREFERENCES_BRAND_NAME: BRAND,
      PORT: '0',
    },
    subject: { keys, contacts, attacks: await makeAttacks(setting) },
    async close() {
      await contacts.close();
      await jwks.close();
      await setting.evil.close();
    },
  };
}

async function makeAttacks(setting: Setting): Promise<Record<string, string[]>> {
  const kinds = Object.entries(CORPUS).map(async ([kind, attacks]) => {
    const tokens = await Promise.all(attacks.map(([, make]) => make(setting)));
    return [kind, tokens.filter((token) => token.length <= LONGEST_TOKEN)] as const;
  });
  return Object.fromEntries(await Promise.all(kinds));
}

/** Declares the tests of all cases in a world, with one handler for all. */
export function declareCases(
  table: Table,
  row: string,
  start: Start,
  setting: { column?: string; publicUrl: string; base: string; host?: string },
  groups: readonly (keyof typeof GROUPS)[],
): void {
  const { publicUrl, base, host } = setting;
  let world: World;
  let running: Running | undefined;
  let count = 0;

  before(async () => {
    world = await createWorld(publicUrl);
    running = await start(world.variables);
    await (running.contacts ?? world.subject.contacts).seed(UNCHANGED);
  });
  after(async () => {
    await running?.close();
    await world?.close();
  });

  for (const group of groups) {
    for (const { name, check } of GROUPS[group] as readonly Case[]) {
      const done = table.expect(row, setting.column ?? group);
      test(`${group}: ${name}`, async () => {
        const contacts = running?.contacts ?? world.subject.contacts;
        const userId = CHANGING.includes(group) ? `usr_${++count}` : UNCHANGED;
        if (userId !== UNCHANGED) await contacts.seed(userId);
        contacts.received.length = 0;
        const request: Subject['request'] = (path, init = {}) => {
          if (!running) throw new Error('The handler has not started.');
          const headers = new Headers(init.headers);
          if (host !== undefined) headers.set('Host', host);
          return running.request(base + path, { ...init, headers });
        };
        const ownOrigin = host === undefined ? new URL(publicUrl).origin : `https://${host}`;
        await check({ ...world.subject, contacts, publicUrl, ownOrigin, request }, userId);
        done();
      });
    }
  }
}

const ALL = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
/** The groups whose cases change a contact; all others share one. */
const CHANGING: readonly string[] = ['API', 'hosted page', 'one-click'];
const UNCHANGED = 'usr_unchanged';
/** The corpus of attacks is the same under each address. */
export const ADDRESSED = ALL.filter((group) => group !== 'attacks');

/** Declares the whole suite for each runtime, and prints the table at the end. */
export function declareConformance(title: string, engines: Readonly<Record<string, Start>>): void {
  const table = new Table(title, [...ALL, 'under a prefix', 'alias host']);
  for (const [row, start] of Object.entries(engines)) {
    describe(`the handler on ${row}`, () => {
      describe('at its own address', () => {
        declareCases(table, row, start, { publicUrl: ISSUER, base: '' }, ALL);
      });
      describe('under a path prefix', () => {
        const publicUrl = ISSUER + PREFIX;
        const setting = { column: 'under a prefix', publicUrl, base: PREFIX };
        declareCases(table, row, start, setting, ADDRESSED);
      });
      describe('behind an alias host', () => {
        const setting = { column: 'alias host', publicUrl: ISSUER, base: '', host: ALIAS };
        declareCases(table, row, start, setting, ADDRESSED);
      });
    });
  }
  after(() => console.log(table.toString()));
}
