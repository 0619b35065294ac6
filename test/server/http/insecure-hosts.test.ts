/** Plain http to a host of a private network: refused, until the operator names the host. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readAppOptions } from '../../../server/handler/environment/app.ts';
import { createFeaturebaseUpstream } from '../../../server/handler/upstreams/featurebase.ts';
import { EnvironmentError } from '../../../server/http/environment.ts';
import { isPrivateHost } from '../../../server/http/insecure-hosts.ts';
import { isHttpsOrLoopback } from '../../../server/http/url.ts';
import { generateSecret } from '../../../server/tokens/index.ts';
import { API_KEY, contactJson, PUBLIC_URL, USER_ID } from '../handler/fixtures.ts';

function environment(baseUrl: string, insecureHosts?: string) {
  return {
    FEATUREBASE_API_KEY: API_KEY,
    FEATUREBASE_BASE_URL: baseUrl,
    PREFERENCES_TOKEN_SECRET: generateSecret(),
    PREFERENCES_PUBLIC_URL: PUBLIC_URL,
    ...(insecureHosts === undefined ? {} : { PREFERENCES_INSECURE_HOSTS: insecureHosts }),
  };
}

/** The variable that stops the start. */
async function variableAtFault(env: Record<string, string>): Promise<string | undefined> {
  try {
    await readAppOptions(env);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof EnvironmentError);
    return error.variable;
  }
}

describe('a host that plain http may be used to', () => {
  test('is one that the operator names, exactly', async () => {
    const url = 'http://contacts:8788';
    assert.equal(await variableAtFault(environment(url)), 'FEATUREBASE_BASE_URL');
    assert.equal(await variableAtFault(environment(url, 'contact')), 'FEATUREBASE_BASE_URL');
    assert.equal(await variableAtFault(environment(url, 'contacts')), undefined);
    assert.equal(await variableAtFault(environment(url, ' other, CONTACTS ')), undefined);
    const below = 'http://contacts.contacts:8788';
    assert.equal(await variableAtFault(environment(below, 'contacts')), 'FEATUREBASE_BASE_URL');
  });

  test('is private: a single label, a name that no public server has, or a private address', () => {
    for (const host of [
      'contacts',
      'contacts_service',
      'a',
      'db-1',
      '3-2b',
      'contacts.railway.internal',
      'contacts.default.svc.cluster.local',
      'contacts.home.arpa',
      '10.0.0.5',
      '172.16.0.1',
      '172.20.0.1',
      '172.31.255.255',
      '192.168.1.20',
      '[fd12:3456:789a::1]',
    ]) {
      assert.ok(isPrivateHost(host), host);
    }
  });

  test('is no public name or address, and no pattern', async () => {
    for (const host of [
      'do.featurebase.app',
      'contacts.example.com',
      'a.internal.example.com',
      '*',
      '*.internal',
      '.internal',
      'contacts:8788',
      'http://contacts',
      '172.15.0.1',
      '172.32.0.1',
      '8.8.8.8',
      // Clouds serve credentials there.
      '169.254.169.254',
      '[2001:db8::1]',
    ]) {
      assert.ok(!isPrivateHost(host), host);
      const env = environment(PUBLIC_URL, host);
      assert.equal(await variableAtFault(env), 'PREFERENCES_INSECURE_HOSTS', host);
    }
  });

  test('never is a domain of the internet, whatever is named', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const reserved = /\.(internal|local|arpa)$/.test(domain);
        if (!reserved) assert.ok(!isPrivateHost(domain));
        assert.ok(!isHttpsOrLoopback(new URL(`http://${domain}`), ['contacts']));
      }),
    );
  });

  test('is not asked for over another protocol', () => {
    assert.ok(!isHttpsOrLoopback(new URL('ftp://contacts'), ['contacts']));
    assert.ok(isHttpsOrLoopback(new URL('https://contacts'), []));
  });

  test('gets the API key, when it is named in the options', async () => {
    assert.throws(
      () => createFeaturebaseUpstream({ baseUrl: 'http://contacts:8788', apiKey: API_KEY }),
      TypeError,
    );
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(contactJson()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const upstream = createFeaturebaseUpstream({
      baseUrl: 'http://contacts:8788',
      apiKey: API_KEY,
      insecureHosts: ['contacts'],
      // A machine of the tests knows no host of that name.
      fetch: (url, init) => fetch(String(url).replace('contacts:8788', `127.0.0.1:${port}`), init),
    });
    const context = { requestId: 'req-1', route: 'element' } as const;
    assert.equal((await upstream.getEmailPreferences(USER_ID, context)).userId, USER_ID);
    server.closeAllConnections();
    server.close();
  });
});
