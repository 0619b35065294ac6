/** Addresses given in code are checked as those of the environment are. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { createPreferencesApp, type PreferencesAppOptions } from '../../../server/handler/app.ts';
import { readAppOptions } from '../../../server/handler/environment/app.ts';
import { EnvironmentError } from '../../../server/http/environment.ts';
import { generateSecret, signToken } from '../../../server/tokens/index.ts';
import { assertRefusal, assertSentence } from '../../refusal.ts';

const ENVIRONMENT = {
  FEATUREBASE_API_KEY: 'sk_test_canary_0123456789',
  PREFERENCES_TOKEN_SECRET: generateSecret(),
  PREFERENCES_PUBLIC_URL: 'https://preferences.example.com',
};

/** Each address of the options, beside the variable that sets the same. */
const ADDRESSES: [
  option: string,
  variable: string,
  set: (value: string) => Partial<PreferencesAppOptions>,
][] = [
  ['publicUrl', 'PREFERENCES_PUBLIC_URL', (publicUrl) => ({ publicUrl })],
  ['allowedOrigins', 'PREFERENCES_ALLOWED_ORIGINS', (origin) => ({ allowedOrigins: [origin] })],
  ['accountUrl', 'PREFERENCES_ACCOUNT_URL', (accountUrl) => ({ accountUrl })],
  ['brand.logoUrl', 'PREFERENCES_LOGO_URL', (logoUrl) => ({ brand: { name: 'A', logoUrl } })],
  [
    'brand.supportUrl',
    'PREFERENCES_SUPPORT_URL',
    (supportUrl) => ({ brand: { name: 'A', supportUrl } }),
  ],
];

/** Whether it fits the variable decides whether it has to fit the option. */
const anyAddress = fc.oneof(
  fc.webAuthority().map((host) => `https://${host}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .tuple(
      fc.constantFrom('https:', 'http:', 'ftp:', 'javascript:', 'mailto:', 'data:', ''),
      fc.constantFrom('//', '', '//user:password@', '//*.'),
      fc.constantFrom('example.com', 'localhost', '127.0.0.1', '10.0.0.5', '[::1]', ''),
      fc.constantFrom('', ':8787', '/', '/path', '?query', '#fragment', ','),
    )
    .map((parts) => parts.join('')),
  fc.string({ minLength: 1 }),
);

describe('options', () => {
  let options: PreferencesAppOptions;
  before(async () => {
    options = await readAppOptions(ENVIRONMENT);
  });

  for (const [option, variable, set] of ADDRESSES) {
    test(`${option} takes what ${variable} takes, and nothing else`, async () => {
      let [taken, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(anyAddress, async (given) => {
          // The environment trims values, and splits lists.
          const value = given.trim();
          fc.pre(value !== '' && !value.includes(','));
          const create = () => createPreferencesApp({ ...options, ...set(value) });
          try {
            await readAppOptions({ ...ENVIRONMENT, [variable]: value });
          } catch (error) {
            assert.ok(error instanceof EnvironmentError);
            refused += 1;
            assert.throws(create, (refusal) => {
              assert.ok(refusal instanceof TypeError);
              assert.ok(refusal.message.startsWith(option), refusal.message);
              assertSentence(refusal.message);
              return true;
            });
            return;
          }
          taken += 1;
          create();
        }),
        { numRuns: 500 },
      );
      assert.ok(taken > 10 && refused > 10, `${taken} taken, ${refused} refused`);
    });
  }

  test('without a brand the sender is the host, without requestLink nothing is mailed', async () => {
    const { brand: _, ...unbranded } = options;
    const app = createPreferencesApp({ ...unbranded, log: () => {} });
    const token = await signToken(options.keys, { sub: 'usr_1', scope: 'unsubscribe' });
    const page = await (await app.request(`/unsubscribe?token=${token}`)).text();
    assert.match(page, /<header>preferences\.example\.com<\/header>/);
    assert.match(page, /emails from preferences\.example\.com\?/);
    const mailed = await app.request(`/request-link?token=${token}`, { method: 'POST' });
    await assertRefusal(mailed, 404, 'route_not_found');
    const asked: string[] = [];
    const mailing = createPreferencesApp({
      ...options,
      log: () => {},
      requestLink: async ({ userId }) => void asked.push(userId),
    });
    const sent = await mailing.request(`/request-link?token=${token}`, { method: 'POST' });
    assert.deepEqual([sent.status, asked], [200, ['usr_1']]);
  });

  test('labels and categories name what a page is about; without them the key does', async () => {
    const nameOn = async (given: Partial<PreferencesAppOptions>) => {
      const app = createPreferencesApp({ ...options, ...given, log: () => {} });
      const of = { sub: 'usr_1', scope: 'unsubscribe', category: 'changelog' } as const;
      const token = await signToken(options.keys, of);
      const page = await (await app.request(`/unsubscribe?token=${token}`)).text();
      return /“([^”]*)”/.exec(page)?.[1];
    };
    assert.equal(await nameOn({}), 'Changelog');
    assert.equal(await nameOn({ labels: { changelog: 'Neues' } }), 'Neues');
    assert.equal(await nameOn({ categories: { changelog: { label: 'News' } } }), 'News');
  });

  test('frameAncestors are origins, of the page with all preferences alone', async () => {
    const frameAncestors = ['https://app.example.com'];
    const app = createPreferencesApp({ ...options, frameAncestors, log: () => {} });
    for (const [path, policy] of [
      ['/preferences', 'frame-ancestors https://app.example.com;'],
      ['/unsubscribe', "frame-ancestors 'none';"],
    ] as const) {
      const { headers } = await app.request(path);
      assert.ok(headers.get('Content-Security-Policy')?.includes(policy), path);
    }
  });

  test('an origin that frameAncestors cannot have is refused', () => {
    const create = (origin: string) => () =>
      createPreferencesApp({ ...options, frameAncestors: [origin] });
    for (const origin of ['https://app.example.com', 'http://localhost:5173']) create(origin)();
    for (const origin of ['*', 'https:', 'https://a.example/', "'self'", '']) {
      assert.throws(create(origin), /^TypeError: frameAncestors has to list origins such as .*\.$/);
    }
  });
});
