/** Variables of the environment: what each takes, and the sentence with which another is refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  EnvironmentError,
  list,
  readPort,
  readUrl,
  text,
} from '../../../server/http/environment.ts';
import { readInsecureHosts } from '../../../server/http/insecure-hosts.ts';
import { preferredLanguages } from '../../../server/http/languages.ts';
import {
  isAddress,
  isBaseUrl,
  isHttpsOrLoopback,
  isOrigin,
  ORIGINS,
} from '../../../server/http/url.ts';
import { assertSentence } from '../../refusal.ts';

/** What a refusal says of a variable. */
function refusal(variable: string, message: string) {
  return (error: unknown) => {
    assert.ok(error instanceof EnvironmentError);
    assert.deepEqual(
      [error.name, error.code, error.variable, error.message],
      ['EnvironmentError', 'environment_invalid', variable, `${variable} ${message}`],
    );
    return true;
  };
}

describe('a variable', () => {
  test('is its text without the space around it, and unset when it is blank or no text', () => {
    assert.equal(text({ A: ' b c\n' }, 'A'), 'b c');
    for (const value of [undefined, '', ' \n', 7, null, {}]) {
      assert.equal(text({ A: value }, 'A'), undefined);
    }
  });

  test('that lists has its entries between commas', () => {
    assert.deepEqual(list({ A: ' a, b c ,,d,' }, 'A'), ['a', 'b c', 'd']);
    for (const value of [undefined, '', ' , ,']) assert.deepEqual(list({ A: value }, 'A'), []);
  });

  test('PORT is a number from 0 to 65535, 8787 unless told', () => {
    assert.equal(readPort({}), 8787);
    assert.equal(readPort({}, 3000), 3000);
    for (const [value, port] of [
      ['0', 0],
      ['80', 80],
      [' 65535 ', 65_535],
      ['00080', 80],
    ] as const) {
      assert.equal(readPort({ PORT: value }, 3000), port);
    }
    const refused = refusal('PORT', 'has to be a whole number from 0 to 65535.');
    for (const PORT of ['65536', '-1', '1.5', 'http', '8787x', 'x8787', '000080', '1e3']) {
      assert.throws(() => readPort({ PORT }), refused);
    }
  });

  test('with an address is https, or http on this machine or a named host', () => {
    const read = (value?: string, ...rest: [fallback?: string, hosts?: string[]]) =>
      readUrl({ A: value }, 'A', ...rest);
    assert.equal(read(' https://example.com/a '), 'https://example.com/a');
    assert.equal(read(undefined, 'https://example.com'), 'https://example.com');
    assert.equal(read('http://contacts', undefined, ['contacts']), 'http://contacts');
    const missing = 'is not set. Give an address such as https://preferences.example.com';
    assert.throws(() => read(), refusal('A', missing));
    const other =
      'has to be an https address without a query, a fragment or a password; http is for this machine only.';
    for (const value of ['http://contacts', 'https://a?b', 'x']) {
      assert.throws(() => read(value, 'https://example.com'), refusal('A', other));
    }
  });

  test('PREFERENCES_INSECURE_HOSTS lists private hosts', () => {
    const name = 'PREFERENCES_INSECURE_HOSTS';
    assert.deepEqual(readInsecureHosts({}), []);
    assert.deepEqual(readInsecureHosts({ [name]: 'Contacts, b.internal' }), [
      'contacts',
      'b.internal',
    ]);
    const message =
      'has to list private hosts without ports, such as contacts or contacts.internal.';
    for (const hosts of ['example.com', 'contacts, example.com', 'contacts:80', '1']) {
      assert.throws(() => readInsecureHosts({ [name]: hosts }), refusal(name, message));
    }
  });
});

describe('an address', () => {
  test('keeps what is sent there private by https, or because it stays on the machine', () => {
    for (const [address, hosts, kept] of [
      ['https://example.com', [], true],
      ['http://localhost:5173', [], true],
      ['http://127.0.0.1', [], true],
      ['http://[::1]:80', [], true],
      ['http://contacts', ['contacts'], true],
      ['http://contacts', [], false],
      ['http://contacts', ['other'], false],
      ['http://10.0.0.5', [], false],
      ['ftp://localhost', [], false],
      ['ftp://contacts', ['contacts'], false],
    ] as const) {
      assert.equal(isHttpsOrLoopback(new URL(address), hosts), kept, address);
      if (hosts.length === 0) assert.equal(isHttpsOrLoopback(new URL(address)), kept, address);
    }
  });

  test('to link to may have a query; one to add a path to has none', () => {
    for (const [address, linked, base] of [
      ['https://example.com', true, true],
      ['https://example.com/a/', true, true],
      ['http://localhost', true, true],
      ['https://example.com/?a=b', true, false],
      ['https://example.com/#a', true, false],
      ['https://user:password@example.com/', true, false],
      ['http://example.com', false, false],
      ['javascript:alert(1)', false, false],
      ['/path', false, false],
      ['', false, false],
    ] as const) {
      assert.deepEqual([isAddress(address), isBaseUrl(address)], [linked, base], address);
    }
    assert.ok(isBaseUrl('http://contacts', ['contacts']));
  });

  test('is an origin without a path, a wildcard or a capital letter', () => {
    for (const origin of ['https://example.com', 'http://localhost:5173', 'http://[::1]']) {
      assert.ok(isOrigin(origin), origin);
    }
    for (const other of [
      'https://example.com/',
      'https://EXAMPLE.com',
      'https://example.com:443',
      'https://*.example.com',
      '*',
      'null',
      '',
    ]) {
      assert.ok(!isOrigin(other), other);
    }
    assertSentence(ORIGINS);
  });
});

test('the languages of a reader are in the order of their wishes, up to 256 characters', () => {
  for (const [accept, languages] of [
    ['', []],
    ['de', ['de']],
    ['en;q=0.5, de-AT', ['de-AT', 'en']],
    ['en;q=0, de;q=0.1', ['de']],
    [`${'x'.repeat(250)};q=0.1, de`, ['x'.repeat(250)]],
    [`${'x'.repeat(245)};q=0.1, de`, ['de', 'x'.repeat(245)]],
  ] as const) {
    assert.deepEqual(preferredLanguages(accept), languages);
  }
});
