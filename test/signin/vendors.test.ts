/** Every vendor of `docs/sign-in.md`: its token is accepted, and refused when tampered with. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { signToken } from '../../server/tokens/index.ts';
import { createSessionVerifier } from '../../server/tokens/sessions.ts';
import {
  contactJson,
  createTestApp,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
} from '../server/handler/fixtures.ts';
import { encode, now } from '../server/tokens/forge.ts';
import { createVendors, type Vendor } from './vendors.ts';

const { vendors, close } = await createVendors();
after(close);

/** A way to change a good token, and the reason that the log then has. */
type Tampering = [
  name: string,
  token: (vendor: Vendor) => string | Promise<string>,
  reason: RegExp,
];

const claims = (vendor: Vendor, changes: object) =>
  vendor.forge(vendor.goodHeader(), { ...vendor.goodClaims(), ...changes });
const header = (vendor: Vendor, changes: object) =>
  vendor.forge({ ...vendor.goodHeader(), ...changes });
const recipients = ['aud', 'azp', 'client_id', 'cid'];
const everyRecipient = (value: unknown) =>
  Object.fromEntries(recipients.map((name) => [name, value]));

const TAMPERINGS: Tampering[] = [
  [
    'another user id',
    (vendor) => {
      const [head, , signature] = vendor.forge().split('.');
      const payload = { ...vendor.goodClaims(), [vendor.userIdClaim]: 'usr_99999' };
      return `${head}.${encode(payload)}.${signature}`;
    },
    /^signature$/,
  ],
  ['another issuer', (vendor) => claims(vendor, { iss: 'https://evil.example' }), /^claims iss$/],
  [
    'another recipient',
    (vendor) => claims(vendor, everyRecipient('another-application')),
    /^claims (aud|azp)$/,
  ],
  ['no recipient', (vendor) => claims(vendor, everyRecipient(undefined)), /^claims (aud|azp)$/],
  [
    'an empty recipient',
    (vendor) => claims(vendor, everyRecipient('')),
    /^claims (aud|azp|client_id|cid)$/,
  ],
  [
    'another key under the name of the real one',
    (vendor) => vendor.signedByAnotherKey(),
    /^signature$/,
  ],
  [
    'a key of another algorithm in the same key set',
    ({ sign, es256, eddsa, goodHeader }) =>
      goodHeader().alg === 'ES256'
        ? sign('EdDSA', 'ed', eddsa.privateKey)
        : sign('ES256', 'es', es256.privateKey),
    /^header alg$/,
  ],
  ['another key name', (vendor) => header(vendor, { kid: 'other' }), /^header kid$/],
  ['the algorithm none', (vendor) => header(vendor, { alg: 'none' }), /^header alg$/],
  [
    'HS256 with the public key',
    (vendor) =>
      vendor.forge(
        { ...vendor.goodHeader(), alg: 'HS256' },
        vendor.goodClaims(),
        vendor.publicSpki,
      ),
    /^header alg$/,
  ],
  ['no signature', (vendor) => vendor.forge().replace(/[^.]+$/, ''), /^signature$/],
  [
    'a changed signature',
    (vendor) => {
      const [head, payload, signature = ''] = vendor.forge().split('.');
      const bytes = Buffer.from(signature, 'base64url');
      bytes.writeUInt8(bytes.readUInt8(9) ^ 1, 9);
      return `${head}.${payload}.${bytes.toString('base64url')}`;
    },
    /^signature$/,
  ],
  ['expired', (vendor) => claims(vendor, { iat: now() - 90, nbf: 0, exp: now() - 31 }), /^exp$/],
  [
    'valid for more than a day',
    (vendor) => claims(vendor, { exp: now() + 86_460 }),
    /^claims exp, lifetime$/,
  ],
  [
    'not valid yet',
    (vendor) => claims(vendor, { iat: now() + 40, nbf: 0, exp: now() + 60 }),
    /^claims iat$/,
  ],
  ['a key in the header', (vendor) => header(vendor, { jwk: vendor.attackerJwk }), /^header jwk$/],
  [
    'the address of a key set in the header',
    (vendor) => header(vendor, { jku: `${vendor.evil.url}/jwks.json` }),
    /^header jku$/,
  ],
  ['the type of another token', (vendor) => header(vendor, { typ: 'logout+jwt' }), /^header typ$/],
];

describe('sign-in vendors', () => {
  let upstream: RecordingServer;

  before(async () => {
    upstream = await startServer(({ path }, response) => {
      const userId = decodeURIComponent(path.split('/')[4] ?? '');
      sendJson(response, 200, contactJson({}, userId));
    });
  });
  after(() => upstream.close());

  const appOf = (vendor: Vendor): Promise<TestApp> =>
    createTestApp(upstream, { sessions: createSessionVerifier([vendor.options]) });
  const read = ({ app }: TestApp, vendor: Vendor, token: string) =>
    app.request(preferencesPath(vendor.userId), { headers: { Authorization: `Bearer ${token}` } });

  test('the table in the documentation has these vendors', async () => {
    const page = await readFile(new URL('../../docs/sign-in.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (\S+) +\| (\w+) +\| .+ \| yes +\| yes +\|$/gm)];
    assert.deepEqual(
      rows.map(([, name, alg]) => [name, alg]),
      vendors
        .filter(({ name }) => !name.includes('('))
        .map(({ name, goodHeader }) => [name, goodHeader().alg]),
    );
  });

  for (const vendor of vendors) {
    describe(vendor.name, () => {
      test('its token reads, changes, and is named in the log', async () => {
        const handler = await appOf(vendor);
        const token = vendor.forge();
        assert.equal((await read(handler, vendor, token)).status, 200);
        const changed = await handler.app.request(preferencesPath(vendor.userId), {
          method: 'PATCH',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: '{"preferences":{"changelog":"unsubscribed"}}',
        });
        assert.equal(changed.status, 200);
        const { jti } = vendor.goodClaims();
        const [header = ''] = token.split('.');
        const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
        for (const entry of handler.log) {
          assert.equal(entry.kid, kid);
          assert.match(String(entry.user), /^[\w-]{16}$/);
          if (jti) assert.equal(entry.tokenId, jti);
          else assert.match(String(entry.tokenId), /^[\w-]{22}$/);
        }
        assert.equal(upstream.received.at(-1)?.path, preferencesPath(vendor.userId));
      });

      test("the project's own tokens are accepted beside it", async () => {
        const handler = await appOf(vendor);
        const token = await signToken(handler.keys, { sub: vendor.userId, scope: 'manage' });
        assert.equal((await read(handler, vendor, token)).status, 200);
      });

      test("is for that person alone: another's preferences are not read", async () => {
        const { app } = await appOf(vendor);
        const response = await app.request(preferencesPath('usr_99999'), {
          headers: { Authorization: `Bearer ${vendor.forge()}` },
        });
        assert.equal(response.status, 403);
      });

      test('opens no link', async () => {
        const { app } = await appOf(vendor);
        const requests = upstream.received.length;
        const query = `?token=${vendor.forge()}`;
        for (const [method, path] of [
          ['GET', '/preferences'],
          ['POST', '/preferences'],
          ['GET', '/unsubscribe'],
          ['POST', '/unsubscribe'],
        ] as const) {
          const response = await app.request(path + query, {
            method,
            ...(method === 'POST' ? { body: new URLSearchParams({ all: 'unsubscribed' }) } : {}),
          });
          assert.equal(response.status, 401, `${method} ${path}`);
        }
        assert.equal(upstream.received.length, requests);
      });

      for (const [name, tamper, reason] of TAMPERINGS) {
        test(`is refused: ${name}`, async () => {
          const handler = await appOf(vendor);
          const token = await tamper(vendor);
          const requests = upstream.received.length;
          const response = await read(handler, vendor, token);
          assert.equal(response.status, 401);
          assert.equal(upstream.received.length, requests);
          const [entry] = handler.log;
          assert.match(String(entry?.reason), reason);
          for (const part of token.split('.').filter(Boolean)) {
            assert.ok(!JSON.stringify(handler.log).includes(part));
          }
        });
      }

      test('is refused after any other change', async () => {
        const { verify } = createSessionVerifier([vendor.options]);
        const token = vendor.forge();
        await verify(token);
        await fc.assert(
          fc.asyncProperty(
            fc.nat(token.length - 1),
            fc.constantFrom(...'ABCDEFabcdef0123456789-_.'),
            async (index, letter) => {
              const changed = token.slice(0, index) + letter + token.slice(index + 1);
              fc.pre(changed !== token);
              await assert.rejects(verify(changed), { code: 'token_invalid' });
            },
          ),
          { numRuns: 300 },
        );
      });

      test('the documented tokenProvider is one line that gives a token', async () => {
        assert.equal(vendor.tokenProvider.split('\n').length, 1);
        const element: { tokenProvider?: () => Promise<unknown> } = {};
        const names = Object.keys(SDKS);
        new Function('element', ...names, vendor.tokenProvider)(element, ...Object.values(SDKS));
        assert.equal(await element.tokenProvider?.(), 'the token');
      });
    });
  }
});

const TOKEN = 'the token';

/** The parts of the vendors' packages that the documented lines call. */
const SDKS = {
  Clerk: { session: { getToken: async () => TOKEN } },
  audience: 'https://preferences.example.com',
  auth0: { getTokenSilently: async () => TOKEN },
  supabase: { auth: { getSession: async () => ({ data: { session: { access_token: TOKEN } } }) } },
  authClient: { token: async () => ({ data: { token: TOKEN } }) },
  oktaAuth: { getOrRenewAccessToken: async () => TOKEN },
  getAuth: () => ({ currentUser: { getIdToken: async () => TOKEN } }),
  fetchAuthSession: async () => ({ tokens: { accessToken: { toString: () => TOKEN } } }),
  keycloak: { updateToken: async () => true, token: TOKEN },
  authkit: { getAccessToken: async () => TOKEN },
};
