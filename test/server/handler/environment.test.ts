import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readApiOptions, readTokenKeys } from '../../../server/handler/environment/api.ts';
import { readAppOptions } from '../../../server/handler/environment/app.ts';
import { EnvironmentError, readPort } from '../../../server/http/environment.ts';
import { generateSecret, signToken, verifyToken } from '../../../server/tokens/index.ts';

const SECRET = generateSecret();
const GOOD = {
  FEATUREBASE_API_KEY: 'sk_test_canary_0123456789',
  PREFERENCES_TOKEN_SECRET: SECRET,
  PREFERENCES_PUBLIC_URL: 'https://preferences.example.com/',
  PREFERENCES_ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:5173',
};

describe('the environment', () => {
  test('what is set becomes options', async () => {
    const options = await readAppOptions({
      ...GOOD,
      PREFERENCES_BRAND_NAME: 'Acme',
      PREFERENCES_ACCENT_COLOR: '#0a7d4f',
      PREFERENCES_ACCOUNT_URL: 'https://app.example.com/emails',
    });
    assert.equal(options.publicUrl, 'https://preferences.example.com');
    assert.deepEqual(options.allowedOrigins, ['https://app.example.com', 'http://localhost:5173']);
    assert.deepEqual(options.brand, { name: 'Acme', accentColor: '#0a7d4f' });
    assert.equal(options.accountUrl, 'https://app.example.com/emails');
    assert.equal(options.keys.issuer, 'https://preferences.example.com');
    assert.equal(options.upstream.getHistory, undefined, 'Featurebase keeps no history for us');
  });

  test('pages are signed with the host name unless there is a brand', async () => {
    const { brand, accountUrl } = await readAppOptions({ ...GOOD, PREFERENCES_BRAND_NAME: ' ' });
    assert.deepEqual(brand, { name: 'preferences.example.com' });
    assert.equal(accountUrl, undefined);
  });

  test('a contacts service of our own keeps a history', async () => {
    const { upstream } = await readApiOptions({
      ...GOOD,
      FEATUREBASE_BASE_URL: 'http://127.0.0.1:8788',
    });
    assert.ok(upstream.getHistory);
  });

  test('several secrets rotate: the first signs, all verify, names are kept', async () => {
    const older = await readTokenKeys({ ...GOOD, PREFERENCES_TOKEN_SECRET: `2025:${SECRET}` });
    const both = await readTokenKeys({
      ...GOOD,
      PREFERENCES_TOKEN_SECRET: `2026:${generateSecret()}, 2025:${SECRET}`,
    });
    const token = await signToken(older, { sub: 'usr_1', scope: 'manage' });
    assert.equal((await verifyToken(both, token)).sub, 'usr_1');
    assert.equal(both.signing?.kid, '2026');
  });

  test('one secret without a name has the same name everywhere', async () => {
    const [here, there] = [await readTokenKeys(GOOD), await readTokenKeys(GOOD)];
    const token = await signToken(here, { sub: 'usr_1', scope: 'manage' });
    assert.equal((await verifyToken(there, token)).sub, 'usr_1');
  });

  const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYH\n-----END PUBLIC KEY-----';
  const REFUSED: [name: string, changes: Record<string, unknown>, variable: string][] = [
    ['no API key', { FEATUREBASE_API_KEY: undefined }, 'FEATUREBASE_API_KEY'],
    ['a blank API key', { FEATUREBASE_API_KEY: '  ' }, 'FEATUREBASE_API_KEY'],
    ['a short API key', { FEATUREBASE_API_KEY: 'sk_short' }, 'FEATUREBASE_API_KEY'],
    [
      'a line end in the API key',
      { FEATUREBASE_API_KEY: `sk_${'a'.repeat(20)}\nX: 1` },
      'FEATUREBASE_API_KEY',
    ],
    ['a binding as API key', { FEATUREBASE_API_KEY: {} }, 'FEATUREBASE_API_KEY'],
    ['no secret', { PREFERENCES_TOKEN_SECRET: undefined }, 'PREFERENCES_TOKEN_SECRET'],
    ['a weak secret', { PREFERENCES_TOKEN_SECRET: 'secret' }, 'PREFERENCES_TOKEN_SECRET'],
    ['a repeated secret', { PREFERENCES_TOKEN_SECRET: 'A'.repeat(43) }, 'PREFERENCES_TOKEN_SECRET'],
    ['a PEM key as secret', { PREFERENCES_TOKEN_SECRET: pem }, 'PREFERENCES_TOKEN_SECRET'],
    [
      'one secret twice',
      { PREFERENCES_TOKEN_SECRET: `${SECRET},${SECRET}` },
      'PREFERENCES_TOKEN_SECRET',
    ],
    [
      'a second secret that is weak',
      { PREFERENCES_TOKEN_SECRET: `${SECRET},x` },
      'PREFERENCES_TOKEN_SECRET',
    ],
    ['keys over http', { PREFERENCES_JWKS_URL: 'http://keys.example.com' }, 'PREFERENCES_JWKS_URL'],
    ['no public address', { PREFERENCES_PUBLIC_URL: undefined }, 'PREFERENCES_PUBLIC_URL'],
    [
      'a public address over http',
      { PREFERENCES_PUBLIC_URL: 'http://x.example' },
      'PREFERENCES_PUBLIC_URL',
    ],
    [
      'a public address with a query',
      { PREFERENCES_PUBLIC_URL: 'https://x.example/?a' },
      'PREFERENCES_PUBLIC_URL',
    ],
    ['an upstream over http', { FEATUREBASE_BASE_URL: 'http://10.0.0.5' }, 'FEATUREBASE_BASE_URL'],
    [
      'an upstream with a password',
      { FEATUREBASE_BASE_URL: 'https://a:b@x.example' },
      'FEATUREBASE_BASE_URL',
    ],
    [
      'an upstream that is a file',
      { FEATUREBASE_BASE_URL: 'file:///etc/passwd' },
      'FEATUREBASE_BASE_URL',
    ],
    ['any origin', { PREFERENCES_ALLOWED_ORIGINS: '*' }, 'PREFERENCES_ALLOWED_ORIGINS'],
    ['the null origin', { PREFERENCES_ALLOWED_ORIGINS: 'null' }, 'PREFERENCES_ALLOWED_ORIGINS'],
    [
      'an origin with a path',
      { PREFERENCES_ALLOWED_ORIGINS: 'https://x.example/' },
      'PREFERENCES_ALLOWED_ORIGINS',
    ],
    [
      'a pattern of origins',
      { PREFERENCES_ALLOWED_ORIGINS: 'https://*.x.example' },
      'PREFERENCES_ALLOWED_ORIGINS',
    ],
    ['a colour in words', { PREFERENCES_ACCENT_COLOR: 'red;}' }, 'PREFERENCES_ACCENT_COLOR'],
    [
      'a logo over http',
      { PREFERENCES_LOGO_URL: 'http://x.example/l.png' },
      'PREFERENCES_LOGO_URL',
    ],
    [
      'a script as support',
      { PREFERENCES_SUPPORT_URL: 'javascript:alert(1)' },
      'PREFERENCES_SUPPORT_URL',
    ],
    [
      'a script as account page',
      { PREFERENCES_ACCOUNT_URL: 'javascript:alert(1)' },
      'PREFERENCES_ACCOUNT_URL',
    ],
  ];
  for (const [name, changes, variable] of REFUSED) {
    test(`${name} stops the start with a sentence`, async () => {
      await assert.rejects(readAppOptions({ ...GOOD, ...changes }), (error) => {
        assert.ok(error instanceof EnvironmentError, String(error));
        assert.equal(error.variable, variable);
        assert.match(error.message, new RegExp(`^${variable} .+\\w`));
        for (const value of Object.values(changes)) {
          // A sentence that quotes the value would write a secret into a log.
          if (typeof value === 'string' && value.trim().length > 8) {
            assert.ok(!error.message.includes(value));
          }
        }
        return true;
      });
    });
  }

  test('the sentence about a secret says how to make one', async () => {
    await assert.rejects(readTokenKeys({}), /fb-email-preferences secret/);
  });

  test('ports', () => {
    assert.equal(readPort({}), 8787);
    assert.equal(readPort({ PORT: '0' }), 0);
    for (const PORT of ['-1', '65536', '80a', '1e3', '0x50']) {
      assert.throws(() => readPort({ PORT }), EnvironmentError);
    }
  });
});
