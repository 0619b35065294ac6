/** Which system of record the environment chooses, and what stops the start. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readApiOptions } from '../../server/handler/environment/api.ts';
import { readAppOptions } from '../../server/handler/environment/app.ts';
import { readSoftwareOneUpstream } from '../../server/handler/environment/softwareone.ts';
import { readWappfyUpstream } from '../../server/handler/environment/wappfy.ts';
import { EnvironmentError } from '../../server/http/environment.ts';
import { generateSecret } from '../../server/tokens/index.ts';

const BASE = {
  PREFERENCES_PUBLIC_URL: 'https://preferences.example.com',
  PREFERENCES_TOKEN_SECRET: generateSecret(),
};
const FEATUREBASE = { ...BASE, FEATUREBASE_API_KEY: 'sk_0123456789abcdef' };
const SOFTWAREONE = {
  ...BASE,
  PREFERENCES_UPSTREAM: 'softwareone',
  SOFTWAREONE_API_TOKEN: 'idt:TKN-0000-0001:0123456789',
};
const WAPPFY = {
  ...FEATUREBASE,
  PREFERENCES_UPSTREAM: 'wappfy',
  FEATUREBASE_BASE_URL: 'http://127.0.0.1:8788',
  WAPPFY_SESSION: 'my-session',
  WAPPFY_API_KEY: 'wappfy-0123456789abcdef',
};

describe('PREFERENCES_UPSTREAM', () => {
  test('chooses the system of record; Featurebase unless told otherwise', async () => {
    for (const [env, channel] of [
      [FEATUREBASE, undefined],
      [{ ...FEATUREBASE, PREFERENCES_UPSTREAM: 'featurebase' }, undefined],
      [SOFTWAREONE, 'email'],
      [WAPPFY, 'whatsapp'],
    ] as const) {
      assert.equal((await readAppOptions(env)).upstream.channel, channel);
    }
  });

  const REFUSED: readonly [name: string, env: Record<string, string>, variable: string][] = [
    [
      'a system that nobody knows',
      { ...FEATUREBASE, PREFERENCES_UPSTREAM: 'hubspot' },
      'PREFERENCES_UPSTREAM',
    ],
    [
      'a property of objects',
      { ...FEATUREBASE, PREFERENCES_UPSTREAM: 'constructor' },
      'PREFERENCES_UPSTREAM',
    ],
    ['no token', { ...BASE, PREFERENCES_UPSTREAM: 'softwareone' }, 'SOFTWAREONE_API_TOKEN'],
    ['a third gate', { ...SOFTWAREONE, SOFTWAREONE_GATE: 'all' }, 'SOFTWAREONE_GATE'],
    [
      'a gate that nobody could open',
      { ...SOFTWAREONE, SOFTWAREONE_GATE: 'block' },
      'SOFTWAREONE_ACTOR_ID',
    ],
    [
      'another way to find people',
      { ...SOFTWAREONE, SOFTWAREONE_IDENTIFY_BY: 'email' },
      'SOFTWAREONE_IDENTIFY_BY',
    ],
    [
      'plain http',
      { ...SOFTWAREONE, SOFTWAREONE_BASE_URL: 'http://10.0.0.5' },
      'SOFTWAREONE_BASE_URL',
    ],
    ['no session', { ...WAPPFY, WAPPFY_SESSION: '' }, 'WAPPFY_SESSION'],
    ['no key', { ...WAPPFY, WAPPFY_API_KEY: '' }, 'WAPPFY_API_KEY'],
    ['a third dialect', { ...WAPPFY, WAPPFY_DIALECT: 'both' }, 'WAPPFY_DIALECT'],
    ['enforcement that is neither', { ...WAPPFY, WAPPFY_ENFORCE: 'maybe' }, 'WAPPFY_ENFORCE'],
    [
      'nowhere to keep who wants what',
      { ...WAPPFY, FEATUREBASE_BASE_URL: '' },
      'FEATUREBASE_BASE_URL',
    ],
  ];
  for (const [name, env, variable] of REFUSED) {
    test(`${name} stops the start with a sentence`, async () => {
      await assert.rejects(readAppOptions(env), (error) => {
        assert.ok(error instanceof EnvironmentError, String(error));
        assert.equal(error.variable, variable);
        assert.match(error.message, new RegExp(`^${variable} .+\\.$`));
        return true;
      });
    });
  }

  test('every setting is taken', async () => {
    for (const env of [
      { ...SOFTWAREONE, SOFTWAREONE_GATE: 'block', SOFTWAREONE_ACTOR_ID: 'TKN-0000-0001' },
      {
        ...SOFTWAREONE,
        SOFTWAREONE_IDENTIFY_BY: 'userId',
        SOFTWAREONE_BLOCKED_REASON: 'Write to us.',
      },
      { ...WAPPFY, WAPPFY_DIALECT: 'jid', WAPPFY_API_KEY: '', WAPPFY_ENFORCE: 'off' },
    ]) {
      assert.ok((await readAppOptions(env)).upstream);
    }
  });

  test('an entry for one system does not serve another', async () => {
    await assert.rejects(readApiOptions({ ...SOFTWAREONE, ...FEATUREBASE }), EnvironmentError);
    assert.throws(() => readSoftwareOneUpstream(WAPPFY), EnvironmentError);
    assert.throws(() => readWappfyUpstream(SOFTWAREONE), EnvironmentError);
    assert.ok(
      await readApiOptions({ ...SOFTWAREONE, PREFERENCES_UPSTREAM: '' }, readSoftwareOneUpstream),
    );
  });
});
