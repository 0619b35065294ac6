/** What a handler under test stands between: its variables, its keys, its system of record. */
import { exportJWK } from 'jose';
import { createTokenKeys, type TokenKeys } from '../../server/tokens/index.ts';
import { API_KEY, startContacts, type TestContacts } from '../server/handler/contacts.ts';
import { type RecordingServer, sendJson, startServer } from '../server/handler/fixtures.ts';
import { CORPUS } from '../server/tokens/attacks/corpus.ts';
import { createSetting, EDDSA_KID, type Setting } from '../server/tokens/attacks/setting.ts';
import { KID, SECRET } from '../server/tokens/forge.ts';
import type { Variables } from './running.ts';
import { ALLOWED_ORIGIN, BRAND, type Subject } from './subject.ts';

/** What a handler is started with, and all that the cases need besides. */
export interface World {
  variables: Variables;
  subject: Omit<Subject, 'request' | 'publicUrl' | 'ownOrigin'>;
  close(): Promise<void>;
}

/** Servers refuse longer request lines and headers themselves. */
const LONGEST_TOKEN = 8_000;

/** A system of record, a key set at an address, and the variables that lead to both. */

export async function createWorld(publicUrl: string): Promise<World> {
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
