/** Bad input is answered by a 4xx in the envelope that names the parameter. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as z from 'zod/mini';
import { errorSchema, historySchema } from '../../../server/contacts/schemas/responses.ts';
import { BACKENDS, type RunningContacts } from './backends.ts';

const ID = 'f'.repeat(24);

/** A request, the status and code it is answered with, and the `param` named. */
type Case = [
  method: string,
  path: string,
  body: unknown,
  status: number,
  code: string,
  param?: string,
];

/** A sentence of ours, or the limit of a number or a list in zod's words. */
const SENTENCE = /^[A-Za-z].{10,}(\.|[<>]=\d+( items)?)$/;

const query = (value: unknown) => ({ query: value });
const upsert = (fields: object) => ({ userId: 'usr_bad', ...fields });

const CASES: Case[] = [
  ...['0', '101', '-1', 'ten', '', '1.5', '1e1', ' 5', '٥'].map(
    (limit): Case => [
      'GET',
      `/v2/contacts?limit=${encodeURIComponent(limit)}`,
      undefined,
      400,
      'parameter_invalid',
      'limit',
    ],
  ),
  ...[
    'x',
    '%00',
    'eyJpZCI6IjUwN2YxZjc3YmNmODZjZDc5OTQzOTAxMSJ9',
    btoa('["contacts customer"'),
    btoa('["contacts lead",1,0]'),
    btoa('["contacts customer",1.5,0]'),
    btoa('["contacts customer",null,0]'),
    btoa('["contacts customer",1,0] '),
    'é'.repeat(500),
  ].map(
    (cursor): Case => [
      'GET',
      `/v2/contacts?cursor=${encodeURIComponent(cursor)}`,
      undefined,
      400,
      'invalid_cursor',
      'cursor',
    ],
  ),
  ['GET', '/v2/contacts?contactType=visitor', undefined, 400, 'parameter_invalid', 'contactType'],
  ['GET', '/v2/contacts?contacttype=lead', undefined, 400, 'parameter_unknown', 'contacttype'],
  ['GET', '/v2/contacts/123', undefined, 400, 'parameter_invalid', 'id'],
  ['GET', `/v2/contacts/${'g'.repeat(24)}`, undefined, 400, 'parameter_invalid', 'id'],
  ['GET', `/v2/contacts/${ID}0`, undefined, 400, 'parameter_invalid', 'id'],
  ['GET', `/v2/contacts/${ID}`, undefined, 404, 'resource_not_found', 'id'],
  ['DELETE', `/v2/contacts/${ID}`, undefined, 404, 'resource_not_found', 'id'],
  ['POST', `/v2/contacts/${ID}/block`, undefined, 404, 'resource_not_found', 'id'],
  ['POST', '/v2/contacts/search/unblock', undefined, 400, 'parameter_invalid', 'id'],
  [
    'GET',
    `/v2/contacts/${ID}/email-preferences/history`,
    undefined,
    404,
    'resource_not_found',
    'id',
  ],
  ['GET', '/v2/contacts/by-user-id/%00', undefined, 400, 'parameter_invalid', 'userId'],
  ['GET', '/v2/contacts/by-user-id/', undefined, 400, 'parameter_invalid', 'userId'],
  [
    'GET',
    `/v2/contacts/by-user-id/${'u'.repeat(257)}`,
    undefined,
    400,
    'parameter_invalid',
    'userId',
  ],
  ['GET', '/v2/contacts/by-user-id/%E0%A4%A', undefined, 404, 'resource_not_found', 'userId'],
  ['PUT', '/v2/contacts', {}, 404, 'route_not_found'],
  ['POST', '/v2/contacts', {}, 400, 'parameter_invalid', 'userId'],
  ['POST', '/v2/contacts', [], 400, 'parameter_invalid'],
  ['POST', '/v2/contacts', null, 400, 'parameter_invalid'],
  ['POST', '/v2/contacts', { userId: '..' }, 400, 'parameter_invalid', 'userId'],
  ['POST', '/v2/contacts', { userId: '' }, 400, 'parameter_invalid', 'userId'],
  ['POST', '/v2/contacts', { userId: 7 }, 400, 'parameter_invalid', 'userId'],
  ['POST', '/v2/contacts', { userId: null }, 400, 'parameter_invalid', 'userId'],
  ['POST', '/v2/contacts', { email: 'john' }, 400, 'parameter_invalid', 'email'],
  ['POST', '/v2/contacts', upsert({ type: 'lead' }), 400, 'parameter_invalid', 'type'],
  ['POST', '/v2/contacts', upsert({ nmae: 'John' }), 400, 'parameter_unknown', 'nmae'],
  ...(
    [
      ['email', 5],
      ['type', 'visitor'],
      ['name', ['John']],
      ['name', 'a\u0000b'],
      ['name', '\ud800'],
      ['name', 'x'.repeat(257)],
      ['phone', 5550100],
      ['profilePicture', {}],
      ['locale', true],
      ['roles', 'admin'],
      ['companies', {}],
      ['customFields', []],
      ['subscribedToChangelog', 'yes'],
      ['userHash', 'abc'],
      ['createdAt', 'yesterday'],
      ['createdAt', 1735689600],
    ] as const
  ).map(
    ([field, value]): Case => [
      'POST',
      '/v2/contacts',
      upsert({ [field]: value }),
      400,
      'parameter_invalid',
      field,
    ],
  ),
  ['POST', '/v2/contacts', upsert({ roles: ['a', 5] }), 400, 'parameter_invalid', 'roles.1'],
  [
    'POST',
    '/v2/contacts',
    upsert({ customFields: { deep: { er: 1 } } }),
    400,
    'parameter_invalid',
    'customFields.deep',
  ],
  [
    'POST',
    '/v2/contacts',
    upsert({ companies: [{ id: 'a', name: 'A' }, { id: 'b' }] }),
    400,
    'parameter_missing',
    'companies.1.name',
  ],
  [
    'POST',
    '/v2/contacts',
    upsert({ companies: [{ id: 'a', name: 'A', plan: 5 }] }),
    400,
    'parameter_invalid',
    'companies.0.plan',
  ],
  ['POST', '/v2/contacts', upsert({ name: 'x'.repeat(1 << 20) }), 413, 'body_too_large'],
  ['POST', '/v2/contacts/search', { limit: 0 }, 400, 'parameter_invalid', 'limit'],
  ['POST', '/v2/contacts/search', { limit: 101 }, 400, 'parameter_invalid', 'limit'],
  ['POST', '/v2/contacts/search', { limit: 'ten' }, 400, 'parameter_invalid', 'limit'],
  ['POST', '/v2/contacts/search', { sort: 'name:asc' }, 400, 'parameter_invalid', 'sort'],
  ['POST', '/v2/contacts/search', { cursor: 'x' }, 400, 'invalid_cursor', 'cursor'],
  [
    'POST',
    '/v2/contacts/search',
    { sort: 'createdAt:asc', cursor: btoa('["search createdAt:desc",1,1]').replace(/=/g, '') },
    400,
    'invalid_cursor',
    'cursor',
  ],
  ['POST', '/v2/contacts/search', query(null), 400, 'parameter_invalid', 'query'],
  ['POST', '/v2/contacts/search', query('type=lead'), 400, 'parameter_invalid', 'query'],
  ['POST', '/v2/contacts/search', query({}), 400, 'parameter_invalid', 'query.operator'],
  [
    'POST',
    '/v2/contacts/search',
    query({ operator: 'OR', value: [{ field: 'type', operator: '=', value: 'lead' }] }),
    400,
    'parameter_invalid',
    'query.operator',
  ],
  [
    'POST',
    '/v2/contacts/search',
    query({ operator: 'AND', value: [] }),
    400,
    'parameter_invalid',
    'query.value',
  ],
  [
    'POST',
    '/v2/contacts/search',
    query({
      operator: 'AND',
      value: Array.from({ length: 16 }, () => ({ field: 'type', operator: '=', value: 'lead' })),
    }),
    400,
    'parameter_invalid',
    'query.value',
  ],
  [
    'POST',
    '/v2/contacts/search',
    query({
      operator: 'AND',
      value: [
        { field: 'type', operator: '=', value: 'lead' },
        { field: 'phone', operator: '=', value: '1' },
      ],
    }),
    400,
    'parameter_invalid',
    'query.value.1.field',
  ],
  ...(['!~', '^', '$', '>=', '<=', 'LIKE'] as const).map(
    (operator): Case => [
      'POST',
      '/v2/contacts/search',
      query({ field: 'name', operator, value: 'x' }),
      400,
      'parameter_invalid',
      'query.operator',
    ],
  ),
  ...(
    [
      ['type', '=', 'visitor'],
      ['email', '=', 5],
      ['email', 'IN', []],
      ['email', 'IN', 'a@example.com'],
      ['email', '=', ['a@example.com']],
      ['postsCreated', '>', '5'],
      ['lastActivity', '>', '2025-01-01'],
      ['createdAt', '<', 1.5],
      ['createdAt', '<', 1e300],
      ['name', '~', '   '],
      ['name', '=', null],
    ] as const
  ).map(
    ([field, operator, value]): Case => [
      'POST',
      '/v2/contacts/search',
      query({ field, operator, value }),
      400,
      'parameter_invalid',
      'query.value',
    ],
  ),
  ...(
    [
      { field: 'email', operator: '!=', value: 'a@example.com' },
      { field: 'postsCreated', operator: '!=', value: 0 },
      {
        operator: 'AND',
        value: [
          { field: 'externalId', operator: 'NIN', value: ['a'] },
          { field: 'name', operator: '!=', value: 'b' },
        ],
      },
    ] as const
  ).map(
    (clause): Case => [
      'POST',
      '/v2/contacts/search',
      query(clause),
      400,
      'query_too_broad',
      'query',
    ],
  ),
  ['PATCH', `/v2/contacts/${ID}/email-preferences`, {}, 400, 'parameter_missing', 'preferences'],
  [
    'PATCH',
    `/v2/contacts/${ID}/email-preferences`,
    { preferences: { sms: 'subscribed' } },
    400,
    'parameter_unknown',
    'preferences.sms',
  ],
  [
    'PATCH',
    '/v2/contacts/by-user-id/x/email-preferences',
    { preferences: { all: 'on' } },
    400,
    'parameter_invalid',
    'preferences.all',
  ],
];

for (const [name, start] of BACKENDS) {
  describe(`bad input, ${name}`, () => {
    let service: RunningContacts;
    before(async () => {
      service = await start();
    });
    after(() => service.stop());

    const send = (method: string, path: string, body?: unknown) =>
      service.request(path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // workerd resets a connection whose body it did not read; the next test gets another one.
        headers: { Connection: 'close' },
      });

    for (const [method, path, body, status, code, param] of CASES) {
      const sent = body === undefined ? '' : JSON.stringify(body);
      test(`${method} ${path.slice(0, 80)} ${sent.slice(0, 80)}`, async () => {
        const response = await send(method, path, body);
        const { error } = z.parse(errorSchema, await response.json());
        assert.deepEqual(
          { status: response.status, code: error.code, param: error.param },
          { status, code, param },
        );
        assert.equal(error.status, status);
        assert.match(error.message, SENTENCE);
      });
    }

    test('a cursor that was cut short anywhere is refused', async () => {
      for (let i = 0; i < 3; i++) await send('POST', '/v2/contacts', { userId: `usr_cut_${i}` });
      const { nextCursor } = (await (await send('GET', '/v2/contacts?limit=1')).json()) as {
        nextCursor: string;
      };
      assert.equal((await send('GET', `/v2/contacts?limit=1&cursor=${nextCursor}`)).status, 200);
      // Nothing at all is the first page.
      for (let length = 1; length < nextCursor.length; length++) {
        const cut = nextCursor.slice(0, length);
        const response = await send('GET', `/v2/contacts?cursor=${cut}`);
        assert.equal(response.status, 400, cut);
      }
    });

    test('text that is not JSON, not UTF-8 or not said to be JSON is refused', async () => {
      const bodies: [string | Uint8Array<ArrayBuffer>, string, number, string][] = [
        ['{', 'application/json', 400, 'invalid_json'],
        ['', 'application/json', 400, 'invalid_json'],
        [Uint8Array.of(0x22, 0xff, 0x22), 'application/json', 400, 'invalid_encoding'],
        ['{"userId":"x"}', 'text/plain', 415, 'unsupported_media_type'],
      ];
      for (const [body, type, status, code] of bodies) {
        const response = await service.request('/v2/contacts', {
          method: 'POST',
          body,
          headers: { 'Content-Type': type },
        });
        const { error } = z.parse(errorSchema, await response.json());
        assert.deepEqual([response.status, error.code], [status, code]);
      }
    });

    test('versions: nova is served, clover as far as it went, others are refused', async () => {
      await send('POST', '/v2/contacts', { userId: 'usr_version' });
      const get = (path: string, version: string) =>
        service.request(path, { headers: { 'Featurebase-Version': version } });
      const contact = '/v2/contacts/by-user-id/usr_version';
      assert.equal((await get(contact, '2026-01-01.nova')).status, 200);
      assert.equal((await get(`${contact}/email-preferences`, '2025-12-12.clover')).status, 200);
      for (const [path, version, code] of [
        [contact, '2025-12-12.clover', 'version_unsupported'],
        [contact, '2026-08-19', 'version_unknown'],
        [`${contact}/email-preferences`, '', 'version_unknown'],
      ] as const) {
        const response = await get(path, version);
        const { error } = z.parse(errorSchema, await response.json());
        assert.deepEqual(
          [response.status, error.code, error.param],
          [400, code, 'Featurebase-Version'],
        );
      }
    });

    test('an origin that is none is refused; an identifier that cannot be kept is left out', async () => {
      await send('POST', '/v2/contacts', { userId: 'usr_headers' });
      const path = '/v2/contacts/by-user-id/usr_headers/email-preferences';
      const change = (all: string, headers: Record<string, string>) =>
        service.request(path, {
          method: 'PATCH',
          body: JSON.stringify({ preferences: { all } }),
          headers,
        });
      const refused = await change('unsubscribed', { 'X-Consent-Route': 'pigeon' });
      const { error } = z.parse(errorSchema, await refused.json());
      assert.deepEqual([refused.status, error.param], [400, 'X-Consent-Route']);
      // An opt-out is not refused for the name of the request that brings it.
      const kept = await change('unsubscribed', {
        'X-Consent-Token-Id': 'a b',
        'X-Request-Id': 'x'.repeat(129),
      });
      assert.equal(kept.status, 200);
      const history = await (await service.request(`${path}/history`)).json();
      const { data } = z.parse(historySchema, history);
      assert.deepEqual(
        data.map(({ tokenId, requestId }) => [tokenId, requestId]),
        [[null, null]],
      );
    });
  });
}
